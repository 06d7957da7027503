import Testing

@testable import Newsroom

@Suite("Names of people")
struct AuthorNameTests {
  /// Headline and file of each warning about bylines of stories a, b, c … from the newest on.
  private func findings(_ bylines: String...) throws -> [String] {
    let site = try TestSite(["content/site.yml": "base_url: https://a.example\n"])
    for (index, byline) in bylines.enumerated() {
      let name = ["a", "b", "c", "d"][index]
      try site.write(
        "content/articles/\(name).md", newsItem(name, date: "2026-05-\(20 - index)", "authors: [\(byline)]"))
    }
    return try site.build().diagnostics.filter { $0.id == "author-names-merge" }.map { finding in
      "\(finding.span?.path.split(separator: "/").last ?? "") \(finding.headline)"
    }
  }

  @Test("Two people of one address are warned about, once for each spelling")
  func merged() throws {
    #expect(
      try findings("Li-Na Wu", "Li Na Wu", "Li Na Wu, Li-Na Wu") == [
        "b.md Bylines 'Li-Na Wu' and 'Li Na Wu' share the address 'li-na-wu' and become one"
      ])
  }

  @Test(
    "Case, dots, the shape of an apostrophe, and a slug in place of a name make nobody else",
    arguments: [
      ("Ada Ferris", "ADA FERRIS"), ("J. R. Smith", "J R Smith"), ("Una O'Brien", "Una O’Brien"),
      ("Ada Ferris", "ada-ferris"), ("Ada Ferris", "ada_ferris"),
    ])
  func same(_ one: String, _ other: String) throws {
    #expect(try findings("\"\(one)\"", "\"\(other)\"") == [])
  }
}
