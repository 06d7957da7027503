import Testing

@testable import Newsroom

@Suite("Alphabetical order")
struct NameOrderTests {
  @Test(
    "Names stand as readers of their language look for them",
    arguments: [
      (
        "en", ["Änne", "Zoe", "aa", "AB", "A B", "O’Brien", "Obst"],
        ["A B", "aa", "AB", "Änne", "O’Brien", "Obst", "Zoe"]
      ),
      (
        "de", ["Zoo", "Ärzte", "Arzt", "Österreich", "Osten"],
        ["Arzt", "Ärzte", "Osten", "Österreich", "Zoo"]
      ),
      ("nb", ["Ål", "Øl", "Zebra", "Ære", "Apa"], ["Apa", "Zebra", "Ære", "Øl", "Ål"]),
      ("sv-SE", ["Öl", "Zebra", "Ära", "Ål", "Apa"], ["Apa", "Zebra", "Ål", "Ära", "Öl"]),
      ("vi", ["Đà Nẵng", "Yên Bái", "Ấn Độ", "Bắc Ninh"], ["Ấn Độ", "Bắc Ninh", "Đà Nẵng", "Yên Bái"]),
      ("fr", ["cote", "côté", "coté", "Côte"], ["Côte", "cote", "coté", "côté"]),
      ("fr", ["Oslo", "Œuvre", "Odéon", "Ærø", "Agen"], ["Ærø", "Agen", "Odéon", "Œuvre", "Oslo"]),
      ("ru", ["яма", "Ёлка", "енот", "Жук"], ["Ёлка", "енот", "Жук", "яма"]),
    ])
  func order(language: String, names: [String], sorted: [String]) throws {
    let named = try names.map { ($0, try #require(Slug(from: $0))) }
    #expect(NameOrder(language: language).places(of: named).map { names[$0] } == sorted)
  }

  @Test("Lists of people, tags and sections are in order of names, whatever their addresses")
  func lists() throws {
    let site = try TestSite([
      "content/site.yml": "title: Gazette\nbase_url: https://gazette.example\n",
      "content/authors/zz.md": "---\nname: Änne\n---\n", "content/authors/aa.md": "---\nname: Zoe\n---\n",
      "content/articles/a.md": newsItem("A", "section: Zoo\ntags: [Zoo, Ärzte]\nauthors: [Zoe, Änne]"),
      "content/articles/b.md": newsItem("B", "section: Ämter"),
    ])
    let request = BuildRequest(site: site.root, now: Instant(seconds: 1_780_000_000), jobs: 1)
    let paper = try assembledSite(request).site
    #expect(paper.authorsByName.map { paper.authors[$0].name } == ["Änne", "Zoe"])
    #expect(paper.tagsByName.map { paper.tags[$0].name } == ["Ärzte", "Zoo"])
    #expect(paper.sections.map(\.name) == ["Ämter", "Zoo"])
  }
}
