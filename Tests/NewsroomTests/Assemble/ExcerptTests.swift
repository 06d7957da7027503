import Testing

@testable import Newsroom

@Suite("Excerpts")
struct ExcerptTests {
  private static let unspaced = String(repeating: "港の祭り", count: 60)

  @Test(
    "An excerpt is the beginning of its paragraph, in whole words where there are words",
    arguments: [
      ("Short.", "Short."), ("", ""), (" \n ", ""),
      (String(repeating: "word, ", count: 40), String(repeating: "word, ", count: 25) + "word…"),
      (unspaced, String(unspaced.prefix(160)) + "…"), (" " + unspaced, String(unspaced.prefix(160)) + "…"),
      ("… " + unspaced, "……"),
    ])
  func excerpts(_ paragraph: String, _ expected: String) { #expect(excerpt(paragraph) == expected) }

  @Test("A picture's line before a long paragraph without spaces is no obstacle to a build")
  func pictureLine() throws {
    let site = try TestSite([
      "content/articles/one.md": newsItem(
        "One", body: "![A](https://elsewhere.example/a.jpg)\n" + Self.unspaced)
    ])
    #expect(try site.build().succeeded)
  }
}
