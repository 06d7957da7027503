import Testing

@testable import OutsideLinks

@Suite("Web addresses")
struct WebAddressTests {
  @Test(
    "A host is what names a machine",
    arguments: [
      ("https://A.example/x", "a.example"), ("http://u:p@a.example:81?x", "a.example"),
      ("https://[::1]:80/", "::1"), ("https://a.example#b", "a.example"),
    ])
  func hosts(text: String, host: String) {
    #expect(WebAddress(text)?.host == host)
  }

  @Test(
    "What is no absolute web address is none",
    arguments: ["", "/x", "mailto:a@b", "ftp://a/", "https://", "https:///x"])
  func none(text: String) {
    #expect(WebAddress(text) == nil)
  }

  @Test(
    "A redirect may be given from where it stands",
    arguments: [
      ("https://b.example/y", "https://b.example/y"), ("//b.example/y", "https://b.example/y"),
      ("/y?z", "https://a.example:8/y?z"), ("y", "https://a.example:8/p/y"),
      ("?q", "https://a.example:8/p/x?q"),
      ("/y#part", "https://a.example:8/y"),
    ])
  func redirects(location: String, result: String) {
    #expect(WebAddress("https://a.example:8/p/x?old#part")?.resolving(location)?.text == result)
  }
}
