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

  @Test(
    "A redirect out of the web leads to no web address",
    arguments: [
      "intent://a.example/x", "mailto:a@b.example", "tel:+441632960147", "x-app.2+z:open", "https:",
    ])
  func outOfTheWeb(location: String) throws {
    #expect(try #require(WebAddress("https://a.example/p/x")).resolving(location) == nil)
  }

  @Test(
    "A colon behind the beginning of a path makes no scheme", arguments: ["./a:b", "a/b:c", "?a:b", "1a:b"])
  func colons(location: String) throws {
    #expect(try #require(WebAddress("https://a.example/p/x")).resolving(location) != nil)
  }
}
