import Testing

@testable import Newsroom

@Suite("Excerpts")
struct ExcerptTests {
  private static let unspaced = String(repeating: "港の祭り", count: 60)

  private static let mixed = "據 BBC 中文網報道，" + unspaced

  private func excerpt(_ body: String) throws -> String {
    let site = try TestSite(["content/articles/one.md": newsItem("One", body: body)])
    let request = BuildRequest(site: site.root, now: Instant(seconds: 1_780_000_000), jobs: 1)
    return try #require(try assembledSite(request).site.articles.first).card.dek
  }

  @Test(
    "An excerpt is the beginning of its paragraph, in whole words where there are words",
    arguments: [
      ("Short.", "Short."), ("", ""),
      (String(repeating: "word, ", count: 40), String(repeating: "word, ", count: 25) + "word…"),
      (unspaced, String(unspaced.prefix(159)) + "…"), (mixed, String(mixed.prefix(159)) + "…"),
      ("… " + unspaced, "… " + String(unspaced.prefix(157)) + "…"),
    ])
  func excerpts(_ paragraph: String, _ expected: String) throws {
    #expect(try excerpt(paragraph) == expected)
  }

  @Test("A picture's line before a long paragraph without spaces is no obstacle to a build")
  func pictureLine() throws {
    let picture = "![A](https://elsewhere.example/a.jpg)\n"
    #expect(try excerpt(picture + Self.unspaced) == String(Self.unspaced.prefix(159)) + "…")
  }
}
