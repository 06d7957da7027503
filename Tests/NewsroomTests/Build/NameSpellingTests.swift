import Testing

@testable import Newsroom

@Suite("Names that Unicode spells in two ways")
struct NameSpellingTests {
  /// `café` as people type it, and as some systems store it.
  private let typed = "caf\u{E9}"
  private let stored = "cafe\u{301}"
  private let settings = "title: Gazette\nbase_url: https://gazette.example\n"
  private let picture = "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='30'></svg>"

  private func names(_ site: TestSite, _ folder: String = "output") throws -> [[UInt8]] {
    try site.tree(folder).keys.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
  }

  private func holds(_ path: String, _ site: TestSite) throws -> Bool {
    try names(site).contains(Array(path.utf8))
  }

  @Test("Links lead to what is there, however its name and the link are spelled", arguments: [true, false])
  func links(isStored: Bool) throws {
    let (file, link) = isStored ? (stored, typed) : (typed, stored)
    let site = try TestSite([
      "content/site.yml": settings, "content/media/\(file).svg": picture,
      "content/articles/\(file).md": newsItem("Place", "aliases: [/old/\(link)/]"),
      "content/articles/two.md": newsItem(
        "Two", "image: {src: /media/\(link).svg, alt: A}",
        body: "![B](/media/\(link).svg) [[\(link)]] [c](/articles/\(link)/)"),
    ])
    #expect(try site.build().succeeded)
    #expect(try holds("media/\(typed).svg", site))
    #expect(try holds("articles/\(typed)/index.html", site))
    #expect(try holds("old/\(typed)/index.html", site))
    let page = try site.read("output/articles/two/index.html")
    #expect(page.contains("/media/caf%C3%A9.svg") && page.contains("/articles/caf%C3%A9/"))
    #expect(!page.utf8.contains(0xCC) && !page.contains("%CC%81"))
  }

  @Test("A file that is spelled in another way from one build to the next is read anew, at the same address")
  func renamed() throws {
    let site = try TestSite([
      "content/site.yml": settings, "content/media/\(stored).svg": picture,
      "content/articles/\(stored).md": newsItem("Place"),
    ])
    try site.settle()
    #expect(try site.build().succeeded)
    let before = try names(site)
    for path in ["media/\(stored).svg", "articles/\(stored).md"] {
      try site.move("content/" + path, to: "content/" + path.normalized)
    }
    #expect(try site.build().succeeded)
    #expect(try names(site) == before)
    #expect(try site.build(output: "clean").succeeded)
    #expect(try site.tree() == site.tree("clean"))
  }

  @Test("What an earlier version published under a stored name is deleted when the typed one takes its place")
  func formerOutput() throws {
    let site = try TestSite(["content/site.yml": settings, "content/media/\(typed).svg": picture])
    #expect(try site.build().succeeded)
    try site.move("output/media/\(typed).svg", to: "output/media/\(stored).svg")
    let manifest = try site.read("output/\(Manifest.fileName)")
    try site.write("output/\(Manifest.fileName)", manifest.replacing("/\(typed).svg", with: "/\(stored).svg"))
    #expect(try site.build().succeeded)
    #expect(try holds("media/\(typed).svg", site))
    #expect(try !holds("media/\(stored).svg", site))
  }

  @Test("Two files that differ in nothing else are an error")
  func twice() throws {
    let site = try TestSite([
      "content/site.yml": settings, "content/articles/one.md": newsItem("One"),
      "content/media/\(stored).svg": picture,
    ])
    try site.write("content/media/\(typed).svg", picture)
    let result = try site.build()
    #expect(result.diagnostics.map(\.id) == ["name-stands-twice"])
  }
}
