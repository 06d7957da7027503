extension TopicIndex {
  /// Sorts the terms of all stories into postings and vectors.
  ///
  /// The terms are split by their hash into leaves small enough for a processor's cache, each leaf is made on
  /// its own, and the leaves are put together in order; so the result does not depend on `jobs`.
  init(_ profiles: [TermProfile], jobs: Int) {
    let total = profiles.reduce(0) { $0 + $1.terms.count }
    var bits = 0
    while bits < 8, total >> bits > 150_000 { bits += 1 }
    let leafBits = bits
    let leaves = parallelMap(Array(0..<1 << leafBits), jobs: jobs) { leaf in
      TopicLeaf(profiles, leaf: leaf, of: leafBits)
    }
    self.init(leaves, stories: profiles.count)
  }

  private init(_ leaves: [TopicLeaf], stories: Int) {
    let hashes = leaves.flatMap(\.hashes)
    let postings = leaves.flatMap(\.postings)
    var postingStarts: [UInt32] = []
    postingStarts.reserveCapacity(hashes.count + 1)
    var base = 0
    for leaf in leaves {
      for start in leaf.starts.dropLast() { postingStarts.append(UInt32(base + start)) }
      base += leaf.postings.count
    }
    postingStarts.append(UInt32(base))
    let rarity = [0] + (1...max(20, stories)).map { Self.rarity($0, of: stories) }
    self.hashes = hashes
    self.postings = postings
    self.postingStarts = postingStarts
    self.rarity = rarity
    starts = Self.starts(postings, stories: stories)
    entries = Self.entries(postings, postingStarts, rarity, starts)
    scale = Self.scale(starts, entries)
  }

  private static func starts(_ postings: [Posting], stories: Int) -> [Int] {
    var starts = [Int](repeating: 0, count: stories + 1)
    for posting in postings { starts[posting.story + 1] += 1 }
    for story in 0..<stories { starts[story + 1] += starts[story] }
    return starts
  }

  /// Turns postings by term into entries by story; within a story they stay in order of their terms.
  private static func entries(
    _ postings: [Posting], _ postingStarts: [UInt32], _ rarity: [Float], _ starts: [Int]
  ) -> [Entry] {
    [Entry](unsafeUninitializedCapacity: postings.count) { entries, initialized in
      var places = starts
      for term in 0..<postingStarts.count - 1 {
        let own = postings[Int(postingStarts[term])..<Int(postingStarts[term + 1])]
        for posting in own {
          entries[places[posting.story]] = Entry(
            term: Int32(truncatingIfNeeded: term), weight: frequency(posting.count) * rarity[own.count])
          places[posting.story] += 1
        }
      }
      initialized = postings.count
    }
  }

  /// Each story is divided by its length, moved a little toward the mean (pivoted normalisation): a full
  /// cosine would favour the shortest stories.
  private static func scale(_ starts: [Int], _ entries: [Entry]) -> [Float] {
    let lengths = (0..<starts.count - 1).map { story -> Float in
      var sum: Float = 0
      for entry in entries[starts[story]..<starts[story + 1]] { sum += entry.weight * entry.weight }
      return sum.squareRoot()
    }
    let mean = lengths.reduce(0) { $0 + Double($1) } / Double(max(lengths.count, 1))
    return lengths.map { $0 > 0 ? 1 / (0.85 * $0 + 0.15 * Float(mean)) : 0 }
  }
}
