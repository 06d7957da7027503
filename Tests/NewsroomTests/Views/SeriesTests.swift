import Testing

@testable import Newsroom

@Suite("A long series")
struct SeriesTests {
  private static let template = """
    {{#article.series}}{{label}}:{{#parts}} {{number}}{{#is_current}}*{{/is_current}} {{card.headline}}{{/parts}}\
    {{/article.series}}
    """

  /// A site with a series of as many parts, a day between each and the next.
  private static func site(parts: Int, files: [String: String] = ["templates/article.mustache": template])
    throws -> TestSite
  {
    let site = try TestSite(files)
    for number in 1...parts { try write(part: number, to: site) }
    return site
  }

  private static func write(part number: Int, to site: TestSite, title: String? = nil) throws {
    let date = Instant(seconds: 1_600_000_000 + number * 86_400)
    let item = newsItem(
      title ?? "P\(number)", date: rfc3339(date, .utc), "series: Nights")
    try site.write("content/articles/p\(number).md", item)
  }

  private static func listed(_ numbers: ClosedRange<Int>, current: Int, of count: Int) -> String {
    let parts = numbers.map { "\($0)\($0 == current ? "*" : "") P\($0)" }
    return "Part \(current) of \(count): " + parts.joined(separator: " ")
  }

  @Test(
    "A part's page lists the 25 parts nearest to it, by their numbers in the series",
    arguments: [(1, 1...25), (13, 1...25), (14, 2...26), (30, 18...42), (48, 36...60), (60, 36...60)])
  func window(current: Int, numbers: ClosedRange<Int>) throws {
    let site = try Self.site(parts: 60)
    #expect(try site.build().succeeded)
    #expect(
      try site.read("output/articles/p\(current)/index.html")
        == Self.listed(numbers, current: current, of: 60))
  }

  @Test("A short series is listed whole", arguments: [1, 2, 24, 25])
  func whole(count: Int) throws {
    let site = try Self.site(parts: count)
    #expect(try site.build().succeeded)
    #expect(
      try site.read("output/articles/p\(count)/index.html")
        == Self.listed(1...count, current: count, of: count))
  }

  @Test("A renamed part and a new one change just the pages that show them, as in a clean build")
  func incremental() throws {
    let site = try Self.site(parts: 60)
    #expect(try site.build().succeeded)
    for edit in ["renamed", "new"] {
      if edit == "renamed" {
        try Self.write(part: 1, to: site, title: "Renamed")
      } else {
        try Self.write(part: 61, to: site)
      }
      #expect(try site.build().succeeded)
      #expect(try site.build(output: "clean").succeeded)
      #expect(try site.tree() == site.tree("clean"), "\(edit)")
    }
  }

  @Test("Later pages of the list go on counting")
  func listPages() throws {
    let site = try Self.site(
      parts: 31, files: ["templates/series.mustache": "{{series.first_number}} of {{series.count}}"])
    #expect(try site.build().succeeded)
    #expect(try site.read("output/series/nights/index.html") == "1 of 31")
    #expect(try site.read("output/series/nights/page/2/index.html") == "31 of 31")
  }
}
