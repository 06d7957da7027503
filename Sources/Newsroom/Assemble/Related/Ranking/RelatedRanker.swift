/// Ranks stories by how alike they are to one story.
///
/// Two steps keep the cost of a story the same however large the archive is. The shortlist reads, for each of the
/// story's leading terms and tags, the stories nearest in time that have it too; what leads there is then judged by
/// all its terms. A ranking depends on nothing but the stories that it looks at, so that it stands until one of these
/// changes.
struct RelatedRanker: Sendable {
  let topics: TopicIndex
  let postings: PostingLists
  let facets: Facets
  /// Tags, authors and section together, weighted by the blend.
  private let filings: Ragged<FacetIndex.Entry>
  private let published: [Int]
  private let minutes: [Int32]
  let blend: RelatedBlend
  let isEarlierOnly: Bool

  /// Stories that are looked up by one tag or author, as by a term.
  static let facetWindow = 128
  private static let shortlistLength = 32
  /// So many rows before a row is read it is asked for.
  private static let rowsAhead = 2

  init(
    topics: TopicIndex, postings: PostingLists, facets: Facets, stories: [RelatedStory],
    blend: RelatedBlend, isEarlierOnly: Bool
  ) {
    self.topics = topics
    self.postings = postings
    self.facets = facets
    published = stories.map(\.published)
    minutes = stories.map(\.minute)
    self.blend = blend
    self.isEarlierOnly = isEarlierOnly
    filings = facets.blended(blend)
  }

  struct Facets: Sendable {
    let tags: FacetIndex
    let authors: FacetIndex
    let sections: FacetIndex

    init(_ stories: [RelatedStory]) {
      tags = FacetIndex(stories.map(\.tags))
      authors = FacetIndex(stories.map(\.authors))
      sections = FacetIndex(stories.map { $0.section.map { [$0] } ?? [] })
    }

    /// All three in one, so that the product of two stories' weights is what these add to their score.
    fileprivate func blended(_ blend: RelatedBlend) -> Ragged<FacetIndex.Entry> {
      let parts = [(tags, blend.tags), (authors, blend.authors), (sections, blend.section)]
      var blended = Ragged<FacetIndex.Entry>()
      for story in 0..<tags.entries.count {
        var first: Int32 = 0
        var row: [FacetIndex.Entry] = []
        for (index, weight) in parts where weight > 0 {
          for entry in index.entries[story] {
            row.append(
              FacetIndex.Entry(facet: first + entry.facet, weight: entry.weight * weight.squareRoot()))
          }
          first += Int32(index.stories.count)
        }
        blended.append(row)
      }
      return blended
    }
  }

  func scratch() -> RankingScratch { RankingScratch(scales: topics.scale, minutes: minutes) }

  struct Candidate: Sendable {
    let story: Int
    let score: Float

    /// A higher score comes first; equal scores go to the newer story.
    static func leads(_ a: Self, _ b: Self) -> Bool {
      a.score != b.score ? a.score > b.score : a.story < b.story
    }
  }

  /// Calls `body` with the stories most like a story, best first, until it wants no more.
  func forEachRanked(
    for story: Int, _ shortlist: Shortlist, _ scratch: inout RankingScratch,
    _ body: (Candidate) -> Bool
  ) {
    scratch.spread(topics.entries[story], filings[story])
    var ranking = Ranking(capacity: shortlist.candidates.count)
    let rows = shortlist.candidates.map { topics.entries.range($0.story) }
    for row in rows.prefix(Self.rowsAhead) { topics.entries.fetchAhead(row) }
    for (place, candidate) in shortlist.candidates.enumerated() {
      if place + Self.rowsAhead < rows.count { topics.entries.fetchAhead(rows[place + Self.rowsAhead]) }
      let product = scratch.vector.highestProduct(topics.entries.values[rows[place]])
      let highest = total(story, candidate.story, product, scratch)
      if highest > 0 { ranking.append(Candidate(story: candidate.story, score: highest)) }
    }
    while let next = ranking.next({ other in
      total(story, other, scratch.vector.product(topics.entries[other]), scratch)
    }) {
      guard next.score > 0, body(next) else { return }
    }
  }

  /// The score of a story and one that is laid out, by the product of their entries.
  @inline(__always)
  private func total(_ story: Int, _ other: Int, _ product: UInt32, _ scratch: RankingScratch) -> Float {
    let text = blend.text * (Float(product) * scratch.scale(of: story) * scratch.scale(of: other))
    return (text + scratch.filings.product(filings[other]))
      * blend.nearness(scratch.minute(of: story), scratch.minute(of: other))
  }

  func score(_ a: Int, _ b: Int, text: Float) -> RelatedScore {
    RelatedScore(
      text: blend.text * text, tags: blend.tags * facets.tags.likeness(a, b),
      authors: blend.authors * facets.authors.likeness(a, b),
      section: blend.section * facets.sections.likeness(a, b),
      nearness: blend.nearness(minutes[a], minutes[b]))
  }

  /// What is worth judging of all that a story has something in common with.
  func shortlist(for story: Int, length: Int, _ scratch: inout RankingScratch) -> Shortlist {
    if blend.text > 0 { addTerms(of: story, &scratch) }
    for (index, weight) in blend.lookedUp(facets) {
      for entry in index.entries[story] {
        let stories = index.stories[Int(entry.facet)]
        let place = firstPlace(stories.indices, of: story) { Int(stories[$0]) }
        let near = nearest(stories.indices, to: place, atMost: Self.facetWindow, isEarlierOnly)
        // A shortlist needs only the order of size of a tag's part; the judging step computes it in full.
        scratch.add(stories[near], weight * entry.weight * entry.weight)
      }
    }
    var shortlist = Shortlist(length: max(length, Self.shortlistLength))
    let minute = minutes[story]
    scratch.takeSums(blend.text * topics.scale[story]) { other, sum, otherMinute in
      guard sum * blend.highestNearness >= shortlist.floor, other != story,
        !isEarlierOnly || published[other] <= published[story]
      else { return }
      let score = sum * blend.nearness(minute, otherMinute)
      shortlist.offer(Candidate(story: other, score: score))
    }
    return shortlist
  }

  private func addTerms(of story: Int, _ scratch: inout RankingScratch) {
    let windows = postings.windows[story]
    for window in windows.prefix(Self.rowsAhead) { postings.lists.fetchAhead(window.range) }
    for (place, window) in zip(windows.indices, windows) {
      if place + Self.rowsAhead < windows.endIndex {
        postings.lists.fetchAhead(windows[place + Self.rowsAhead].range)
      }
      let weight = UInt8(truncatingIfNeeded: postings.lists.values[window.place].weight)
      scratch.add(postings.lists.values[window.range], weight)
    }
  }
}

/// The first place in an ascending list with `value` or one after it.
func firstPlace<Value: Comparable>(
  _ all: Range<Int>, of value: Value, _ valueAt: (Int) -> Value
) -> Int {
  var low = all.lowerBound
  var high = all.upperBound
  while low < high {
    let middle = low + (high - low) / 2
    if valueAt(middle) < value { low = middle + 1 } else { high = middle }
  }
  return low
}

extension RelatedBlend {
  /// What stories are found by besides words, with its weights.
  ///
  /// A byline alone may relate stories that have no words in common; a section alone relates nothing.
  func lookedUp(_ facets: RelatedRanker.Facets) -> [(index: FacetIndex, weight: Float)] {
    [(facets.tags, tags), (facets.authors, authors)].filter { $0.weight > 0 }
  }
}
