/// Finds the stories whose lists an edit may change.
///
/// A list depends on its own story, on the stories that were considered for it, and on there being no other with as
/// much in common. So it may change with one of these, when a changed story comes up to its floor, and when a story
/// that came or went moves what is nearest in time under a term or a tag that many have.
struct StaleLists {
  let stories: [RelatedStory]
  let memory: RelatedMemory
  let match: StoryMatch
  let topics: TopicIndex
  let facets: RelatedRanker.Facets
  /// What is different about stories now: the story itself or how much its terms and tags say.
  let isChanged: [Bool]
  let blend: RelatedBlend
  let isEarlierOnly: Bool
  private(set) var isStale: [Bool]

  init(
    _ stories: [RelatedStory], _ memory: RelatedMemory, _ match: StoryMatch, _ topics: TopicIndex,
    _ facets: RelatedRanker.Facets, isChanged: [Bool], _ settings: RelatedSettings
  ) {
    self.stories = stories
    self.memory = memory
    self.match = match
    self.topics = topics
    self.facets = facets
    self.isChanged = isChanged
    blend = RelatedBlend(settings)
    isEarlierOnly = settings.isEarlierOnly
    isStale = isChanged
  }

  mutating func find() {
    let changed = isChanged.indices.filter { isChanged[$0] }
    let gone = match.gone
    guard !changed.isEmpty || !gone.isEmpty else { return }
    guard (changed.count + gone.count) * 8 <= stories.count else {
      // Nearly all lists will be among them.
      return markAll()
    }
    markConsidering()
    var terms = TermSet()
    for story in changed { topics.forEachLead(of: story) { terms.insert($0.term) } }
    for place in changed.compactMap({ match.former[$0] }) + gone {
      memory.topics.forEachLead(of: place) { terms.insert($0.term) }
    }
    let postings = PostingLists(topics, only: terms, isEarlierOnly: isEarlierOnly, jobs: 1)
    guard changed.reduce(0, { $0 + reach(of: $1, postings) }) <= stories.count * Self.steps else {
      return markAll()
    }
    var scratch = RankingScratch(scales: topics.scale, minutes: stories.map(\.minute))
    for story in changed { markReached(by: story, postings, &scratch) }
    markMoved(changed, gone, postings)
  }

  /// So many looks at a story take as long as choosing its list anew.
  private static let steps = 1_024

  /// How many stories have something in common with this one, counted once for each thing.
  private func reach(of story: Int, _ postings: PostingLists) -> Int {
    var words = 0
    postings.forEachList(of: story, in: topics) { list, _ in words += list.count }
    return blend.lookedUp(facets).reduce(words) { sum, facet in
      facet.0.entries[story].reduce(sum) { $0 + facet.0.stories[Int($1.facet)].count }
    }
  }

  private mutating func markAll() { isStale = stories.map { _ in true } }

  /// Lists for which a story was considered that is another now, or gone.
  private mutating func markConsidering() {
    let isOther = match.present.map { $0.map { isChanged[$0] } ?? true }
    for (story, place) in match.former.enumerated() {
      guard let place, !isStale[story] else { continue }
      isStale[story] = memory.considered[place].contains { isOther[Int($0)] }
    }
  }

  /// Lists for which a changed story has at least as much in common as the last one considered.
  private mutating func markReached(
    by story: Int, _ postings: PostingLists, _ scratch: inout RankingScratch
  ) {
    if blend.text > 0 {
      postings.forEachList(of: story, in: topics) { list, weight in
        scratch.add(postings.lists.values[list], weight)
      }
    }
    for (index, weight) in blend.lookedUp(facets) {
      for entry in index.entries[story] {
        for other in index.stories[Int(entry.facet)] {
          let own = index.weight(of: entry.facet, for: Int(other))
          scratch.add(CollectionOfOne(other), weight * own * own)
        }
      }
    }
    let minute = stories[story].minute
    scratch.takeSums(blend.text * topics.scale[story]) { other, sum, otherMinute in
      guard !isStale[other], let place = match.former[other] else { return }
      // The same sum, but for the order of adding.
      let most = sum * blend.nearness(minute, otherMinute) * 1.0001
      if most >= memory.floors[place] { isStale[other] = true }
    }
  }

