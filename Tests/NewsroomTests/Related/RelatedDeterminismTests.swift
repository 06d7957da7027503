import Testing

@testable import Newsroom

@Suite("Related articles are the same however they are computed")
struct RelatedDeterminismTests {
  private static let archive: [RelatedStory] = {
    var prose = MadeUpProse(seed: 11)
    return (0..<400).map { number in
      story(
        prose.words(6, of: 500), prose.words(150, of: 3_000), day: 400 - number,
        tags: [prose.next(below: 20), prose.next(below: 60)], authors: [prose.next(below: 9)],
        section: prose.next(below: 4))
    }
  }()

  @Test("One thread and several give the same lists")
  func jobs() {
    let alone = lists(Self.archive, jobs: 1)
    #expect(alone.allSatisfy { $0.count == 6 })
    #expect(lists(Self.archive, jobs: 2) == alone)
    #expect(lists(Self.archive, jobs: 7) == alone)
  }

  @Test("A longer list begins with the shorter one")
  func length() {
    let desk = RelatedDesk(Self.archive, settings: settings(), jobs: 1)
    let short = desk.lists(length: 6, jobs: 1)
    #expect(zip(desk.lists(length: 20, jobs: 1), short).allSatisfy { Array($0.prefix(6)) == $1 })
  }

  @Test("Terms keep their numbers from one version and machine to the next")
  func stableHash() {
    let profile = TermProfile(RelatedText(headline: "Flood", dek: "", body: "Überflut 洪水", language: "en"))
    #expect(Array(profile.terms) == [568_132_179, 1_131_044_267, 2_331_609_011])
  }

  /// Every story is about one of twenty things, and says so in a third of its words.
  private static let archiveWithSubjects: [RelatedStory] = {
    var prose = MadeUpProse(seed: 12)
    return (0..<400).map { number in
      let subject = prose.next(below: 20)
      let words = (0..<50).map { _ in "subject\(subject)word\(prose.next(below: 60))" }
      return story(
        prose.words(6, of: 500), prose.words(100, of: 3_000) + " " + words.joined(separator: " "),
        day: 400 - number)
    }
  }()

  @Test("The shortlist finds what comparing every pair would: 95 in 100, and 75 where no story has a subject")
  func exhaustive() {
    #expect(found(in: Self.archiveWithSubjects) >= 285)
    #expect(found(in: Self.archive) >= 225)
  }

  /// How many of the three best of a hundred stories each the ranking has among its own three best.
  private func found(in archive: [RelatedStory]) -> Int {
    let ranker = RelatedDesk(archive, settings: settings(), jobs: 1).ranker
    var scratch = ranker.scratch()
    var found = 0
    for own in 0..<100 {
      let all = archive.indices.filter { $0 != own }.map { other in
        RelatedRanker.Candidate(
          story: other, score: ranker.score(own, other, text: ranker.topics.likeness(own, other)).total)
      }.sorted(by: RelatedRanker.Candidate.leads)
      let shortlist = ranker.shortlist(for: own, length: 6, &scratch)
      var best: Set<Int> = []
      ranker.forEachRanked(for: own, shortlist, &scratch) { candidate in
        best.insert(candidate.story)
        return best.count < 3
      }
      found += best.intersection(all.prefix(3).map(\.story)).count
    }
    return found
  }

  @Test("A map over many threads keeps the order of its items")
  func parallelOrder() {
    #expect(parallelMap(Array(0..<1_000), jobs: 4) { $0 * 2 } == (0..<1_000).map { $0 * 2 })
    #expect(parallelMap([Int](), jobs: 4) { $0 } == [])
    #expect(parallelMap([7], jobs: 0) { $0 } == [7])
  }
}
