import Mustache

/// The related articles of every story.
package struct RelatedLists: Sendable {
  /// Indices of related articles, best first, for each story.
  let lists: [[Int]]
  /// What the next build can go on from.
  let memory: RelatedMemory
  /// For how many stories related articles were chosen; the others have what they had.
  let chosen: Int

  /// - Parameters:
  ///   - stories: all that readers may see, newest first.
  ///   - previous: what an earlier build left; only lists that an edit since then may change are made anew, and come
  ///     out as if all were.
  ///   - formerProfile: the terms that a story had then, by its identity and their fingerprint.
  init(
    _ stories: [RelatedStory], settings: RelatedSettings, after previous: RelatedMemory? = nil,
    formerProfile: @Sendable (_ identity: UInt64, _ wording: UInt64) -> TermProfile? = { _, _ in nil },
    jobs: Int
  ) {
    let frame = Self.frame(stories, settings)
    let memory = previous.flatMap { $0.frame == frame ? $0 : nil }
    let match = memory.map { StoryMatch(stories, $0) }
    let (topics, (facets, series, sketches)) = concurrently(jobs: jobs) {
      Self.topics(stories, memory, match, formerProfile, jobs: jobs)
    } _: {
      (RelatedRanker.Facets(stories), SeriesOrder(stories), StorySketches(stories))
    }
    let marks = parallelMap(Array(stories.indices), jobs: jobs) { index in
      RelatedMemory.Mark(
        identity: stories[index].identity, wording: stories[index].profile.fingerprint,
        nature: Self.nature(of: index, stories, facets, series), published: stories[index].published)
    }
    var isStale = [Bool](repeating: true, count: stories.count)
    if let memory, let match {
      let isChanged = stories.indices.map { index in
        guard let place = match.former[index] else { return true }
        return marks[index] != memory.marks[place] || !topics.isSame(index, as: place, in: memory.topics)
      }
      var stale = StaleLists(
        stories, memory, match, topics, facets, isChanged: isChanged, settings)
      stale.find()
      isStale = stale.isStale
    }
    let chosen = isStale.indices.filter { isStale[$0] }
    self.chosen = chosen.count
    let desk = RelatedDesk(
      stories, settings: settings, topics, Self.postings(topics, for: chosen, settings, jobs: jobs), facets,
      sketches,
      series)
    var fresh = desk.choices(for: chosen, jobs: jobs).makeIterator()

    var (lists, considered) = (Ragged<Int32>(), Ragged<Int32>())
    var floors: [Float] = []
    for rows in CarriedRows(stories.indices.map { isStale[$0] ? nil : match?.former[$0] }) {
      if case .carried(let rows) = rows, let memory, let match {
        // A list that names a story that is gone is stale.
        lists.append(rows, of: memory.lists) { Int32(match.present[Int($0)]!) }
        considered.append(rows, of: memory.considered) { Int32(match.present[Int($0)]!) }
        floors += memory.floors[rows]
      } else if let selection = fresh.next() {
        lists.append(selection.choices.lazy.map { Int32($0.story) })
        considered.append(selection.considered.lazy.map { Int32($0) })
        floors.append(selection.floor)
      }
    }
    self.lists = (0..<lists.count).map { lists[$0].map { Int($0) } }
    self.memory = RelatedMemory(
      frame: frame, marks: marks, filings: Ragged(rows: stories.map(\.filing)), topics: topics, lists: lists,
      considered: considered, floors: floors)
  }

  private static func topics(
    _ stories: [RelatedStory], _ memory: RelatedMemory?, _ match: StoryMatch?,
    _ formerProfile: @Sendable (UInt64, UInt64) -> TermProfile?, jobs: Int
  ) -> TopicIndex {
    if let memory, let match,
      let (isStale, poll) = StaleVectors(stories: stories, memory: memory, match: match, jobs: jobs).find(
        formerProfile)
    {
      let stale = isStale.indices.filter { isStale[$0] }
      if stale.isEmpty, match.isWhole { return memory.topics }
      let vectors = TopicVector.all(of: stories, chosen: stale, poll, jobs: jobs)
      let kept = stories.indices.map { isStale[$0] ? nil : match.former[$0] }
      return TopicIndex(kept, in: memory.topics, fresh: vectors)
    }
    return TopicIndex(
      stories.map { _ in nil }, in: nil, fresh: TopicVector.all(of: stories, jobs: jobs))
  }

  private static func postings(
    _ topics: TopicIndex, for chosen: [Int], _ settings: RelatedSettings, jobs: Int
  ) -> PostingLists {
    guard chosen.count * 4 < topics.count else {
      return PostingLists(topics, isEarlierOnly: settings.isEarlierOnly, jobs: jobs)
    }
    var terms = TermSet()
    for story in chosen { topics.forEachLead(of: story) { terms.insert($0.term) } }
    return PostingLists(topics, only: terms, isEarlierOnly: settings.isEarlierOnly, jobs: jobs)
  }

  private static func frame(_ stories: [RelatedStory], _ settings: RelatedSettings) -> UInt64 {
    var hasher = StableHasher()
    hasher.combine(settings)
    hasher.combine(Rarity(stories: stories.count).all)
    hasher.combine(Int(TermCensus.bits(for: stories.map(\.profile))))
    return hasher.finish()
  }

  private static func nature(
    of index: Int, _ stories: [RelatedStory], _ facets: RelatedRanker.Facets, _ series: SeriesOrder
  ) -> UInt64 {
    let story = stories[index]
    let neighbours = series.neighbours(of: index)
    var hasher = StableHasher()
    hasher.combine(story.filing.count)
    for name in story.filing { hasher.combine(name) }
    for index in [facets.tags.entries[index], facets.authors.entries[index], facets.sections.entries[index]] {
      hasher.combine(index.count)
      for entry in index { hasher.combine(UInt64(entry.weight.bitPattern)) }
    }
    for others in [story.pins, story.bans, story.linked] {
      hasher.combine(others.count)
      for other in others { hasher.combine(stories[other].identity) }
    }
    for neighbour in [neighbours.next, neighbours.previous] {
      hasher.combine(neighbour.map { stories[$0].identity } ?? 0)
    }
    return hasher.finish()
  }
}

extension StableHasher {
  fileprivate mutating func combine(_ settings: RelatedSettings) {
    combine(settings.limit)
    combine((settings.isEarlierOnly ? 1 : 0) + (settings.excludesLinked ? 2 : 0))
    for weight in [
      settings.textWeight, settings.tagWeight, settings.authorWeight, settings.sectionWeight,
      settings.nearnessWeight, settings.nearnessDays,
    ] {
      combine(weight.bitPattern)
    }
  }
}
