/// Buffers of one thread that ranks stories; empty between two stories.
struct RankingScratch {
  /// A score in the making for every story; 0 for those not in `touched`.
  var sums: [Float]
  var touched: [Int32] = []
  /// Places of a story's entries, the weightiest first.
  private(set) var order: [Int32] = []

  /// Open addressing from a term to its weight in the story at hand; -1 is free.
  private var terms: [Int32] = [Int32](repeating: -1, count: 1 << 12)
  private var weights: [Float] = [Float](repeating: 0, count: 1 << 12)
  private var used: [Int32] = []

  init(stories: Int) {
    sums = [Float](repeating: 0, count: stories)
  }

  @inline(__always)
  mutating func add(_ score: Float, to story: Int) {
    let before = sums[story]
    if before == 0 { touched.append(Int32(truncatingIfNeeded: story)) }
    sums[story] = before + score
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
    if terms.count < entries.count * 4 {
      var size = terms.count
      while size < entries.count * 8 { size *= 2 }
      terms = [Int32](repeating: -1, count: size)
      weights = [Float](repeating: 0, count: size)
    }
    let mask = terms.count - 1
    for entry in entries {
      var slot = Int(entry.term) & mask
      while terms[slot] >= 0 { slot = (slot + 1) & mask }
      terms[slot] = entry.term
      weights[slot] = entry.weight
      used.append(Int32(slot))
    }
  }

  /// The product of `entries` with those laid out.
  func product(_ entries: ArraySlice<TopicIndex.Entry>) -> Float {
    let mask = Int32(terms.count - 1)
    var sum: Float = 0
    terms.withUnsafeBufferPointer { terms in
      for entry in entries {
        var slot = Int(entry.term & mask)
        while terms[slot] >= 0 {
          if terms[slot] == entry.term {
            sum += entry.weight * weights[slot]
            break
          }
          slot = (slot + 1) & Int(mask)
        }
      }
    }
    return sum
  }

  mutating func gather() {
    for slot in used { terms[Int(slot)] = -1 }
    used.removeAll(keepingCapacity: true)
  }
}
