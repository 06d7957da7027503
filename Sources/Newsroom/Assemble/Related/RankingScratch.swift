/// Buffers of one thread that ranks stories; empty between two stories.
struct RankingScratch {
  /// A score in the making for every story; 0 for those not in `touched`.
  var sums: [Float]
  var touched: [Int32] = []
  /// Places of a story's entries, the weightiest first.
  private(set) var order: [Int32] = []

  private var vector = SpreadVector()

  init(stories: Int) {
    sums = [Float](repeating: 0, count: stories)
  }

  /// Adds `weight` times the weight of each posting's story.
  mutating func add(_ postings: ArraySlice<TopicIndex.Posting>, _ weight: Float, scale: [Float]) {
    sums.withUnsafeMutableBufferPointer { sums in
      for posting in postings {
        let story = posting.story
        let before = sums[story]
        if before == 0 { touched.append(Int32(truncatingIfNeeded: story)) }
        sums[story] = before + weight * TopicIndex.frequency(posting.count) * scale[story]
      }
    }
  }

  mutating func add(_ stories: ArraySlice<Int32>, _ score: Float) {
    for story in stories {
      if sums[Int(story)] == 0 { touched.append(story) }
      sums[Int(story)] += score
    }
  }

  /// Sorts by weight in 256 steps: exact enough to spend a budget by, and linear.
  mutating func orderByWeight(_ entries: ArraySlice<TopicIndex.Entry>) {
    var heaviest: Float = 0
    for entry in entries { heaviest = max(heaviest, entry.weight) }
    let step = heaviest > 0 ? 255 / heaviest : 0
    order = [Int32](repeating: 0, count: entries.count)
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: 257) { places in
      places.initialize(repeating: 0)
      for entry in entries { places[256 - Int(entry.weight * step)] += 1 }
      for bucket in 1...256 { places[bucket] += places[bucket - 1] }
      for (index, entry) in entries.enumerated() {
        let bucket = 255 - Int(entry.weight * step)
        order[Int(places[bucket])] = Int32(index)
        places[bucket] += 1
      }
    }
  }

  /// Lays a story's entries out so that others can be compared with it.
  mutating func spread(_ entries: ArraySlice<TopicIndex.Entry>) { vector.spread(entries) }

  /// The product of `entries` with those laid out.
  func product(_ entries: ArraySlice<TopicIndex.Entry>) -> Float { vector.product(entries) }
}
