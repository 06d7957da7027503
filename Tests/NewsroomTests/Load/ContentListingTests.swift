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
