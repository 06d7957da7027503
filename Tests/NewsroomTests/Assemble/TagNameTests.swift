import Testing

@testable import Newsroom

@Suite("Names of tags")
struct TagNameTests {
  /// Headline, file and place of each warning about tags of stories a, b, c … from the newest on.
  private func findings(_ tags: String...) throws -> [String] {
    let site = try TestSite(["content/site.yml": "base_url: https://a.example\n"])
    for (index, tags) in tags.enumerated() {
      let name = ["a", "b", "c", "d"][index]
      try site.write(
        "content/articles/\(name).md", newsItem(name, date: "2026-05-\(20 - index)", "tags: [\(tags)]"))
    }
    return try site.build().diagnostics.filter { $0.id == "tag-names-merge" }.map { finding in
      let span = finding.span.map { "\($0.path.split(separator: "/").last ?? ""):\($0.line):\($0.column)" }
      return "\(span ?? "") \(finding.headline)"
    }
  }

  @Test("Two tags of one address that mean two things are warned about, once for each pair")
  func merged() throws {
    #expect(
      try findings("wall, C++", "'C#'", "C, c#, 'C #'", "C#, c++") == [
        "b.md:4:8 Tags 'C++' and 'C#' share the address 'c' and become one",
        "c.md:4:8 Tags 'C++' and 'C' share the address 'c' and become one",
      ])
  }

  @Test(
    "Case, spaces, hyphens, accents and the shape of an apostrophe make no other tag",
    arguments: [
      ("City Hall", "city-hall"), ("São Paulo", "SÃO PAULO"), ("Editor's choice", "editor’s choice"),
      ("snake_case", "Snake – Case"),
    ])
  func same(_ one: String, _ other: String) throws {
    #expect(try findings("\"\(one)\"", "\"\(other)\"") == [])
  }
}
