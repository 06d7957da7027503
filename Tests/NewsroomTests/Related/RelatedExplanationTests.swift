import Testing

@testable import Newsroom

@Suite("Related articles explained")
struct RelatedExplanationTests {
  private static let text = RelatedText(
    headline: "Harbour floods again", dek: "", body: "The flood barrier stayed open", language: "en")

  private let stories =
    [
      story("Harbour floods again", "The flood barrier stayed open", day: 9, tags: [0], bans: [3]),
      story("Flood barrier repaired", "Work on the flood barrier", day: 9, tags: [0]),
      story("Opera opens", "Verdi", day: 8, tags: [1]),
      story("Harbour floods", "Water", day: 7),
      story("Opera closes", "Verdi", day: 6, tags: [1]),
    ] + fillers(8)

  private let report = RelatedReport(
    slugs: ["flood", "barrier", "opera", "water", "opera-2"] + (0..<8).map { "filler-\($0)" },
    headlines: ["Harbour floods again", "Flood barrier repaired", "Opera", "Water", "Opera"]
      + (0..<8).map { "Filler \($0)" },
    tagNames: ["Harbour", "Opera"], authorNames: [])

  @Test("An explanation names reason, score by part, words, tags and what was left out")
  func explanation() throws {
    let desk = RelatedDesk(stories, settings: settings(), jobs: 1)
    let explanation = desk.explanation(for: 0, text: Self.text)
    let choice = try #require(explanation.choices.first)
    #expect(choice.story == 1)
    #expect(choice.reason == .similar)
    #expect(choice.score.text > 0)
    #expect(choice.score.tags > 0)
    #expect(choice.score.authors == 0)
    #expect(choice.score.nearness > 1.7)
    #expect(choice.terms.map(\.text).contains("flood barrier"))
    #expect(choice.tags == [0])
    #expect(explanation.refused.map(\.story) == [3])
    #expect(explanation.refused.map(\.refusal) == [.bannedByEditor])
  }

  @Test("The score explained is the score that ranked")
  func sameScore() throws {
    let desk = RelatedDesk(stories, settings: settings(), jobs: 1)
    var scratch = desk.ranker.scratch()
    let shortlist = desk.ranker.shortlist(for: 0, length: 1, &scratch)
    var ranked: RelatedRanker.Candidate?
    desk.ranker.forEachRanked(for: 0, shortlist, &scratch) { candidate in
      if candidate.story == 1 { ranked = candidate }
      return ranked == nil
    }
    let explained = desk.explanation(for: 0, text: Self.text).choices[0].score.total
    #expect(abs(try #require(ranked).score - explained) < 0.000_1)
  }

  @Test("The report reads as a newsroom speaks")
  func report_() {
    let explanation = RelatedExplanation(
      story: 0,
      choices: [
        .init(
          story: 1, reason: .similar,
          score: RelatedScore(text: 0.3, tags: 0.04, authors: 0, section: 0.005, nearness: 1.5),
          terms: [.init(text: "flood barrier", share: 0.614)], tags: [0], authors: [])
      ], refused: [.init(story: 3, refusal: .copy(of: 1))])
    #expect(
      report.text(explanation) == """
        flood  Harbour floods again

         1. barrier  Flood barrier repaired
            similar: 0.517 = (text 0.300 + tags 0.040 + authors 0 + section 0.005) × 1.500 for nearness in time
            words: flood barrier 61 %
            tags: Harbour

        Left out
          water: nearly the same text as barrier

        """)
  }

  @Test("All rankings are one JSON object in the stories' order")
  func json() {
    let report = RelatedReport(slugs: ["a", "b-2", "京"], headlines: [], tagNames: [], authorNames: [])
    #expect(
      report.json([[1, 2], [], [0]]) == """
        {
          "a": ["b-2", "京"],
          "b-2": [],
          "京": ["a"]
        }

        """)
    #expect(RelatedReport(slugs: [], headlines: [], tagNames: [], authorNames: []).json([]) == "{}\n")
  }
}
