import Testing

@testable import Newsroom

@Suite("Addresses on a printed page")
struct AddressReaderTests {
  private let reader = AddressReader(
    known: Set(["/", "/about/", "/articles/über/", "/media/a b.jpg"].compactMap { SitePath($0) }),
    basePath: "/news", baseURL: "https://gazette.example/news")
  private let page = SitePath("/articles/über/")!

  @Test(
    "Addresses are found in every spelling that a browser takes",
    arguments: [
      ("/news/about/", "/about/", ""), ("/news/about/#us", "/about/", "us"), ("/news/about", "/about/", ""),
      ("/news/about/index.html?x#us", "/about/", "us"), ("https://gazette.example/news", "/", ""),
      ("https://gazette.example/news/about/#us", "/about/", "us"), ("#x%C3%BC", "/articles/über/", "xü"),
      ("../../about/", "/about/", ""), ("../..", "/", ""), ("/news/media/a%20b.jpg", "/media/a b.jpg", ""),
      (" /news/about/ ", "/about/", ""), ("", "/articles/über/", ""), ("?page=2", "/articles/über/", ""),
      ("#top", "/articles/über/", ""), ("#:~:text=words", "/articles/über/", ""),
      ("/news/articles/%C3%BCber/#a:~:text=b", "/articles/über/", "a"),
    ])
  func found(address: String, path: String, fragment: String) {
    #expect(reader.read(address, on: page) == .here(SitePath(path)!, fragment: fragment))
  }

  @Test(
    "What the site does not have is unknown",
    arguments: [
      "/about/", "/news/nowhere/", "nowhere", "../../../x", "https://gazette.example/news/nowhere/",
    ])
  func unknown(address: String) {
    #expect(reader.read(address, on: page) == .unknown)
  }

  @Test(
    "Other sites, mail and scripts are outside",
    arguments: [
      "https://elsewhere.example/about/", "//elsewhere.example", "mailto:a@b.example", "tel:1",
      "https://gazette.example/newsroom/", "https://gazette.example/",
    ])
  func outside(address: String) {
    #expect(reader.read(address, on: page) == .outside)
  }
}
