/// Candidates on their way to being ranked: each is judged in full only when nothing else can stand before it.
struct Ranking {
  /// With their scores, or with what these are at most.
  private var candidates: [RelatedRanker.Candidate] = []
  private var isJudged: [Bool] = []

  init(capacity: Int) {
    candidates.reserveCapacity(capacity)
    isJudged.reserveCapacity(capacity)
  }

  /// Adds a candidate with what its score is at most.
  mutating func append(_ candidate: RelatedRanker.Candidate) {
    candidates.append(candidate)
    isJudged.append(false)
  }

  /// Takes the best of all that are left; nil when nothing is.
  ///
  /// - Parameter score: the score of a story.
  mutating func next(_ score: (_ story: Int) -> Float) -> RelatedRanker.Candidate? {
    while let best = leader {
      let story = candidates[best].story
      if isJudged[best] { return remove(best) }
      candidates[best] = RelatedRanker.Candidate(story: story, score: score(story))
      isJudged[best] = true
    }
    return nil
  }

  private var leader: Int? {
    guard var best = candidates.indices.first else { return nil }
    for place in candidates.indices.dropFirst()
    where RelatedRanker.Candidate.leads(candidates[place], candidates[best]) {
      best = place
    }
    return best
  }

  private mutating func remove(_ place: Int) -> RelatedRanker.Candidate {
    let last = candidates.count - 1
    candidates.swapAt(place, last)
    isJudged.swapAt(place, last)
    isJudged.removeLast()
    return candidates.removeLast()
  }
}
