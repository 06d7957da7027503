/// Buffers of one thread that ranks stories; empty between two stories.
struct RankingScratch {
  /// A score in the making for every story; 0 for those not in `touched`.
  var sums: [Float]
  var touched: [Int32] = []
  /// Places of a story's entries, the weightiest first.
  private(set) var order: [Int32] = []

  /// The weight of every term in the story at hand; 0 for those it lacks. Dense, because looking into one
  /// is a single load without a branch to guess, and all but the commonest terms' lines stay unread.
  private var weights: [Float]

  init(stories: Int, terms: Int) {
    sums = [Float](repeating: 0, count: stories)
    weights = [Float](repeating: 0, count: terms)
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
  mutating func spread(_ entries: ArraySlice<TopicIndex.Entry>) {
    for entry in entries { weights[Int(entry.term)] = entry.weight }
  }

  /// The product of `entries` with those laid out.
  func product(_ entries: ArraySlice<TopicIndex.Entry>) -> Float {
    weights.withUnsafeBufferPointer { weights in
      entries.withUnsafeBufferPointer { entries in
        // Four sums side by side, since each addition has to wait for the one before it.
        var sums = SIMD4<Float>.zero
        var index = 0
        while index + 4 <= entries.count {
          let own = SIMD4(
            entries[index].weight, entries[index + 1].weight, entries[index + 2].weight,
            entries[index + 3].weight)
          let other = SIMD4(
            weights[Int(entries[index].term)], weights[Int(entries[index + 1].term)],
            weights[Int(entries[index + 2].term)], weights[Int(entries[index + 3].term)])
          sums += own * other
          index += 4
        }
        var sum = sums.sum()
        while index < entries.count {
          sum += entries[index].weight * weights[Int(entries[index].term)]
          index += 1
        }
        return sum
      }
    }
  }

  mutating func gather(_ entries: ArraySlice<TopicIndex.Entry>) {
    for entry in entries { weights[Int(entry.term)] = 0 }
  }
}
