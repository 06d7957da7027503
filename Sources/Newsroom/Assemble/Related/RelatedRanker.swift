/// Ranks stories by how alike they are to one story.
///
/// Two steps keep the cost of a story the same however large the archive is. The shortlist reads postings of
/// the story's leading terms until a budget is spent; what leads there is then judged by all its terms.
/// On archives of 500 to 2,000 stories this ranks within .001 of comparing everything with everything.
struct RelatedRanker: Sendable {
  let topics: TopicIndex
  let tags: FacetIndex
  let authors: FacetIndex
  let sections: FacetIndex
  let published: [Int]
  let blend: RelatedBlend
  let isEarlierOnly: Bool

  /// Postings read for one story, all its terms together.
  private static let budget = 3_000
  /// Postings read of one term or tag: those nearest to the story in the list, which is in order of time.
  private static let termWindow = 1_024
  private static let tagWindow = 256
  /// What finding a term costs beside reading it, in postings: two loads from beyond the cache.
  private static let termCost = 8
  private static let shortlistLength = 32

  init(_ stories: [RelatedStory], settings: RelatedSettings, jobs: Int) {
    topics = TopicIndex(stories.map(\.profile), jobs: jobs)
    tags = FacetIndex(stories.map(\.tags))
    authors = FacetIndex(stories.map(\.authors))
    sections = FacetIndex(stories.map { $0.section.map { [$0] } ?? [] })
    published = stories.map(\.published)
    blend = RelatedBlend(settings)
    isEarlierOnly = settings.isEarlierOnly
  }

  func scratch() -> RankingScratch {
    RankingScratch(stories: published.count)
  }

  struct Candidate: Sendable {
    let story: Int
    let score: Float

    /// A higher score comes first; equal scores go to the newer story.
    static func leads(_ a: Self, _ b: Self) -> Bool {
      a.score != b.score ? a.score > b.score : a.story < b.story
    }
  }

  /// The stories most like `story`, best first; at least `length` of them where there are as many.
  func ranking(for story: Int, length: Int, _ scratch: inout RankingScratch) -> [Candidate] {
    let shortlist = shortlist(for: story, length: max(length, Self.shortlistLength), &scratch)
    scratch.spread(topics.entries(of: story))
    var ranking: [Candidate] = []
    ranking.reserveCapacity(shortlist.count)
    for candidate in shortlist {
      let text = scratch.product(topics.entries(of: candidate.story))
      let score = score(
        story, candidate.story, text: text * topics.scale[story] * topics.scale[candidate.story])
      if score.total > 0 { ranking.append(Candidate(story: candidate.story, score: score.total)) }
    }
    ranking.sort(by: Candidate.leads)
    return ranking
  }

  func score(_ a: Int, _ b: Int, text: Float) -> RelatedScore {
    RelatedScore(
      text: blend.text * text, tags: blend.tags * tags.likeness(a, b),
      authors: blend.authors * authors.likeness(a, b), section: blend.section * sections.likeness(a, b),
      nearness: blend.nearness(published[a], published[b]))
  }

  private func shortlist(for story: Int, length: Int, _ scratch: inout RankingScratch) -> [Candidate] {
    if blend.text > 0 { addTerms(of: story, &scratch) }
    if blend.tags > 0 { addFacets(tags, of: story, weight: blend.tags, &scratch) }
    // A byline alone may relate stories that have no words in common; a section alone relates nothing.
    if blend.authors > 0 { addFacets(authors, of: story, weight: blend.authors, &scratch) }
    var shortlist = Shortlist(length: length)
    for other in scratch.touched {
      let sum = scratch.sums[Int(other)]
      scratch.sums[Int(other)] = 0
      guard sum * blend.highestNearness >= shortlist.floor, Int(other) != story,
        !isEarlierOnly || published[Int(other)] <= published[story]
      else { continue }
      let score = sum * blend.nearness(published[story], published[Int(other)])
      shortlist.offer(Candidate(story: Int(other), score: score))
    }
    scratch.touched.removeAll(keepingCapacity: true)
    return shortlist.candidates
  }

  private func addTerms(of story: Int, _ scratch: inout RankingScratch) {
    var budget = Self.budget
    for lead in topics.leads(of: story) {
      let postings = window(topics.postings(of: lead), around: story, atMost: min(budget, Self.termWindow)) {
        topics.postings[$0].story
      }
      scratch.add(
        topics.postings[postings], blend.text * topics.scale[story] * Float(lead.weight), scale: topics.scale)
      budget -= postings.count + Self.termCost
      if budget <= 0 { break }
    }
  }

  private func addFacets(
    _ facets: FacetIndex, of story: Int, weight: Float, _ scratch: inout RankingScratch
  ) {
    for entry in facets.entries(of: story) {
      let stories = facets.stories[Int(entry.facet)]
      let near = window(stories.indices, around: story, atMost: Self.tagWindow) { Int(stories[$0]) }
      // A shortlist needs only the order of size of a tag's part; the judging step computes it in full.
      scratch.add(stories[near], weight * entry.weight * entry.weight)
    }
  }

  /// The part of an ascending list that is nearest to `story`, at most so long; only what comes after it, the
  /// earlier stories, where nothing else is wanted.
  private func window(
    _ all: Range<Int>, around story: Int, atMost limit: Int, _ storyAt: (Int) -> Int
  ) -> Range<Int> {
    guard all.count > limit else { return all }
    var low = all.lowerBound
    var high = all.upperBound
    while low < high {
      let middle = (low + high) / 2
      if storyAt(middle) < story { low = middle + 1 } else { high = middle }
    }
    let before = isEarlierOnly ? 0 : limit / 2
    let start = min(max(low - before, all.lowerBound), all.upperBound - limit)
    return start..<start + limit
  }
}
