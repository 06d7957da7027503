/// The best of many candidates: a heap whose root is the one to go next.
struct Shortlist {
  private(set) var candidates: [RelatedRanker.Candidate] = []
  private let length: Int

  init(length: Int) {
    self.length = length
    candidates.reserveCapacity(length)
  }

  /// What a candidate must score at least to have a chance.
  @inline(__always)
  var floor: Float { candidates.count == length ? candidates[0].score : -.infinity }

  @inline(__always)
  mutating func offer(_ candidate: RelatedRanker.Candidate) {
    if candidates.count == length {
      guard RelatedRanker.Candidate.leads(candidate, candidates[0]) else { return }
      candidates[0] = candidate
      sink()
    } else {
      candidates.append(candidate)
      rise()
    }
  }

  private mutating func rise() {
    var place = candidates.count - 1
    while place > 0 {
      let parent = (place - 1) / 2
      guard RelatedRanker.Candidate.leads(candidates[parent], candidates[place]) else { return }
      candidates.swapAt(parent, place)
      place = parent
    }
  }

  private mutating func sink() {
    var place = 0
    while true {
      var child = place * 2 + 1
      guard child < candidates.count else { return }
      if child + 1 < candidates.count,
        RelatedRanker.Candidate.leads(candidates[child], candidates[child + 1])
      {
        child += 1
      }
      guard RelatedRanker.Candidate.leads(candidates[place], candidates[child]) else { return }
      candidates.swapAt(place, child)
      place = child
    }
  }
}
