import Foundation
import Testing

@testable import Newsroom

@Suite("What readers must not see yet, or any more")
struct SecrecyTests {
  private let picture = Data(
    base64Encoded:
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")!

  private func site(_ secret: String) throws -> TestSite {
    let site = try TestSite([
      "content/site.yml": "title: Gazette\nbase_url: https://gazette.example\n",
      "content/articles/open.md": newsItem(
        "An open story", "tags: [harbour]\nsection: Town\nauthors: [Ada Ferris]",
        body: "Words about the harbour wall."),
      "content/articles/zebra-secret.md": newsItem(
        "Zebra headline",
        secret + "\ntags: [zebratag, harbour]\nsection: Zebrasection\nseries: Zebraseries\n"
          + "authors: [Zebra Writer]\naliases: [/zebra-old]\nimage: /media/zebra.png",
        body: "Zebra words about the harbour wall.\n\n![Zebra](/media/zebra2.png)"),
    ])
    try site.write("content/media/zebra.png", picture)
    try site.write("content/media/zebra2.png", picture)
    try site.write("content/media/open.png", picture)
    return site
  }

  @Test(
    "A draft, an embargoed, an expired or a future story leaves no trace in any output byte or file name",
    arguments: [
      "draft: true", "embargo: 2026-06-02 09:00", "expires: 2026-05-20", "published: false",
      "expires: 2026-06-01T12:00:00Z",
    ])
  func noTrace(_ secret: String) throws {
    let site = try site(secret)
    #expect(try site.build().succeeded)
    let tree = try site.tree()
    #expect(tree["media/open.png"] != nil)
    for (path, data) in tree {
      #expect(!path.lowercased().contains("zebra"), "\(path)")
      #expect(!String(decoding: data, as: UTF8.self).lowercased().contains("zebra"), "\(path)")
    }
    #expect(!(try site.read("output/\(Manifest.fileName)").lowercased().contains("zebra")))
  }

  @Test(
    "A picture of a held story is held, however it is named",
    arguments: [
      "![Z](https://gazette.example/media/zebra3.png)", "<img src='/media/zebra3.png'>",
      "<p><img srcset=\"/media/zebra3.png 2x, /media/open.png\"></p>",
      "<video poster=/media/zebra3.png></video>",
      "<div style=\"background: url('/media/zebra3.png')\">x</div>", "<img src=\"/paper/media/zebra3.png\">",
      "<img srcset=\"/paper/media/zebra3.png 2x, /media/open.png\">", "<img src=\"../media/zebra3.png\">",
    ])
  func heldPictures(_ markup: String) throws {
    let site = try site("draft: true")
    try site.write(
      "content/site.yml",
      "title: Gazette\nbase_url: https://gazette.example\(markup.contains("/paper/") ? "/paper" : "")\n"
        + "markdown: {raw_html: true}\n")
    try site.write("content/media/zebra3.png", picture)
    try site.write("content/articles/held.md", newsItem("Held", "draft: true", body: markup))
    try site.write("content/pages/plan.md", "---\ntitle: Plan\ndraft: true\n---\n\(markup)\n")
    #expect(try site.build().succeeded)
    #expect(try site.tree()["media/zebra3.png"] == nil)
    try site.write("content/articles/open2.md", newsItem("Open", body: markup))
    #expect(try site.build().succeeded)
    #expect(try site.tree()["media/zebra3.png"] != nil)
  }

  @Test(
    "A page cannot wait for a date that is still to come, as it would in Hugo",
    arguments: ["publishDate", "date"])
  func futurePage(_ key: String) throws {
    func errors(_ lines: String) throws -> [String] {
      let page = "---\ntitle: About\n\(lines)\n---\nWe are here.\n"
      let site = try TestSite(["content/articles/a.md": newsItem("A"), "content/pages/about.md": page])
      return try site.build().diagnostics.filter { $0.severity == .error }.map {
        "\($0.id) \($0.span?.line ?? 0)"
      }
    }
    #expect(try errors("\(key): 2099-01-01") == ["stories-only 3"])
    #expect(try errors("\(key): 2026-05-01") == [])
    #expect(try errors("draft: true\n\(key): 2099-01-01") == [])
  }

  @Test("A link to an expired story names it no more")
  func linkToExpired() throws {
    let site = try site("expires: 2026-05-20")
    try site.write("content/articles/link.md", newsItem("A link", body: "See [[zebra-secret]]."))
    #expect(try site.build().succeeded)
    for (path, data) in try site.tree() {
      #expect(!String(decoding: data, as: UTF8.self).lowercased().contains("zebra"), "\(path)")
    }
  }

  @Test("The same story appears everywhere once its embargo has passed")
  func appearsAfterEmbargo() throws {
    let site = try site("embargo: 2026-06-02 09:00")
    #expect(try site.build().succeeded)
    #expect(try site.build(at: "2026-06-02T09:00:00Z").succeeded)
    #expect(site.exists("output/articles/zebra-secret/index.html"))
    #expect(site.exists("output/media/zebra.png"))
    #expect(site.exists("output/tags/zebratag/index.html"))
    #expect(try site.read("output/index.html").contains("Zebra headline"))
    #expect(try site.read("output/feed.xml").contains("Zebra headline"))
  }

  @Test("Drafts are shown when they are asked for")
  func draftsOnRequest() throws {
    let site = try site("draft: true")
    #expect(try site.build(drafts: true).succeeded)
    #expect(site.exists("output/articles/zebra-secret/index.html"))
  }

  @Test("A link to a story under embargo is an error that says so")
  func linkReveals() throws {
    let site = try site("embargo: 2026-06-02 09:00")
    try site.write("content/articles/link.md", newsItem("A link", body: "See [[zebra-secret]]."))
    let result = try site.build()
    #expect(result.diagnostics.filter { $0.severity == .error }.map(\.id) == ["link-reveals-story"])
  }

  @Test("Manuscripts, notes and what lies beside a held story are never copied")
  func leftovers() throws {
    let site = try site("draft: true")
    for file in [
      "articles/zebra.MD", "articles/zebra.md.bak", "articles/zebra.docx", "zebra-notes.txt",
      "articles/#zebra.md#",
    ] {
      try site.write("content/\(file)", newsItem("Zebra manuscript", "draft: true"))
    }
    try site.write("content/articles/bundle/index.md", newsItem("Zebra bundle", "draft: true"))
    try site.write("content/articles/bundle/zebra.png", picture)
    #expect(try site.build().succeeded)
    for path in try site.tree().keys { #expect(!path.lowercased().contains("zebra"), "\(path)") }
  }
}
