import Diagnostics
import Testing

@testable import Newsroom

@Suite("What the files of a site are")
struct ContentListingTests {
  @Test("Markdown of which nothing is made is warned about, once for each place")
  func passedOver() throws {
    let site = try TestSite([
      "content/site.yml": "base_url: https://gazette.example\n",
      "content/articles/a.md": newsItem("A"),
      "content/posts/b.md": newsItem("B"), "content/posts/2024/c.md": newsItem("C"),
      "content/stray.md": newsItem("D"), "content/README.md": "Ours\n", "content/docs/how.md": "# How\n",
    ])
    let result = try site.build()
    #expect(result.articles == 1)
    #expect(
      result.diagnostics.filter { $0.id == "not-in-articles" }.map {
        "\($0.span?.path ?? ""): \($0.headline)"
      }
        == [
          "content/posts: Nothing is made of the Markdown in this folder: 2 files",
          "content/stray.md: Nothing is made of this file",
        ])
  }

  @Test("Files at the top are published when hosts or crawlers look for them; of the others a warning tells")
  func topFiles() throws {
    let key = "0a1b2c3d4e5f6a7b"
    let site = try TestSite([
      "content/site.yml": "base_url: https://gazette.example\n", "content/articles/a.md": newsItem("A"),
      "content/ads.txt": "x", "content/google1234.html": "x", "content/\(key).txt": key + "\n",
      "content/.well-known/trust.txt": "x", "content/.well-known/acme/token": "x",
      "content/.well-known/.secret": "x", "content/.env": "x", "content/articles/.well-known/x.pdf": "x",
      "content/notes-on-the-mayor.txt": "x", "content/_headers": "x", "content/frnt.yml": "x",
      "content/README.md": "x", "content/LICENSE": "x",
    ])
    let result = try site.build()
    let files = try site.tree().keys
    for file in [
      "ads.txt", "google1234.html", "\(key).txt", ".well-known/trust.txt", ".well-known/acme/token",
    ] {
      #expect(files.contains(file), "\(file)")
    }
    #expect(
      !files.contains {
        $0.contains("secret") || $0.contains("env") || $0.contains("notes") || $0.contains("x.pdf")
      })
    let found = result.diagnostics.filter { $0.id == "not-published" }
    #expect(
      found.compactMap(\.span?.path) == [
        "content/_headers", "content/frnt.yml", "content/notes-on-the-mayor.txt",
      ])
    #expect(found.map { $0.help?.prefix(12) } == ["delete it: a", "did you mean", "put what rea"])
  }

  @Test("A file that takes the place of one that a build keeps up to date is warned about")
  func replaced() throws {
    let site = try TestSite([
      "content/site.yml": "base_url: https://gazette.example\n", "content/articles/a.md": newsItem("A"),
      "content/sitemap.xml": "x", "content/feed.xml": "x", "content/robots.txt": "x",
      "content/BingSiteAuth.xml": "x",
    ])
    let found = try site.build().diagnostics.filter { $0.id == "replaced-file" }
    #expect(found.compactMap(\.span?.path) == ["content/feed.xml", "content/sitemap.xml"])
    #expect(try site.read("output/sitemap.xml") == "x")
  }

  @Test("Without a folder `content/`, nothing at the top of the repository is published or warned about")
  func topOfRepository() throws {
    let site = try TestSite([
      "site.yml": "base_url: https://gazette.example\n", "articles/a.md": newsItem("A"), "Makefile": "x",
      "package.json": "x", ".well-known/trust.txt": "x",
    ])
    try site.delete("content")
    let result = try site.build()
    #expect(!result.diagnostics.contains { $0.id == "not-published" })
    #expect(!site.exists("output/.well-known/trust.txt"))
  }

  @Test("A picture in `articles` makes no site of stories that lie elsewhere vanish")
  func pictureAlone() throws {
    let site = try TestSite(["content/posts/a.md": newsItem("A"), "content/articles/map.png": "x"])
    #expect(try site.build().articles == 1)
  }

  @Test("What was built and published inside a site is never read as its media")
  func ownOutput() throws {
    let site = try TestSite([
      "site.yml": "title: Gazette\n", "articles/a.md": newsItem("A"), "media/a.txt": "x",
    ])
    try site.delete("content")
    #expect(try site.build(output: "public").succeeded)
    try site.write(".live-publications/1/assets/old.png", "x")
    try site.link("live", to: ".live-publications/1")
    try site.write("pages-branch/.broadsheet-publication", "x")
    try site.write("pages-branch/assets/old.png", "x")
    #expect(try site.build().succeeded)
    let files = try site.tree().keys
    #expect(files.contains("media/a.txt"))
    #expect(
      !files.contains { $0.hasPrefix("public/") || $0.hasPrefix("live/") || $0.hasPrefix("pages-branch/") })
  }
}
