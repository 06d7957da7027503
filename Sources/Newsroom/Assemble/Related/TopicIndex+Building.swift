extension TopicIndex {
  /// Sorts the terms of all stories into postings and vectors.
  ///
  /// The terms are split by their hash into leaves small enough for a processor's cache, each leaf is made on
  /// its own, and the leaves are put together in order; so the result does not depend on `jobs`.
  init(_ profiles: [TermProfile], jobs: Int) {
    let total = profiles.reduce(0) { $0 + $1.terms.count }
    var bits = 0
    while bits < 8, total >> bits > 50_000 { bits += 1 }
    let leafBits = bits
    let leaves = parallelMap(count: 1 << leafBits, jobs: jobs, scratch: {}) { leaf, _ in
      TopicLeaf(profiles, leaf: leaf, of: leafBits)
    }
    self.init(leaves, stories: profiles.count, jobs: jobs)
  }

  private init(_ leaves: [TopicLeaf], stories: Int, jobs: Int) {
    var firstTerms: [Int] = []
    var terms = 0
    var postingCount = 0
    for leaf in leaves {
      firstTerms.append(terms)
      terms += leaf.hashes.count
      postingCount += leaf.postings.count
    }
    var hashes: [Term] = []
    hashes.reserveCapacity(terms)
    var postingStarts: [Int] = []
    postingStarts.reserveCapacity(terms + 1)
    var postings: [Posting] = []
    postings.reserveCapacity(postingCount)
    for leaf in leaves {
      hashes += leaf.hashes
      let base = postings.count
      for start in leaf.starts.dropLast() { postingStarts.append(base + Int(start)) }
      postings += leaf.postings
    }
    postingStarts.append(postings.count)
    rarity = (0..<terms).map { Self.rarity(postingStarts[$0 + 1] - postingStarts[$0], of: stories) }
    self.hashes = hashes
    self.postingStarts = postingStarts
    self.postings = postings
    (starts, entries) = Self.vectors(leaves, firstTerms, rarity, stories: stories)
    scale = Self.scale(starts, entries)
  }

  private static func vectors(
    _ leaves: [TopicLeaf], _ firstTerms: [Int], _ rarity: [Float], stories: Int
  ) -> (starts: [Int], entries: [Entry]) {
    var starts: [Int] = [0]
    starts.reserveCapacity(stories + 1)
    var entries: [Entry] = []
    entries.reserveCapacity(leaves.reduce(0) { $0 + $1.rows.count })
    var cursors = [Int](repeating: 0, count: leaves.count)
    for story in 0..<stories {
      for leaf in leaves.indices {
        let end = cursors[leaf] + Int(leaves[leaf].rowLengths[story])
        for row in leaves[leaf].rows[cursors[leaf]..<end] {
          let term = firstTerms[leaf] + row.term
          entries.append(Entry(term: Int32(term), weight: frequency[row.count] * rarity[term]))
        }
        cursors[leaf] = end
      }
      starts.append(entries.count)
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
