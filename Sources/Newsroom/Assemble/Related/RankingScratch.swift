/// Buffers of one thread that ranks stories; empty between two stories.
struct RankingScratch {
  /// A score in the making for every story; 0 for those not in `touched`.
  private var sums: [Float]
  private var touched: [Int32] = []

  private var vector = SpreadVector()

  init(stories: Int) {
    sums = [Float](repeating: 0, count: stories)
  }

  /// Adds `weight` times the weight of each posting's story.
  mutating func add(_ postings: ArraySlice<PostingLists.Posting>, _ weight: Float, scale: [Float]) {
    sums.withUnsafeMutableBufferPointer { sums in
      for posting in postings {
        let story = posting.story
        let before = sums[story]
        if before == 0 { touched.append(Int32(truncatingIfNeeded: story)) }
        sums[story] = before + weight * Float(posting.weight) * scale[story]
      }
    }
  }

  mutating func add(_ stories: ArraySlice<Int32>, _ score: Float) {
    for story in stories { add(Int(story), score) }
  }

  @inline(__always)
  mutating func add(_ story: Int, _ score: Float) {
    if sums[story] == 0 { touched.append(Int32(truncatingIfNeeded: story)) }
    sums[story] += score
  }

  /// Calls `body` with each story that something was added for, and the sum, and is empty then.
  mutating func takeSums(_ body: (_ story: Int, _ sum: Float) -> Void) {
    for story in touched {
      let sum = sums[Int(story)]
      sums[Int(story)] = 0
      body(Int(story), sum)
    }
    touched.removeAll(keepingCapacity: true)
  }

  /// Lays a story's entries out so that others can be compared with it.
  mutating func spread(_ entries: ArraySlice<TopicVector.Entry>) { vector.spread(entries) }

  /// The product of `entries` with those laid out.
  func product(_ entries: ArraySlice<TopicVector.Entry>) -> Float { Float(vector.product(entries)) }
}
