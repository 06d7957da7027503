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

  @Test("A page of another tool that is no Markdown is warned about, once for each folder")
  func unreadPages() throws {
    let page = "---\ntitle: Two\n---\n<p>Two</p>\n"
    let site = try TestSite([
      "content/site.yml": "base_url: https://gazette.example\n",
      "content/articles/a.md": newsItem("A"), "content/articles/b.html": page,
      "content/articles/2020/2020-01-02-two.textile": page, "content/articles/c.mdx": page,
      "content/pages/about.html": page, "content/authors/ada.njk": page,
      "content/articles/map.html": "<p>A map</p>", "content/articles/a.md.bak": page,
      "content/_layouts/post.html": page,
    ])
    #expect(
      try site.build().diagnostics.filter { $0.id == "unread-page" }.map {
        "\($0.span?.path ?? ""): \($0.headline)"
      } == [
        "content/articles/2020/2020-01-02-two.textile: Nothing is made of this page, nor of 2 others in its "
          + "folder that are no Markdown",
        "content/authors/ada.njk: Nothing is made of this page",
        "content/pages/about.html: Nothing is made of this page",
      ])
  }

  @Test("Where stories may lie anywhere, so may pages of other tools and what Eleventy says of them")
  func anywhere() throws {
    let site = try TestSite([
      "content/site.yml": "base_url: https://gazette.example\n", "content/posts/a.md": newsItem("A"),
      "content/posts/posts.json": "{\"draft\": true}", "content/posts/b.html": "---\ntitle: B\n---\n",
      "content/_layouts/post.html": "---\ntitle: B\n---\n",
    ])
    #expect(
      try site.build().diagnostics.map { "\($0.id) \($0.span?.path ?? "")" }.filter { $0.contains("posts") }
        == [
          "unread-page content/posts/b.html", "hidden-elsewhere content/posts/posts.json",
        ])
    #expect(try !site.build().diagnostics.contains { $0.span?.path.contains("_layouts") == true })
  }

  @Test(
    "Data of Eleventy that hide pages are an error, others a warning",
    arguments: [
      ("secret/secret.json", "{\"permalink\": false}", "error hidden-elsewhere"),
      ("secret/secret.json", "{\n\t\"draft\": true,\n\t\"tags\": [\"a\"]\n}", "error hidden-elsewhere"),
      ("secret/secret.11tydata.json", "{\"eleventyExcludeFromCollections\": true}", "error hidden-elsewhere"),
      ("articles.json", "{\"draft\": true}", "error hidden-elsewhere"),
      ("secret/a.json", "{\"draft\": true}", "error hidden-elsewhere"),
      ("secret/secret.json", "{\"layout\": \"post\", \"draft\": false}", "warning eleventy-data"),
      ("secret/secret.json", "{\"status\": \"ok\", \"rows\": [1]}", "warning eleventy-data"),
      ("secret/secret.json", "{", "warning eleventy-data"),
      ("secret/secret.11tydata.js", "export default { draft: true }", "warning eleventy-data"),
      ("secret/tides.json", "{\"draft\": true}", nil), ("secret/data.csv", "a", nil),
    ])
  func eleventy(_ path: String, _ text: String, _ finding: String?) throws {
    let site = try TestSite([
      "content/site.yml": "base_url: https://gazette.example\n",
      "content/articles/secret/a.md": newsItem("A"), "content/articles/\(path)": text,
    ])
    let found = try site.build().diagnostics.filter { $0.span?.path.hasSuffix(path) == true }
    #expect(brief(found) == [finding].compactMap { $0 })
  }

  @Test("A link to a file that would be published in `media` alone says so")
  func unpublished() throws {
    let site = try TestSite([
      "content/site.yml": "base_url: https://gazette.example\n",
      "content/articles/a.md": newsItem(
        "A", body: "[B](/uploads/2014/budget.xlsx) [C](rates.csv) [D](/d.xlsx)"),
      "content/uploads/2014/budget.xlsx": "x", "content/articles/rates.csv": "x",
    ])
    let found = try site.build().diagnostics.filter { $0.id == "broken-link" }
    #expect(
      found.map(\.headline) == [
        "The file /uploads/2014/budget.xlsx is not published",
        "The file /articles/rates.csv is not published",
        "Nothing on this site has the address /d.xlsx",
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
