import Diagnostics
import Testing

@testable import Newsroom

@Suite("Related articles: what weighs how much")
struct RelatedWeightsTests {
  @Test("A tag on every story weighs nothing")
  func commonTag() {
    var stories = (0..<20).map { story("Headline\($0)", "body\($0)", tags: [0]) }
    #expect(lists(stories).allSatisfy { $0.isEmpty })
    stories[3] = story("Headline3", "body3", tags: [0, 1])
    stories[7] = story("Headline7", "body7", tags: [0, 1])
    #expect(lists(stories)[3] == [7])
  }

  @Test("A rare tag in common says more than a frequent one")
  func rareTag() {
    var stories = (0..<30).map { story("Headline\($0)", "body\($0)", tags: $0 < 15 ? [0] : []) }
    stories[0] = story("Headline0", tags: [0, 1])
    stories[29] = story("Headline29", tags: [1])
    #expect(lists(stories)[0].first == 29)
  }

  @Test("A weight of 0 turns an ingredient off")
  func weights() {
    let stories =
      [
        story("Harbour floods", tags: [0]), story("Harbour floods"), story("Opera", tags: [0]),
      ] + fillers(20)
    #expect(lists(stories)[0] == [1, 2])
    #expect(lists(stories) { $0.tagWeight = 0 }[0] == [1])
    #expect(lists(stories) { $0.textWeight = 0 }[0] == [2])
  }

  @Test("Words that a quarter of all stories share relate nothing")
  func commonWords() {
    let stories = (0..<60).map { story("Gazette", "ticker\($0)") }
    #expect(lists(stories).allSatisfy { $0.isEmpty })
  }

  @Test("The headline says more than the body")
  func headline() {
    let stories =
      [
        story("Ferries strike", "crew port wages"), story("Ferries", "tide cable crane"),
        story("Tide", "ferries cable crane"),
      ] + fillers(20)
    #expect(lists(stories)[0] == [1, 2])
  }

  @Test("Settings that give nothing a weight are reported")
  func noWeight() {
    let none = settings {
      $0.textWeight = 0
      $0.tagWeight = 0
      $0.authorWeight = 0
      $0.sectionWeight = 0
    }
    #expect(none.diagnostics(for: fillers(3), at: nil).map(\.id) == ["related-weighs-nothing"])
  }

  @Test("A weight for what no two stories share is reported, a default is not")
  func unusedWeight() {
    let stories = [story("A", tags: [0]), story("B", tags: [1])]
    #expect(
      settings { $0.tagWeight = 3 }.diagnostics(for: stories, at: nil).map(\.headline) == [
        "`related.tags` has a weight, but no two stories share tags"
      ])
    #expect(settings().diagnostics(for: stories, at: nil) == [])
  }
}
