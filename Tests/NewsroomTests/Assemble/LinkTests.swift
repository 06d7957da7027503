import Diagnostics
import Testing

@testable import Newsroom

@Suite("Links find their way")
struct LinkTests {
  @Test("An excerpt shows the headline that a wiki link leads to, in cards and in search results")
  func excerpt() throws {
    let site = try TestSite([
      "content/articles/flood.md": newsItem("Harbour & walls"),
      "content/articles/after.md": newsItem(
        "After", body: "It began with [[flood]], they say, [[flood|then]]."),
    ])
    #expect(try site.build().succeeded)
    let page = try site.read("output/articles/after/index.html")
    #expect(page.contains("content=\"It began with Harbour &amp; walls, they say, then."))
    #expect(
      try site.read("output/index.html").contains("It began with Harbour &amp; walls, they"))
  }

  @Test("A wiki link to a place in a story leads there")
  func places() throws {
    let site = try TestSite([
      "content/articles/flood.md": newsItem("Flood", body: "## The night\n\nWords."),
      "content/articles/after.md": newsItem(
        "After", body: "| a |\n|---|\n| [[flood#the-night\\|that night]] |"),
    ])
    #expect(try site.build().succeeded)
    #expect(
      try site.read("output/articles/after/index.html").contains(
        "<a href=\"/articles/flood/#the-night\">that night</a>"))
  }

  @Test("A link without a scheme gets that of the paper in feeds, which are read elsewhere")
  func protocolRelative() throws {
    let site = try TestSite([
      "content/site.yml": "title: Gazette\nbase_url: https://gazette.example\n",
      "content/articles/a.md": newsItem("A", body: "See [this](//cdn.example/x)."),
    ])
    #expect(try site.build().succeeded)
    #expect(try site.read("output/articles/a/index.html").contains("href=\"//cdn.example/x\""))
    for feed in ["feed.xml", "atom.xml", "feed.json"] {
      let text = try site.read("output/" + feed)
      #expect(text.contains("https://cdn.example/x") && !text.contains("\"//cdn.example"), "\(feed)")
    }
  }

  @Test("A site beyond ASCII is written as machines take it, and known however its address is typed")
  func ownSpellings() throws {
    let site = try TestSite([
      "content/site.yml": "base_url: https://süd.example/örtlich\nmarkdown: {raw_html: true}\n",
      "content/articles/b.md": newsItem("B"),
      "content/articles/a.md": newsItem(
        "A",
        body: """
          [1](https://süd.example/örtlich/articles/b/#ü) [2](HTTPS://xn--sd-xka.example/%C3%B6rtlich/articles/b/)
          <a href="/örtlich/articles/b/">3</a> [4](https://Süd.example/articles/b/)
          """),
    ])
    #expect(try site.build().succeeded)
    let page = try site.read("output/articles/a/index.html")
    for link in [
      "/%C3%B6rtlich/articles/b/#ü\">1", "/%C3%B6rtlich/articles/b/\">2", "/%C3%B6rtlich/articles/b/\">3",
      "https://Süd.example/articles/b/\" rel", "https://xn--sd-xka.example/%C3%B6rtlich/articles/a/\"",
    ] { #expect(page.contains("=\"" + link), "\(link)") }
    for file in ["sitemap.xml", "robots.txt", "feed.xml"] {
      let text = try site.read("output/" + file)
      #expect(text.contains("xn--sd-xka.example/%C3%B6rtlich/") && !text.contains("//süd."), "\(file)")
    }
    #expect(try site.read("output/site.webmanifest").contains("\"id\":\"/%C3%B6rtlich/\""))
  }

  @Test(
    "However the site's address is spelt, a link to a hidden story is found",
    arguments: [
      ("https://a.example/örtlich", "https://a.example/%c3%b6rtlich"),
      ("https://a.example/%c3%b6rtlich", "https://a.example/örtlich"),
      ("https://a.example/~ada", "https://a.example/%7Eada"),
      ("https://süd.example", "https://s%C3%BCd.example"), ("https://a.example", "https://a.example:443"),
      ("https://a.example", "http://a.example"), ("https://a.example", "//a.example"),
      ("http://a.example:80", "HTTPS://A.example"),
    ])
  func hiddenSpellings(address: String, spelling: String) throws {
    let site = try TestSite([
      "content/site.yml": "base_url: \(address)\n",
      "content/articles/raid.md": newsItem("Raid", "draft: true"),
      "content/articles/a.md": newsItem("A", body: "[1](\(spelling)/articles/raid/)"),
    ])
    #expect(try site.build().diagnostics.filter { $0.severity == .error }.count == 1)
  }

  @Test("A broken link of the settings is reported where it is written")
  func settings() throws {
    let site = try TestSite([
      "content/site.yml":
        "title: Gazette\nfooter:\n  - {label: Us, url: /abuot/}\npublisher:\n  ethics_policy: /ethics/\n",
      "content/articles/a.md": newsItem("A"),
    ])
    let spans = try site.build().diagnostics.filter { $0.id == "broken-setting-link" }.map(\.span)
    #expect(
      spans == [
        SourceSpan(path: "content/site.yml", line: 3, column: 22, length: 7),
        SourceSpan(path: "content/site.yml", line: 5, column: 18, length: 8),
      ])
  }

  @Test("A link of the settings begins at the front page, with or without its slash")
  func rootedSettings() throws {
    let site = try TestSite([
      "content/site.yml":
        "base_url: https://gazette.example/news\nnavigation:\n- {label: About, url: about/}\n"
        + "- {label: Place, url: '#latest'}\n- {label: Mail, url: 'mailto:a@b.example'}\n"
        + "- {label: Else, url: //cdn.example/x}\n",
      "content/articles/a.md": newsItem("A"), "content/pages/about.md": "---\ntitle: About\n---\nUs.\n",
      "content/authors/ada.md": "---\nname: Ada\nlinks: [{label: Us, url: about/}]\n---\nAda.\n",
    ])
    #expect(try site.build().succeeded)
    let page = try site.read("output/articles/a/index.html")
    for address in ["/news/about/", "/news/#latest", "mailto:a@b.example", "//cdn.example/x"] {
      #expect(page.contains("href=\"\(address)\""), "\(address)")
    }
    #expect(try site.read("output/authors/ada/index.html").contains("href=\"/news/about/\""))
  }

  @Test(
    "A link of the settings that leads nowhere is an error, however it is written",
    arguments: ["abuot/", "/abuot/", "./about/", "other.example"])
  func brokenSettings(_ address: String) throws {
    let site = try TestSite([
      "content/site.yml":
        "base_url: https://gazette.example\nfooter:\n- {label: About, url: '\(address)'}\n",
      "content/articles/a.md": newsItem("A"), "content/pages/about.md": "---\ntitle: About\n---\nUs.\n",
    ])
    let result = try site.build()
    #expect(result.diagnostics.filter { $0.severity == .error }.map(\.id) == ["broken-setting-link"])
  }

  /// What a link in the body of a story becomes, and what is said of it.
  private func link(_ address: String, at baseURL: String = "https://gazette.example") throws -> (
    html: String, findings: [String]
  ) {
    let site = try TestSite([
      "content/site.yml": "base_url: \(baseURL)\n",
      "content/articles/a.md": newsItem("A", body: "Start [link](<\(address)>) end."),
      "content/articles/report#1.pdf": "x", "content/articles/data.pdf": "x",
    ])
    let result = try site.build()
    #expect(result.succeeded)
    let page = try site.read("output/articles/a/index.html")
    let start = try #require(page.range(of: "<p>Start "))
    let body = page[start.upperBound...].prefix { $0 != "\n" }
    return (String(body), result.diagnostics.map(\.id).filter { $0.hasPrefix("broken-") })
  }

  @Test(
    "A relative link is decoded once and keeps what follows its path",
    arguments: [
      ("report%231.pdf", "/articles/report%231.pdf"), ("data.pdf?from=/", "/articles/data.pdf?from=/"),
      ("data.pdf#page=2", "/articles/data.pdf#page=2"), ("?x=1", "/articles/a/?x=1"),
      ("?x=1#y", "/articles/a/?x=1#y"),
    ])
  func relative(_ address: String, _ href: String) throws {
    let (html, findings) = try link(address)
    #expect(html.hasPrefix("<a href=\"\(href)\">link</a>"))
    #expect(findings == [])
  }

  @Test("A path that cannot be is shown as plain text", arguments: ["/a//b", "../../x", "/a/./b"])
  func unclean(_ address: String) throws {
    let (html, findings) = try link(address, at: "https://gazette.example/news")
    #expect(html.hasPrefix("<a>link</a>"))
    #expect(findings == ["broken-link"])
  }

  @Test(
    "A link to the address of a hidden story is told as one to its file, unless it leads readers on",
    arguments: [
      ("draft: true", "link-reveals-story"), ("embargo: 2099-01-01", "link-reveals-story"),
      ("expires: 2026-05-20", "link-to-expired"),
    ])
  func hiddenAddress(_ hold: String, _ id: String) throws {
    let site = try TestSite([
      "content/articles/a.md": newsItem("A", body: "[b](/articles/b/)"),
      "content/articles/b.md": newsItem("B", hold), "content/articles/c.md": newsItem("C"),
    ])
    let result = try site.build()
    #expect(result.diagnostics.filter { $0.id.contains("link-") }.map(\.id) == [id])
    #expect(result.succeeded == (id == "link-to-expired"))
    try site.write("content/articles/c.md", newsItem("C", "aliases: [/articles/b/]"))
    #expect(try site.build().diagnostics.filter { $0.id.contains("link-") } == [])
  }

  @Test(
    "A picture may lie elsewhere in every spelling that a link may have",
    arguments: [
      ("//cdn.example/x.jpg", "https://cdn.example/x.jpg"),
      ("HTTPS://cdn.example/x.jpg", "https://cdn.example/x.jpg"),
    ])
  func pictures(_ address: String, _ source: String) throws {
    let site = try TestSite([
      "content/site.yml": "base_url: https://gazette.example\n",
      "content/articles/a.md": newsItem(
        "A", "image: {src: '\(address)', alt: X, width: 1200, height: 630}", body: "![Words](\(address))"),
    ])
    #expect(try site.build().diagnostics.map(\.id).contains("missing-picture") == false)
    let page = try site.read("output/articles/a/index.html")
    #expect(page.contains("og:image\" content=\"\(source)\""))
    #expect(page.contains("src=\"\(source)\" alt=\"Words\""))
  }

  @Test(
    "The picture that was probably meant is named as Markdown takes it",
    arguments: [
      ("/media/hafen%20blick.jpg", "/media/Hafen%20Blick.JPG"),
      ("/media/Stra%C3%9Fe.jpg", "/media/Straße.JPG"),
      ("/media/plan(1).jpg", "/media/plan%281%29.png"), ("/media/half%20%23.jpg", "/media/half%20%23.png"),
    ])
  func nearestPicture(_ address: String, _ meant: String) throws {
    let site = try TestSite(["content/articles/a.md": newsItem("A", body: "![Words](\(address))")])
    for name in ["Hafen Blick.JPG", "Straße.JPG", "plan(1).png", "half #.png"] {
      try site.write("content/media/" + name, "x")
    }
    #expect(
      try site.build().diagnostics.filter { $0.id == "missing-picture" }.map(\.help) == [
        "did you mean \(meant)?"
      ])
    try site.write("content/articles/a.md", newsItem("A", body: "![Words](\(meant))"))
    #expect(try site.build().diagnostics.filter { $0.id == "missing-picture" } == [])
    #expect(try site.read("output/articles/a/index.html").contains("alt=\"Words\""))
  }

  @Test(
    "A picture's name may have any sign in it",
    arguments: ["Foto #3.JPG", "what?.jpg", "50%25.jpg", "a b.jpg"])
  func pictureNames(_ name: String) throws {
    let site = try TestSite([
      "content/articles/a.md": newsItem("A", "image: \"/media/\(name)\""), "content/media/\(name)": "x",
    ])
    #expect(try site.build().diagnostics.filter { $0.id == "missing-picture" } == [])
    #expect(
      try site.read("output/articles/a/index.html").contains(
        "src=\"/media/\(percentEncoded(name, keeping: .path))\""))
  }

  @Test("A site whose address nobody gave is warned about it, once")
  func address() throws {
    let site = try TestSite(["content/articles/a.md": newsItem("A")])
    #expect(try site.build().diagnostics.count { $0.id == "no-base-url" } == 1)
    #expect(
      try site.build(baseURL: "https://gazette.example").diagnostics.allSatisfy { $0.id != "no-base-url" })
    try site.write("content/site.yml", "base_url: https://gazette.example\n")
    #expect(try site.build().diagnostics.allSatisfy { $0.id != "no-base-url" })
  }
}
