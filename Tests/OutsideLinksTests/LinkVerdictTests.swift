import Diagnostics
import Testing

@testable import OutsideLinks

@Suite("What an author is told of a link to another site")
struct LinkVerdictTests {
  private let url = "https://a.example/"

  private func diagnostic(_ verdict: LinkVerdict) -> Diagnostic? {
    verdict.diagnostic(on: url, at: SourceSpan(path: "content/articles/flood.md", line: 7, column: 3))
  }

  @Test("Nothing of one that is there")
  func alive() { #expect(diagnostic(.alive) == nil) }

  @Test("One that is gone is an error, with the answer")
  func dead() throws {
    let found = try #require(diagnostic(.dead("status 410")))
    #expect(found.severity == .error && found.id == "dead-external-link")
    #expect(found.headline == "https://a.example/ is gone: status 410")
    #expect(found.span?.path == "content/articles/flood.md")
  }

  @Test("One that moved for good is a note, with where it is now")
  func moved() throws {
    let found = try #require(diagnostic(.moved(to: "https://b.example/")))
    #expect(found.severity == .note && found.id == "moved-external-link")
    #expect(found.notes.map(\.text) == ["it is now https://b.example/"])
  }

  @Test("One that nobody can say anything of is a note, with the reason")
  func unchecked() throws {
    let found = try #require(diagnostic(.unchecked("a.example is silent")))
    #expect(found.severity == .note && found.id == "unchecked-external-link")
    #expect(found.headline == "https://a.example/ could not be checked: a.example is silent")
    #expect(diagnostic(.unasked("a.example is silent")) == found)
  }
}
