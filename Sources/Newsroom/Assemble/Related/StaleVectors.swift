/// Finds the stories whose vectors an edit changes: those with other words, and those with a word whose rarity is
/// another one now.
struct StaleVectors {
  let stories: [RelatedStory]
  let memory: RelatedMemory
  let match: StoryMatch
  let jobs: Int

  /// What has another vector now, and the count that these are made with; nil where more than a few stories have
  /// other words, or former words are not known, so that all are to be made anew.
  ///
  /// - Parameter formerProfile: the terms of a story, by its identity and their fingerprint.
  func find(
    _ formerProfile: (_ identity: UInt64, _ wording: UInt64) -> TermProfile?
  ) -> (isStale: [Bool], census: TermCensus?)? {
    var isStale = stories.indices.map { index in
      match.former[index].map { memory.marks[$0].wording != stories[index].profile.fingerprint } ?? true
    }
    let changed = isStale.indices.filter { isStale[$0] }
    let gone = match.gone
    guard !changed.isEmpty || !gone.isEmpty else { return (isStale, nil) }
    guard (changed.count + gone.count) * 16 <= stories.count else { return nil }
    let census = TermCensus(stories, jobs: jobs)
    var changes: [UInt32: Int] = [:]
    for index in changed {
      for term in stories[index].profile.terms { changes[census.counter(of: term), default: 0] += 1 }
    }
    for place in changed.compactMap({ match.former[$0] }) + gone {
      let mark = memory.marks[place]
      guard let profile = formerProfile(mark.identity, mark.wording) else { return nil }
      for term in profile.terms { changes[census.counter(of: term), default: 0] -= 1 }
    }
    let rarity = Rarity(stories: stories.count).ofTerms()
    let moved = changes.filter { counter, change in
      let count = census.count(at: counter)
      return change != 0 && Self.rarity(count, rarity) != Self.rarity(count - change, rarity)
    }
    if !moved.isEmpty { mark(users(of: Set(moved.keys), census), in: &isStale) }
    return (isStale, census)
  }

  private static func rarity(_ count: Int, _ rarity: [Float]) -> Float {
    rarity.indices.contains(count) ? rarity[count] : 0
  }

  private func mark(_ users: [Bool], in isStale: inout [Bool]) {
    for (index, isUser) in users.enumerated() where isUser { isStale[index] = true }
  }

  /// Which stories have a term of some counters.
  private func users(of counters: Set<UInt32>, _ census: TermCensus) -> [Bool] {
    // A small table turns nearly all terms away.
    var table = [Bool](repeating: false, count: 1 << 14)
    for counter in counters { table[Int(counter) & (table.count - 1)] = true }
    let sieve = table
    return parallelMap(Array(stories.indices), jobs: jobs) { story in
      stories[story].profile.terms.contains { term in
        let counter = census.counter(of: term)
        return sieve[Int(counter) & (sieve.count - 1)] && counters.contains(counter)
      }
    }
  }
}
