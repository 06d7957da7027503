import Diagnostics
import Testing

@testable import Newsroom

@Suite("Where a story first appeared")
struct CanonicalTests {
  private static let settings = "title: P\nbase_url: https://p.example\n"

  private func site(_ canonical: String, settings: String = settings) throws -> TestSite {
    try TestSite([
      "content/site.yml": settings,
      "content/articles/a.md": newsItem("A", date: "2026-06-01", "canonical_url: \"\(canonical)\""),
      "content/articles/b.md": newsItem("B"),
      "content/articles/draft.md": newsItem("Draft", "draft: true"),
    ])
  }

  private func findings(_ site: TestSite) throws -> [String] {
    brief(try site.build().diagnostics.filter { $0.id == "unknown-canonical" })
  }

  @Test(
    "A story that names its own address is at home here, for readers and for every machine",
    arguments: [
      "https://p.example/articles/a/", "http://P.Example/articles/a", "https://p.example/articles/a/#top",
      "https://p.example/articles/a/index.html", "https://p.example/articles/%61/",
    ], [nil, "http://localhost:8000"])
  func own(_ canonical: String, builtFor: String?) throws {
    let site = try site(canonical)
    let result = try site.build(baseURL: builtFor)
    #expect(!result.diagnostics.contains { $0.id == "unknown-canonical" })
    let home = (builtFor ?? "https://p.example") + "/articles/a/"
    let page = try site.read("output/articles/a/index.html")
    #expect(page.contains("<link rel=\"canonical\" href=\"\(home)\">") && !page.contains("First published"))
    for file in ["sitemap.xml", "news-sitemap.xml"] {
      #expect(try site.read("output/" + file).contains("<loc>\(home)</loc>"), "\(file)")
    }
    #expect(try !site.read("output/atom.xml").contains("rel=\"via\""))
    #expect(try !site.read("output/feed.json").contains("external_url"))
  }

  @Test(
    "An address of this site where no story is, is warned about",
    arguments: [
      "https://p.example/2019/a/", "https://p.example/?p=7", "https://p.example/articles/a/?ref=b",
      "https://p.example", "HTTP://P.example/articles/draft/",
    ])
  func unknown(_ canonical: String) throws {
    let site = try site(canonical)
    #expect(try findings(site) == ["warning unknown-canonical 4:16"])
    #expect(try site.read("output/articles/a/index.html").contains("First published"))
  }

  @Test(
    "Another story or another site may be the original",
    arguments: ["https://p.example/articles/b/", "https://p.example.org/articles/a/", "https://q.example/"])
  func elsewhere(_ canonical: String) throws {
    let site = try site(canonical)
    #expect(try findings(site) == [])
    #expect(try site.read("output/articles/a/index.html").contains("First published"))
    #expect(try !site.read("output/sitemap.xml").contains("/articles/a/"))
  }

  @Test("Below a path only what stands below it is this site")
  func belowPath() throws {
    let settings = "title: P\nbase_url: https://p.example/news\n"
    #expect(try findings(site("https://p.example/articles/a/", settings: settings)) == [])
    let own = try site("https://p.example/news/articles/a/", settings: settings)
    #expect(try findings(own) == [])
    #expect(try !own.read("output/articles/a/index.html").contains("First published"))
  }

  @Test("The address may be written with letters of any script, as site.yml has it")
  func otherLetters() throws {
    let settings = "title: P\nbase_url: https://zeitung-süd.example/örtlich\n"
    for host in ["zeitung-süd.example/örtlich", "xn--zeitung-sd-ieb.example/%C3%B6rtlich"] {
      let site = try site("http://\(host)/articles/a", settings: settings)
      #expect(try findings(site) == [])
      #expect(try !site.read("output/articles/a/index.html").contains("First published"))
    }
  }

  @Test("A site that moves makes the stories anew that named their old address")
  func moved() throws {
    let site = try site("https://p.example/articles/a/")
    let address = "https://staging.example"
    #expect(try site.build(baseURL: address).succeeded)
    try site.write("content/site.yml", "title: P\nbase_url: https://q.example\n")
    #expect(try site.build(baseURL: address).succeeded)
    #expect(try site.build(output: "clean", baseURL: address).succeeded)
    #expect(try site.tree() == site.tree("clean"))
    #expect(try site.read("output/articles/a/index.html").contains("First published"))
  }
}
