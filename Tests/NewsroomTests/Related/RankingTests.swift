import Testing

@testable import Newsroom

@Suite("Related articles: ranking what is on the shortlist")
struct RankingTests {
  @Test("Candidates come by score, equal ones newer first, and only those that may lead are judged")
  func order() {
    let scores: [Float] = [0.2, 0.5, 0.3, 0.5, 0.1]
    var ranking = Ranking(capacity: scores.count)
    for (story, score) in scores.enumerated() {
      ranking.append(RelatedRanker.Candidate(story: story, score: score + 0.05))
    }
    var judged: Set<Int> = []
    var found: [Int] = []
    while found.count < 3,
      let next = ranking.next({ story in
        judged.insert(story)
        return scores[story]
      })
    {
      found.append(next.story)
    }
    #expect(found == [1, 3, 2])
    #expect(judged == [1, 2, 3])
  }

  @Test("The highest product of two stories is never below their product")
  func products() {
    var prose = MadeUpProse(seed: 9)
    let stories = (0..<30).map { _ in story(prose.words(8, of: 300), prose.words(400, of: 3_000)) }
    let topics = RelatedDesk(stories, settings: settings(), jobs: 1).ranker.topics
    var vector = SpreadVector()
    for a in stories.indices {
      vector.spread(topics.entries[a])
      for b in stories.indices {
        let product = vector.product(topics.entries[b])
        #expect(vector.highestProduct(topics.entries[b]) >= product)
      }
    }
  }

  @Test("The highest product of terms that look the same is not below their product")
  func likeTerms() {
    let entries = [TopicVector.Entry(term: 0x1234_5600, weight: 100), .init(term: 0x1234_56F0, weight: 141)]
    var vector = SpreadVector()
    vector.spread(entries[...])
    #expect(vector.highestProduct(entries[..<1]) >= vector.product(entries[..<1]))
  }

  @Test("A weight so small that it adds nothing does no harm")
  func smallestWeight() {
    let stories = (0..<6).map { number in story("Flood \(number)", "water", tags: Array(0..<12)) }
    let settings = settings {
      $0.textWeight = 0
      $0.tagWeight = 1e-43
    }
    #expect(RelatedLists(stories, settings: settings, jobs: 1).lists.count == 6)
  }

  @Test("Stories with half of their sketches in common may be copies, however crowded their bits are")
  func sketches() {
    let words = (0..<40).map { "word\($0)" }
    let stories = [
      story("", words.joined(separator: ". ")), story("", (words + ["more"]).joined(separator: ". ")),
      story("", (0..<40).map { "other\($0)" }.joined(separator: ". ")),
    ]
    let sketches = StorySketches(stories)
    #expect(sketches.mayBeCopies(0, 1))
    #expect(!sketches.mayBeCopies(0, 2))
  }
}
