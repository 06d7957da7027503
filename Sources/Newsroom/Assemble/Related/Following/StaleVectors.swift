/// Finds the stories whose vectors an edit changes: those with other words, and those with a word whose rarity is
/// another one now.
struct StaleVectors {
  let stories: [RelatedStory]
  let memory: RelatedMemory
  let match: StoryMatch
  let jobs: Int

  /// Whether each story has another vector now, and in how many stories the terms of these occur, if that is known; nil
  /// where more than a few have other words, or former words are not known, so that all vectors are to be made anew.
  ///
  /// - Parameter formerProfile: the terms of a story, by its identity and their fingerprint.
  func find(
    _ formerProfile: (_ identity: UInt64, _ wording: UInt64) -> TermProfile?
  ) -> (isStale: [Bool], poll: TermPoll?)? {
    var isStale = stories.indices.map { index in
      match.former[index].map { memory.marks[$0].wording != stories[index].profile.fingerprint } ?? true
    }
    let changed = isStale.indices.filter { isStale[$0] }
    let gone = match.gone
    guard !changed.isEmpty || !gone.isEmpty else { return (isStale, nil) }
    guard (changed.count + gone.count) * 16 <= stories.count else { return nil }
    let arrived = changed.map { stories[$0].profile }
    var left: [TermProfile] = []
    for place in changed.compactMap({ match.former[$0] }) + gone {
      let mark = memory.marks[place]
      guard let profile = formerProfile(mark.identity, mark.wording) else { return nil }
      left.append(profile)
    }
    let poll = TermPoll(stories.map(\.profile), of: arrived + left, jobs: jobs)
    let moved = movedTerms(arrived: arrived, left: left, poll)
    guard !moved.isEmpty else { return (isStale, poll) }
    markUsers(of: moved, in: &isStale)
    return (isStale, nil)
  }

  /// Terms that are rarer or less rare now than before some profiles came in the place of others.
  private func movedTerms(arrived: [TermProfile], left: [TermProfile], _ poll: TermPoll) -> [Term] {
    var changes: [UInt32: (term: Term, change: Int)] = [:]
    for (profiles, change) in [(arrived, 1), (left, -1)] {
      for profile in profiles {
        for term in profile.terms {
          changes[poll.counter(of: term), default: (term, 0)].change += change
        }
      }
    }
    let rarity = Rarity(stories: stories.count).ofTerms()
    return changes.filter { counter, now in
      let count = poll.count(at: counter)
      return now.change != 0 && Self.rarity(count, rarity) != Self.rarity(count - now.change, rarity)
    }.map(\.value.term)
  }

  private static func rarity(_ count: Int, _ rarity: [Float]) -> Float {
    rarity.indices.contains(count) ? rarity[count] : 0
  }

  private func markUsers(of terms: [Term], in isStale: inout [Bool]) {
    let moved = CounterSet(bits: TermCensus.bits(for: stories.map(\.profile)), of: terms)
    let isUser = parallelMap(stories, jobs: jobs) { moved.containsAny(of: $0.profile.terms) }
    for index in isUser.indices where isUser[index] { isStale[index] = true }
  }
}