  /// Lists of stories that look beside one that came or went, under what more stories have than are looked at.
  private mutating func markMoved(_ changed: [Int], _ gone: [Int], _ postings: PostingLists) {
    var nearby = NearbyStories(stories, postings, margin: changed.count + gone.count)
    for story in changed {
      let own = Place(terms: leads(topics, story), names: Set(stories[story].filing), index: story)
      guard let former = match.former[story] else {
        mark(nearby.stories(beside: own))
        continue
      }
      let old = formerPlace(former)
      if memory.marks[former].published == stories[story].published {
        mark(
          nearby.stories(
            beside: Place(
              terms: own.terms.symmetricDifference(old.terms),
              names: own.names.symmetricDifference(old.names),
              index: story)))
      } else {
        mark(nearby.stories(beside: own))
        mark(nearby.stories(beside: old))
      }
    }
    for former in gone { mark(nearby.stories(beside: formerPlace(former))) }
  }

  private mutating func mark(_ stories: [Int]) {
    for story in stories { isStale[story] = true }
  }

  /// Where a story comes or goes: before the story of an index, under some terms and names.
  fileprivate struct Place {
    let terms: Set<UInt32>
    let names: Set<UInt64>
    let index: Int
  }

  /// The place of a former story: before the next one that stands where it stood among the others.
  private func formerPlace(_ former: Int) -> Place {
    var index = stories.count
    for next in memory.marks.indices[(former + 1)...] {
      if let story = match.present[next], stories[story].published == memory.marks[next].published {
        index = story
        break
      }
    }
    return Place(
      terms: leads(memory.topics, former), names: Set(memory.filings[former]), index: index)
  }

  private func leads(_ topics: TopicIndex, _ story: Int) -> Set<UInt32> {
    var terms: Set<UInt32> = []
    topics.forEachLead(of: story) { terms.insert($0.term) }
    return terms
  }
}

/// Finds the stories that may look at a place.
private struct NearbyStories {
  private let postings: PostingLists
  /// So many fewer stories may have something now than had it before.
  private let margin: Int
  private let filings: [[UInt64]]
  /// The stories under each name that more have, or had, than are looked at.
  private lazy var shelves = longShelves()

  init(_ stories: [RelatedStory], _ postings: PostingLists, margin: Int) {
    self.postings = postings
    self.margin = margin
    filings = stories.map(\.filing)
  }

  mutating func stories(beside place: StaleLists.Place) -> [Int] {
    var found: [Int] = []
    for number in place.terms.compactMap({ postings.number(of: $0) }) {
      let range = postings.lists.range(number)
      guard range.count + margin > PostingLists.windowLength else { continue }
      let middle = firstPlace(range, of: place.index) { postings.lists.values[$0].story }
      let near = around(middle, PostingLists.windowLength).clamped(to: range)
      found += near.map { postings.lists.values[$0].story }
    }
    for name in place.names {
      guard let shelf = shelves[name] else { continue }
      let middle = firstPlace(shelf.indices, of: place.index) { Int(shelf[$0]) }
      found += around(middle, RelatedRanker.facetWindow).clamped(to: shelf.indices).map { Int(shelf[$0]) }
    }
    return found
  }

  private func around(_ middle: Int, _ window: Int) -> Range<Int> {
    middle - window - margin..<middle + window + margin + 1
  }

  private func longShelves() -> [UInt64: [Int32]] {
    var shelves: [UInt64: [Int32]] = [:]
    for (story, names) in filings.enumerated() {
      for name in names { shelves[name, default: []].append(Int32(story)) }
    }
    return shelves.filter { $0.value.count + margin > RelatedRanker.facetWindow }
  }
}
