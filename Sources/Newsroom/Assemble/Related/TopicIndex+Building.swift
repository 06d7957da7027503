extension TopicIndex {
  /// Sorts the terms of all stories into postings and vectors.
  ///
  /// The terms are split by their hash into leaves small enough for a processor's cache, each leaf is made on
  /// its own, and the leaves are put together in order; so the result does not depend on `jobs`.
  init(_ profiles: [TermProfile], jobs: Int) {
    let total = profiles.reduce(0) { $0 + $1.terms.count }
    var bits = 0
    while bits < 5, total >> bits > 150_000 { bits += 1 }
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
    (starts, entries) = Self.vectors(leaves, rarity, stories: stories)
    scale = Self.scale(starts, entries)
  }

  /// Joins the rows of all leaves, story by story.
  private static func vectors(
    _ leaves: [TopicLeaf], _ rarity: [Float], stories: Int
  ) -> (starts: [Int], entries: [Entry]) {
    let count = leaves.reduce(0) { $0 + $1.rows.count }
    var starts = [0]
    starts.reserveCapacity(stories + 1)
    let entries = [Entry](unsafeUninitializedCapacity: count) { entries, initialized in
      var place = 0
      for story in 0..<stories {
        var firstTerm = 0
        for leaf in leaves {
          for row in leaf.rows[Int(leaf.rowStarts[story])..<Int(leaf.rowStarts[story + 1])] {
            let term = Int(row >> 8)
            entries[place] = Entry(
              term: Int32(truncatingIfNeeded: firstTerm + term),
              weight: frequency(Int(row & 0xFF)) * rarity[leaf.starts[term + 1] - leaf.starts[term]])
            place += 1
          }
          firstTerm += leaf.hashes.count
        }
        starts.append(place)
      }
      initialized = place
    }
    return (starts, entries)
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
