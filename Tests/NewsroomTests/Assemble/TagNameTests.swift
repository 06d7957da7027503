import Testing

@testable import Newsroom

@Suite("Names of tags and series")
struct TagNameTests {
  /// Headline, file and place of each warning about tags of stories a, b, c … from the newest on.
  private func findings(_ tags: String...) throws -> [String] {
    try findings("tag-names-merge", tags.map { "tags: [\($0)]" })
  }

  private func findings(_ id: String, _ frontMatter: [String]) throws -> [String] {
    let site = try TestSite(["content/site.yml": "base_url: https://a.example\n"])
    for (index, line) in frontMatter.enumerated() {
      let name = ["a", "b", "c", "d"][index]
      try site.write(
        "content/articles/\(name).md", newsItem(name, date: "2026-05-\(20 - index)", line))
    }
    return try site.build().diagnostics.filter { $0.id == id }.map { finding in
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
      ("snake_case", "Snake – Case"), ("Donau\u{AD}schiff", "Donauschiff"), ("İzmir", "izmir"),
    ])
  func same(_ one: String, _ other: String) throws {
    #expect(try findings("\"\(one)\"", "\"\(other)\"") == [])
  }

  @Test("Two that differ in nothing but what an address has no room for are warned about")
  func cut() throws {
    let long = String(repeating: "港", count: 66)
    #expect(
      try findings(long + "一", long + "二", long + "一") == [
        "b.md:4:8 Tags '\(long)一' and '\(long)二' share the address '\(long)' and become one"
      ])
  }

  @Test("Two series of one address are warned about")
  func series() throws {
    #expect(
      try findings("series-names-merge", ["series: C++", "series: 'C#'", "series: c++"]) == [
        "b.md:4:9 Series 'C++' and 'C#' share the address 'c' and become one"
      ])
  }
}
