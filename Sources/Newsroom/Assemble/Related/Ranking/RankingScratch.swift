/// Buffers of one thread that ranks stories; empty between two stories.
struct RankingScratch {
  /// A score in the making for every story; nothing for those not in `touched`.
  private var sums: [Sum]
  /// The stories that something was added for, before as many as there are.
  private var touched: [Int32]
  private var touchedCount = 0

  private(set) var vector = SpreadVector()
  private(set) var filings = SpreadFilings()

  private struct Sum {
    /// Products of steps of weights: whole numbers, so that their order is of no consequence.
    var words: UInt32 = 0
    var filings: Float = 0

    /// 1 for nothing; a number, for a branch would be guessed wrong as often as not.
    @inline(__always)
    var isNothing: Int { words | filings.bitPattern == 0 ? 1 : 0 }
  }

  init(stories: Int) {
    sums = [Sum](repeating: Sum(), count: stories)
    // One more, for the story that is noted and not counted when all are.
    touched = [Int32](repeating: 0, count: stories + 1)
  }

  /// Adds `weight` times the weight of each posting's story.
  mutating func add(_ postings: ArraySlice<PostingLists.Posting>, _ weight: UInt8) {
    var count = touchedCount
    sums.withUnsafeMutableBufferPointer { sums in
      touched.withUnsafeMutableBufferPointer { touched in
        for posting in postings {
          touched[count] = Int32(truncatingIfNeeded: posting.story)
          count &+= sums[posting.story].isNothing
          sums[posting.story].words &+= UInt32(weight) &* posting.weight
        }
      }
    }
    touchedCount = count
  }

  mutating func add(_ stories: ArraySlice<Int32>, _ score: Float) {
    for story in stories { add(Int(story), score) }
  }

  @inline(__always)
  mutating func add(_ story: Int, _ score: Float) {
    touched[touchedCount] = Int32(truncatingIfNeeded: story)
    touchedCount &+= sums[story].isNothing
    // Never nothing: what was noted must not be noted again.
    sums[story].filings += max(score, .leastNormalMagnitude)
  }

  /// Calls `body` with each story that something was added for, and the sum, and is empty then.
  ///
  /// - Parameters:
  ///   - scale: what a product of weights stands for.
  ///   - scales: and for each story.
  mutating func takeSums(
    _ scale: Float, _ scales: [Float], _ body: (_ story: Int, _ sum: Float) -> Void
  ) {
    for story in touched[..<touchedCount] {
      let sum = sums[Int(story)]
      sums[Int(story)] = Sum()
      body(Int(story), Float(sum.words) * scale * scales[Int(story)] + sum.filings)
    }
    touchedCount = 0
  }

  /// Lays a story out so that others can be compared with it.
  mutating func spread(_ entries: ArraySlice<TopicVector.Entry>, _ filings: ArraySlice<FacetIndex.Entry>) {
    vector.spread(entries)
    self.filings.spread(filings)
  }
}
