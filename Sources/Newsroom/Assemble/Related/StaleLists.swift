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
  private(set) var isStale: [Bool]

  init(
    _ stories: [RelatedStory], _ memory: RelatedMemory, _ match: StoryMatch, _ topics: TopicIndex,
    _ facets: RelatedRanker.Facets, isChanged: [Bool], _ blend: RelatedBlend
  ) {
    self.stories = stories
    self.memory = memory
    self.match = match
    self.topics = topics
    self.facets = facets
    self.isChanged = isChanged
    self.blend = blend
    isStale = isChanged
  }

  mutating func find() {
    let changed = isChanged.indices.filter { isChanged[$0] }
    let gone = match.gone
    guard !changed.isEmpty || !gone.isEmpty else { return }
    guard (changed.count + gone.count) * 8 <= stories.count else {
      // Nearly all lists will be among them.
      isStale = stories.map { _ in true }
      return
    }
    markConsidering()
    var terms = TermSet()
    for story in changed { topics.forEachLead(of: story) { terms.insert($0.term) } }
    for place in changed.compactMap({ match.former[$0] }) + gone {
      memory.topics.forEachLead(of: place) { terms.insert($0.term) }
    }
    let postings = PostingLists(topics, only: terms)
    var scratch = RankingScratch(stories: stories.count)
    for story in changed { markReached(by: story, postings, &scratch) }
    markMoved(changed, gone, postings)
  }

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
      for lead in postings.leads[story] {
        scratch.add(
          postings.lists[Int(lead.term)], blend.text * topics.scale[story] * Float(lead.weight),
          scale: topics.scale)
      }
    }
    for (index, weight) in blend.lookedUp(facets) {
      for entry in index.entries[story] {
        for other in index.stories[Int(entry.facet)] {
          let own = index.weight(of: entry.facet, for: Int(other))
          scratch.add(Int(other), weight * own * own)
        }
      }
    }
    scratch.takeSums { other, sum in
      guard !isStale[other], let place = match.former[other] else { return }
      // The same sum, but for the order of adding.
      let most = sum * blend.nearness(stories[story].published, stories[other].published) * 1.0001
      if most >= memory.floors[place] { isStale[other] = true }
    }
  }

  /// Lists whose stories look beside a story that came or went, under what more have than are looked at.
  private mutating func markMoved(_ changed: [Int], _ gone: [Int], _ postings: PostingLists) {
    var shelves: [UInt64: [Int32]]?
    func shelf(_ name: UInt64) -> [Int32] {
      if shelves == nil { shelves = longShelves() }
      return shelves?[name] ?? []
    }
    func look(at terms: Set<UInt32>, _ names: Set<UInt64>, beside index: Int) -> [Int] {
      var found: [Int] = []
      for number in terms.compactMap({ postings.number(of: $0) }) {
        let range = postings.lists.range(number)
        guard range.count >= RelatedRanker.termWindow else { continue }
        let place = firstPlace(range, of: index) { postings.lists.values[$0].story }
        found += range.clamped(to: place - RelatedRanker.termWindow..<place + RelatedRanker.termWindow + 1)
          .map { postings.lists.values[$0].story }
      }
      for name in names {
        let shelf = shelf(name)
        let place = firstPlace(shelf.indices, of: index) { Int(shelf[$0]) }
        found += shelf.indices.clamped(
          to: place - RelatedRanker.facetWindow..<place + RelatedRanker.facetWindow + 1
        ).map { Int(shelf[$0]) }
      }
      return found
    }
    for story in changed {
      let own = (leads(topics, story), Set(stories[story].filing))
      guard let place = match.former[story] else {
        for other in look(at: own.0, own.1, beside: story) { isStale[other] = true }
        continue
      }
      let former = (leads(memory.topics, place), Set(memory.filings[place]))
      if memory.marks[place].published == stories[story].published {
        let (terms, names) = (own.0.symmetricDifference(former.0), own.1.symmetricDifference(former.1))
        for other in look(at: terms, names, beside: story) { isStale[other] = true }
      } else {
        for other in look(at: own.0, own.1, beside: story) { isStale[other] = true }
        for other in look(at: former.0, former.1, beside: presentPlace(of: place)) { isStale[other] = true }
      }
    }
    for place in gone {
      let former = (leads(memory.topics, place), Set(memory.filings[place]))
      for other in look(at: former.0, former.1, beside: presentPlace(of: place)) { isStale[other] = true }
    }
  }

  private func leads(_ topics: TopicIndex, _ story: Int) -> Set<UInt32> {
    var terms: Set<UInt32> = []
    topics.forEachLead(of: story) { terms.insert($0.term) }
    return terms
  }

  /// Where a former story would stand now: before the next one that stands where it stood among the others.
  private func presentPlace(of place: Int) -> Int {
    for next in memory.marks.indices[(place + 1)...] {
      if let story = match.present[next], stories[story].published == memory.marks[next].published {
        return story
      }
    }
    return stories.count
  }

  /// The stories under each name that has more of them than a story looks at.
  private func longShelves() -> [UInt64: [Int32]] {
    var shelves: [UInt64: [Int32]] = [:]
    for (story, names) in stories.lazy.map(\.filing).enumerated() {
      for name in names { shelves[name, default: []].append(Int32(story)) }
    }
    return shelves.filter { $0.value.count >= RelatedRanker.facetWindow }
  }
}
