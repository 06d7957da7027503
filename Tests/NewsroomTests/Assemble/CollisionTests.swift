import Testing

@testable import Newsroom

@Suite("Two pages cannot share an address")
struct CollisionTests {
  private func errors(_ files: [String: String]) throws -> [String] {
    try TestSite(files).build().diagnostics.filter { $0.severity == .error }.map {
      $0.id + ": " + $0.headline
    }
  }

  @Test("Two stories with one slug are an error that names both")
  func slugs() throws {
    let found = try errors([
      "content/articles/a.md": newsItem("A", "slug: flood"),
      "content/articles/b.md": newsItem("B", "slug: flood"),
    ])
    #expect(found == ["duplicate-slug: Slug 'flood' is already taken by content/articles/a.md"])
  }

  @Test(
    "Of dated files with one name the newer takes its date into its address only where it must",
    arguments: [
      ("/articles/{slug}/", ["articles/letters", "articles/2026-10-11-letters"]),
      ("/{year}/{month}/{day}/{slug}/", ["2026/10/04/letters", "2026/10/11/letters"]),
      ("/{year}/{slug}/", ["2026/letters", "2026/2026-10-11-letters"]),
    ])
  func datedNames(_ pattern: String, _ paths: [String]) throws {
    let site = try TestSite([
      "content/site.yml": "permalink: \(pattern)\n",
      "content/articles/2026-10-04-letters.md": newsItem("First", date: "2026-10-04"),
      "content/articles/2026-10-11-letters.md": newsItem("Second", date: "2026-10-11"),
      "content/articles/links.md": newsItem("Links", body: "[[letters]], [[2026-10-11-letters]]"),
    ])
    #expect(try site.build(at: "2026-11-01").succeeded)
    for (path, headline) in zip(paths, ["First", "Second"]) {
      #expect(try site.read("output/\(path)/index.html").contains(">\(headline)</h1>"), "\(path)")
    }
    let links = paths.enumerated().map { "<a href=\"/\($1)/\">\(["First", "Second"][$0])</a>" }
    let page = try #require(try site.tree().first { $0.key.hasSuffix("/links/index.html") }?.value)
    #expect(String(decoding: page, as: UTF8.self).contains(links.joined(separator: ", ")))
  }

  @Test("Folders of one name are told apart by their dates, and collide without")
  func bundles() throws {
    let site = try TestSite([
      "content/articles/2024-05-07-fire/index.md": newsItem("First"),
      "content/articles/2025-05-07-fire/index.md": newsItem("Second"),
    ])
    #expect(try site.build().succeeded)
    #expect(try site.read("output/articles/2025-05-07-fire/index.html").contains("Second"))
    #expect(
      try errors([
        "content/articles/north/flood/index.md": newsItem("North"),
        "content/articles/south/flood/index.md": newsItem("South"),
      ]) == ["duplicate-slug: Slug 'flood' is already taken by content/articles/north/flood/index.md"])
  }

  @Test("A story hidden today collides today, not on the morning of its embargo")
  func hidden() throws {
    let found = try errors([
      "content/articles/a.md": newsItem("A", "slug: flood"),
      "content/articles/b.md": newsItem("B", "slug: flood\nembargo: 2026-07-01"),
    ])
    #expect(found.count == 1)
  }

  @Test("An alias that is another page's address is an error that names both")
  func aliases() throws {
    let found = try errors([
      "content/articles/a.md": newsItem("A"),
      "content/articles/b.md": newsItem("B", "aliases: [/articles/a/]"),
    ])
    #expect(
      found == [
        "path-collision: The alias /articles/a/ and the story articles/a.md both want the address /articles/a/"
      ])
  }

  @Test("A static page and a section of the site's own cannot share an address")
  func pages() throws {
    let found = try errors([
      "content/articles/a.md": newsItem("A", "tags: [x]"),
      "content/pages/tags.md": "---\ntitle: Tags\n---\nMine.\n",
    ])
    #expect(found.count == 1)
    #expect(found[0].contains("the page pages/tags.md"))
  }

  @Test("Files that would be written over by a page are an error")
  func media() throws {
    let found = try errors(["content/articles/a.md": newsItem("A"), "content/404.html": "mine"])
    #expect(found.count == 1)
  }

  @Test("Pages whose addresses differ only in capitals are an error: many disks keep but one of them")
  func capitals() throws {
    let found = try errors([
      "content/articles/a.md": newsItem("A", "slug: flood"),
      "content/articles/b.md": newsItem("B", "slug: Flood"),
      "content/articles/c.md": newsItem("C", "permalink: /ÜBER/"),
      "content/pages/about.md": "---\ntitle: Us\npermalink: /über/\n---\nWe.\n",
    ])
    #expect(
      found == [
        "case-collision: /articles/Flood/ of the story articles/b.md differs from /articles/flood/ of the story "
          + "articles/a.md in nothing but capitals",
        "case-collision: /ÜBER/ of the story articles/c.md differs from /über/ of the page pages/about.md in "
          + "nothing but capitals",
      ])
  }

  @Test("An alias may differ in capitals alone from the page that it leads to")
  func capitalAlias() throws {
    #expect(try errors(["content/articles/a.md": newsItem("A", "aliases: [/Articles/A/]")]).isEmpty)
  }
}
