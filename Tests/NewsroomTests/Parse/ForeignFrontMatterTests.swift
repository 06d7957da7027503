import Diagnostics
import Markdown
import Testing

@testable import Newsroom

@Suite("Front matter of other tools")
struct ForeignFrontMatterTests {
  private func page(_ lines: String) -> (source: PageSource?, diagnostics: [Diagnostic]) {
    let reader = ContentReader(
      zone: .utc, markdown: MarkdownReader(options: MarkdownOptions(rawHTML: false)), prefix: "content/",
      language: "en")
    return reader.page("pages/tides.md", Array("---\ntitle: Tides\n\(lines)\n---\nWords.\n".utf8))
  }

  @Test(
    "What hides other files is an error wherever it stands, for they would be published",
    arguments: ["cascade: {draft: true}", "cascade: [{build: {render: never}}]"],
    ["noindex: true", "draft: true", "published: false"])
  func cascade(_ line: String, _ own: String) {
    let diagnostics = article("\(line)\n\(own)", path: "articles/posts/inquiry/index.md").diagnostics
    #expect(brief(diagnostics) == ["error hidden-elsewhere 4:1"])
    #expect(
      diagnostics.first?.help == "write `draft: true` in each file that it is about, and delete the line")
    #expect(brief(page("\(line)\n\(own)").diagnostics) == ["error hidden-elsewhere 3:1"])
  }

  @Test("A file in which Hugo describes a list is no story, with a date or without, unless it is a draft")
  func listPages() {
    let path = "articles/harbour/_index.md"
    #expect(brief(read("title: Harbour", path: path).diagnostics) == ["error list-page 1:1"])
    #expect(brief(article("kicker: x", path: path).diagnostics) == ["error list-page 1:1"])
    #expect(article("draft: true", path: path).diagnostics == [])
    #expect(
      brief(article("cascade: {draft: true}\ndraft: true", path: path).diagnostics) == [
        "error hidden-elsewhere 4:1"
      ])
  }

  @Test("A file without a date may be a page")
  func undated() {
    #expect(
      read("title: A").diagnostics.map(\.help) == [
        "add a line such as `date: 2026-05-07 09:05`, or move the file to pages/ if it is no story"
      ])
  }
}
