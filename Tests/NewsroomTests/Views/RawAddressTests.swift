import Foundation
import Markdown
import Testing

@testable import Newsroom

@Suite("Addresses in raw HTML")
struct RawAddressTests {
  private func site(_ body: String, at baseURL: String = "https://h.example/stage") throws -> TestSite {
    try TestSite([
      "content/site.yml": "title: Gazette\nbase_url: \(baseURL)\nmarkdown: {raw_html: true}\n",
      "content/articles/a.md": newsItem("A", body: body), "content/articles/b.md": newsItem("B"),
      "content/media/a b.jpg": "x", "content/media/c.jpg": "x",
    ])
  }

  @Test("On pages they lie below the site's own path, in feeds they are whole")
  func places() throws {
    let site = try site(
      "<p><a href=\"/articles/b/#x\">b</a> <img alt=\"\" src=\"/media/a b.jpg\" srcset='/media/c.jpg 2x'></p>\n"
    )
    #expect(try site.build().succeeded)
    #expect(
      try site.read("output/articles/a/index.html").contains(
        "<a href=\"/stage/articles/b/#x\">b</a> "
          + "<img alt=\"\" src=\"/stage/media/a%20b.jpg\" srcset=\"/stage/media/c.jpg 2x\">"))
    for feed in ["feed.xml", "atom.xml", "feed.json"] {
      let text = try site.read("output/" + feed)
      for address in ["articles/b/#x", "media/a%20b.jpg", "media/c.jpg 2x"] {
        #expect(text.contains("\"https://h.example/stage/\(address)"), "\(feed)")
      }
    }
  }

  @Test("Those written for just the place of the site are right, too", arguments: ["", "/stage"])
  func withBasePath(_ base: String) throws {
    let site = try site("<a href=\"\(base)/articles/b\">b</a>\n")
    let result = try site.build()
    #expect(result.diagnostics.filter { $0.id == "broken-link" } == [])
    #expect(try site.read("output/articles/a/index.html").contains("<a href=\"/stage/articles/b/\">b</a>"))
  }

  @Test(
    "The site's own path alone is its front page, and two slashes behind it lead to no other site",
    arguments: [
      ("/stage", "<a href=\"/stage/\">b</a>"), ("/stage?x", "<a href=\"/stage/?x\">b</a>"),
      ("/stage//evil.example/", "<a>b</a>"), ("/stages/", "<a>b</a>"),
    ])
  func bareBasePath(_ address: String, _ expected: String) throws {
    let site = try site("<p><a href=\"\(address)\">b</a></p>\n")
    #expect(try site.build().succeeded)
    #expect(try site.read("output/articles/a/index.html").contains(expected))
  }

  @Test("One that leads nowhere is left out and told as in Markdown")
  func broken() throws {
    let site = try site(
      "<p><a class=\"x\" href=\"/nowhere/\">b</a> <img srcset=\"/media/n.jpg, /media/c.jpg 2x\"></p>")
    let findings = try site.build().diagnostics.filter { $0.id == "broken-link" }
    #expect(findings.map { $0.span?.column } == [23, 53])
    #expect(
      try site.read("output/articles/a/index.html").contains(
        "<a class=\"x\">b</a> <img srcset=\"/stage/media/c.jpg 2x\">"))
  }

  @Test(
    "A relative one leads to what lies beside the file, else on from the page; feeds have it whole",
    arguments: [
      ("<img alt=\"\" src=\"map.jpg\">", "<img alt=\"\" src=\"/stage/articles/f/map.jpg\">"),
      (
        "<img srcset=\"map.jpg 1x, ../../media/c.jpg 2x\">",
        "<img srcset=\"/stage/articles/f/map.jpg 1x, /stage/media/c.jpg 2x\">"
      ),
      ("<a href=\"../b.md#x\">b</a>", "<a href=\"/stage/articles/b/#x\">b</a>"),
      ("<a href=\"?print\">b</a>", "<a href=\"/stage/flood/?print\">b</a>"),
      ("<a href=\"../articles/b\">b</a>", "<a href=\"/stage/articles/b/\">b</a>"),
      ("<a href=\"../../../b/\">b</a>", "<a>b</a>"),
    ])
  func relative(_ html: String, _ expected: String) throws {
    let site = try site("Words.")
    try site.write("content/articles/f/map.jpg", "x")
    try site.write(
      "content/articles/f/index.md", newsItem("F", "permalink: /flood/", body: "<div>\(html)</div>"))
    #expect(try site.build().succeeded)
    #expect(try site.read("output/flood/index.html").contains("<div>\(expected)</div>"))
    let whole = expected.replacing("\"/stage", with: "\"https://h.example/stage").replacing(
      ", /stage", with: ", https://h.example/stage")
    #expect(try site.read("output/feed.xml").contains("<div>\(whole)</div>"))
  }

  @Test(
    "What is no path of the site stays as it was written",
    arguments: ["#x", "mailto:a@b.example", "tel:1", "//cdn.example/x", "https://o.example/x", "data:,x"])
  func otherSchemes(_ address: String) throws {
    let site = try site("<div><a href='\(address)'>b</a></div>")
    #expect(try site.build().succeeded)
    #expect(
      try site.read("output/articles/a/index.html").contains("<div><a href='\(address)'>b</a></div>"))
  }

  @Test("A relative address on a page of its own is read as before, but for what lies beside its file")
  func relativeOnPage() throws {
    let site = try site("Words.")
    try site.write("content/pages/about.md", "---\ntitle: About\n---\n<p><a href=\"team/\">t</a></p>\n")
    #expect(try site.build().succeeded)
    #expect(try site.read("output/about/index.html").contains("<a href=\"team/\">t</a>"))
  }

  @Test("The address of a held story stops a build, and that of an expired one is left out")
  func hiddenStory() throws {
    for address in ["/articles/e/", "/stage/articles/e", "e.md", "../e/"] {
      let body = "<a href=\"\(address)\">e</a>"
      let site = try site(body)
      try site.write("content/articles/e.md", newsItem("E", "embargo: 2099-01-01"))
      #expect(try site.build().diagnostics.map(\.id).contains("link-reveals-story"), "\(body)")
      try site.write("content/articles/e.md", newsItem("E", "expires: 2026-05-20"))
      #expect(try site.build().diagnostics.map(\.id).contains("link-to-expired"), "\(body)")
      #expect(try site.read("output/articles/a/index.html").contains("<a>e</a>"))
    }
  }

  /// Tags and what our attributes hold, as a browser reads them.
  private func tags(_ html: String) -> [[String]] {
    var reader = MarkupReader(Array(html.utf8))
    var tags: [[String]] = []
    while reader.next() {
      let names = ["href", "src", "srcset", "poster", "class", "title", "alt"]
      tags.append(
        [reader.name, "\(reader.isEndTag)"] + names.map { "\($0)=" + (reader[$0]?.trimmed ?? "-") })
    }
    return tags
  }

  @Test("Whatever is written, browsers read the same tags and addresses in what is published")
  func hostile() {
    let pieces = [
      "<a href=\"/x/?a&amp;b\">", "<img src='/y.jpg'alt=\"\">", "<video class=c poster=/p.jpg />", "<a ",
      "<img ", "<b>", "</a>", ">", "<", "/", " ", "=", "\"", "'", "href=", "HREF=", "src =",
      "poster=\"",
      "/x/", "\"/x/\"", "'/y.jpg'", "href=\"/z/?a&amp;b\"", "src='/m\"n.jpg'",
      "srcset=\"/a.jpg 1x, /b.jpg 2x\"",
      "class=c", "title=\"", "alt=\"a > b\"", "<!--", "-->", "<!", "<?", "&quot;", "&", "//h.example", "\\",
      "\t", "words", "ä",
    ]
    var numbers = SeededNumbers(seed: 7)
    let reader = MarkdownReader(options: MarkdownOptions(rawHTML: true))
    var filled = 0
    for _ in 0..<10_000 {
      let text = (0..<numbers.below(14)).map { _ in pieces[numbers.below(pieces.count)] }.joined()
      let body = "<div>\n\(text)\n</div>\n"
      guard let document = reader.document(from: Array(body.utf8)[...], path: "a.md").document else {
        continue
      }
      var html = ""
      document.html.forEachPart { part in
        switch part {
        case .html(let bytes): html += String(decoding: bytes, as: UTF8.self)
        case .slot(.attribute(let name, let addresses)):
          let values = addresses.compactMap { address -> String? in
            guard case .attribute(let path) = document.links[address.link].target else { return nil }
            return path + address.descriptor
          }
          filled += 1
          let value = values.joined(separator: ", ").replacing("&", with: "&amp;").replacing(
            "\"", with: "&quot;")
          html += " \(name)=\"\(value)\""
        case .slot: html += "?"
        }
      }
      #expect(tags(html) == tags(body), "\(body)")
    }
    #expect(filled > 1_000)
  }
}
