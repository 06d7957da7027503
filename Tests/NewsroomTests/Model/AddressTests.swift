import Testing

@testable import Newsroom

@Suite("Addresses outside the site")
struct AddressTests {
  @Test(
    "What no address can hold is encoded once, and nothing else",
    arguments: [
      ("https://cdn.example/a b.jpg?x=1&y=2#z", "https://cdn.example/a%20b.jpg?x=1&y=2#z"),
      ("https://cdn.example/a%20b.jpg", "https://cdn.example/a%20b.jpg"),
      ("https://bücher.example/größe?q=ä|b", "https://bücher.example/gr%C3%B6%C3%9Fe?q=%C3%A4%7Cb"),
      ("https://[2001:db8::1]:8080/a[1].jpg", "https://[2001:db8::1]:8080/a%5B1%5D.jpg"),
      ("//cdn.example/\"<>", "//cdn.example/%22%3C%3E"), ("https://bücher.example", "https://bücher.example"),
      ("mailto:desk@a.example?subject=A word", "mailto:desk@a.example?subject=A%20word"),
      ("tel:+44", "tel:+44"),
    ])
  func encoded(address: String, legal: String) {
    #expect(encodedAddress(address) == legal)
    #expect(encodedAddress(legal) == legal)
  }

  @Test("A picture or link elsewhere is a legal address on pages, in structured data and in feeds")
  func everywhere() throws {
    let image = "image: {src: \"https://cdn.example/a b.jpg?x=1&y=2\", alt: A, width: 1600, height: 900}"
    let site = try TestSite([
      "content/site.yml":
        "base_url: https://gazette.example\nfooter: [{label: Us, url: \"https://f.example/u s\"}]\n",
      "content/articles/a.md": newsItem(
        "A", image, body: "![A](<https://cdn.example/c d.jpg>) and [this](<https://e.example/x y>)."),
    ])
    #expect(try site.build().succeeded)
    let page = try site.read("output/articles/a/index.html")
    for address in [
      "src=\"https://cdn.example/a%20b.jpg?x=1&amp;y=2\"",
      "\"url\":\"https://cdn.example/a%20b.jpg?x=1\\u0026y=2\"",
      "src=\"https://cdn.example/c%20d.jpg\"", "href=\"https://e.example/x%20y\"",
      "href=\"https://f.example/u%20s\"",
    ] { #expect(page.contains(address), "\(address)") }
    for file in ["feed.xml", "feed.json"] {
      #expect(try site.read("output/" + file).contains("cdn.example/a%20b.jpg"), "\(file)")
    }
    for file in ["articles/a/index.html", "feed.xml", "atom.xml", "feed.json"] {
      let text = try site.read("output/" + file)
      for part in ["a b.jpg", "c d.jpg", "x y", "u s\""] {
        #expect(!text.contains(part), "\(part) in \(file)")
      }
    }
  }
}
