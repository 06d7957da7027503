/// Chooses every story's related articles, in the order of authority of a newsroom.
package struct RelatedDesk: Sendable {
  let stories: [RelatedStory]
  let settings: RelatedSettings
  let ranker: RelatedRanker
  private let sketches: StorySketches
  private let series: SeriesOrder

  /// Two stories whose terms are this much alike are one story twice.
  private static let sameStory: Float = 0.8

  /// `stories` are all that readers may see, newest first.
  init(_ stories: [RelatedStory], settings: RelatedSettings, jobs: Int) {
    let vectors = TopicVector.all(of: stories, jobs: jobs)
    let topics = TopicIndex(stories.map { _ in nil }, in: nil, fresh: vectors)
    self.init(
      stories, settings: settings, topics,
      PostingLists(topics, isEarlierOnly: settings.isEarlierOnly, jobs: jobs),
      RelatedRanker.Facets(stories),
      StorySketches(stories), SeriesOrder(stories))
  }

  init(
    _ stories: [RelatedStory], settings: RelatedSettings, _ topics: TopicIndex, _ postings: PostingLists,
    _ facets: RelatedRanker.Facets, _ sketches: StorySketches, _ series: SeriesOrder
  ) {
    self.stories = stories
    self.settings = settings
    self.sketches = sketches
    self.series = series
    ranker = RelatedRanker(
      topics: topics, postings: postings, facets: facets, stories: stories,
      blend: RelatedBlend(settings), isEarlierOnly: settings.isEarlierOnly)
  }

  /// The related articles of every story, best first, each list at most `length` long.
  package func lists(length: Int? = nil, jobs: Int) -> [[Int]] {
    choices(for: Array(stories.indices), length: length, jobs: jobs).map { $0.choices.map(\.story) }
  }

  /// What is chosen for some stories.
  func choices(for chosen: [Int], length: Int? = nil, jobs: Int) -> [Selection] {
    let length = length ?? settings.limit
    return parallelMap(count: chosen.count, jobs: jobs) {
      ranker.scratch()
    } transform: { place, scratch in
      selection(for: chosen[place], length: length, &scratch)
    }
  }

  /// Why a story is in a list.
  package enum Reason: Hashable, Sendable {
    case pinned, nextInSeries, previousInSeries, similar
  }

  /// Why a story that would have been next is not in a list.
  package enum Refusal: Hashable, Sendable {
    case bannedByEditor
    case linkedInBody
    case laterThanStory
    /// Nearly the same text as the story itself, or as one already chosen.
    case copy(of: Int)
  }

  struct Choice: Sendable {
    let story: Int
    let reason: Reason
  }

  struct Selection: Sendable {
    var choices: [Choice] = []
    var refusals: [(story: Int, refusal: Refusal)] = []
    /// All that the outcome depends on besides the story itself.
    var considered: [Int] = []
    /// What another story must have in common with this one, by the shortlist's measure, to be considered too.
    var floor: Float = .infinity
  }

  /// The order of authority, from top to bottom:
  ///
  /// 1. what an editor banned never shows, whoever asks for it;
  /// 2. what an editor pinned shows first, in the editor's order, whatever else speaks against it;
  /// 3. then the next and the previous part of the story's series;
  /// 4. then the most similar stories.
  ///
  /// Series and similarity keep to the site's rules: no later stories where only earlier ones are wanted, none
  /// that the body links to where those are kept out, no story twice in other words.
  func selection(for story: Int, length: Int, _ scratch: inout RankingScratch) -> Selection {
    var selection = Selection()
    guard length > 0 else { return selection }
    selection.choices.reserveCapacity(length)
    selection.considered = stories[story].pins
    for pin in stories[story].pins { consider(pin, .pinned, for: story, length, &selection) }
    let neighbours = series.neighbours(of: story)
    if let next = neighbours.next {
      selection.considered.append(next)
      consider(next, .nextInSeries, for: story, length, &selection)
    }
    if let previous = neighbours.previous {
      selection.considered.append(previous)
      consider(previous, .previousInSeries, for: story, length, &selection)
    }
    guard selection.choices.count < length else { return selection }
    // Some of the ranking may be refused; asking for more costs nothing below the shortlist's length.
    let wanted = length + stories[story].bans.count + stories[story].linked.count + 8
    let shortlist = ranker.shortlist(for: story, length: wanted, &scratch)
    selection.considered.reserveCapacity(selection.considered.count + shortlist.candidates.count)
    for candidate in shortlist.candidates { selection.considered.append(candidate.story) }
    selection.floor = shortlist.floor
    ranker.forEachRanked(for: story, shortlist, &scratch) { candidate in
      consider(candidate.story, .similar, for: story, length, &selection)
      return selection.choices.count < length
    }
    return selection
  }

  private func consider(
    _ candidate: Int, _ reason: Reason, for story: Int, _ length: Int, _ selection: inout Selection
  ) {
    guard candidate != story, selection.choices.count < length,
      !selection.choices.contains(where: { $0.story == candidate })
    else { return }
    if let refusal = refusal(of: candidate, reason, for: story, selection.choices) {
      if !selection.refusals.contains(where: { $0.story == candidate }) {
        selection.refusals.append((candidate, refusal))
      }
    } else {
      selection.choices.append(Choice(story: candidate, reason: reason))
    }
  }

  private func refusal(
    of candidate: Int, _ reason: Reason, for story: Int, _ chosen: [Choice]
  ) -> Refusal? {
    if stories[story].bans.contains(candidate) { return .bannedByEditor }
    if reason == .pinned { return nil }
    if settings.isEarlierOnly, stories[candidate].published > stories[story].published {
      return .laterThanStory
    }
    if settings.excludesLinked, stories[story].linked.contains(candidate) { return .linkedInBody }
    // Parts of a series may well repeat each other; they are different stories all the same.
    guard reason == .similar else { return nil }
    if isCopy(candidate, story) { return .copy(of: story) }
    return chosen.first { isCopy(candidate, $0.story) }.map { .copy(of: $0.story) }
  }

  private func isCopy(_ a: Int, _ b: Int) -> Bool {
    sketches.mayBeCopies(a, b) && ranker.topics.cosine(a, b) >= Self.sameStory
  }
}

/// Which stories come before and after one in its series, by their numbers in it.
struct SeriesOrder: Sendable {
  private var neighbours: [Int: Neighbours] = [:]

  struct Neighbours: Sendable {
    var next: Int?
    var previous: Int?
  }

  init(_ stories: [RelatedStory]) {
    var parts: [Int: [Int]] = [:]
    for (index, story) in stories.enumerated() {
      if let part = story.series { parts[part.series, default: []].append(index) }
    }
    for unordered in parts.values {
      let ordered = unordered.sorted {
        (stories[$0].series?.number ?? 0, $0) < (stories[$1].series?.number ?? 0, $1)
      }
      for (earlier, later) in zip(ordered, ordered.dropFirst()) {
        neighbours[earlier, default: Neighbours()].next = later
        neighbours[later, default: Neighbours()].previous = earlier
      }
    }
  }

  func neighbours(of story: Int) -> Neighbours { neighbours[story] ?? Neighbours() }
}
