import Diagnostics
import Testing

@testable import Newsroom

@Suite("Editors' pins and bans")
struct EditorsChoiceTests {
  private func choice(related: [String] = [], excluded: [String] = []) -> EditorsChoice {
    func located(_ slugs: [String], line: Int) -> [Located<String>] {
      slugs.enumerated().map {
        Located($1, at: SourceSpan(path: "articles/flood.md", line: line + $0, column: 3))
      }
    }
    return EditorsChoice(related: located(related, line: 5), excluded: located(excluded, line: 15), for: 0) {
      slug in
      switch slug {
      case "flood": .story(0)
      case "barrier": .story(1)
      case "rain": .story(2)
      case "embargoed": .hidden
      default: .unknown
      }
    }
  }

  private func diagnostics(_ choice: EditorsChoice) -> [Diagnostic] {
    choice.problems.compactMap { if case .diagnosed(let diagnostic) = $0 { diagnostic } else { nil } }
  }

  @Test("Pins and bans keep the editor's order")
  func order() {
    let choice = choice(related: ["rain", "barrier"], excluded: [])
    #expect(choice.pins == [2, 1])
    #expect(diagnostics(choice) == [])
    #expect(self.choice(excluded: ["rain"]).bans == [2])
  }

  @Test("A pin that matches nothing is looked up with its place and its key")
  func unknown() throws {
    let problem = try #require(choice(related: ["rain", "barier"]).problems.first)
    guard case .unknownSlug(let slug, let key) = problem else { return #expect(Bool(false)) }
    #expect(slug.value == "barier" && slug.span.line == 6 && key == "related")
    #expect(!problem.isError)
  }

  @Test("A pin to a story that is not public yet is no mistake and shows nothing")
  func hidden() {
    let choice = choice(related: ["embargoed", "rain"])
    #expect(choice.pins == [2])
    #expect(diagnostics(choice) == [])
  }

  @Test("A story pinned to itself, pinned twice, or pinned and excluded is reported")
  func contradictions() {
    let choice = choice(related: ["flood", "rain", "rain", "barrier"], excluded: ["barrier"])
    #expect(choice.pins == [2])
    #expect(choice.bans == [1])
    #expect(diagnostics(choice).map(\.id) == ["pin-to-itself", "duplicate-pin", "pin-also-excluded"])
  }
}
