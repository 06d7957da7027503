/// Which stories share which terms, and how much each term says: the term vectors of all stories, and for each
/// term that leads some of them, the stories that it leads.
struct TopicIndex: Sendable {
  typealias Entry = TopicVector.Entry

  /// The entries of story `a` are those from `starts[a]` to `starts[a + 1]`.
  private let starts: [Int]
  private let entries: [Entry]
  /// What each story's steps are multiplied by, so that long stories do not win by length.
  let scale: [Float]

  /// The leading terms of story `a` that lead another one too are those from `leadStarts[a]` to
  /// `leadStarts[a + 1]`, the heaviest first.
  private let leadStarts: [Int]
  private let leads: [Lead]
  /// The postings of leading term `t` are those from `postingStarts[t]` to `postingStarts[t + 1]`, by story.
  private let postingStarts: [Int]
  let postings: [Posting]

  struct Lead: Sendable {
    let term: Int32
    let weight: UInt8
  }

  /// A story in the high 24 bits, and the weight of the term there in the low 8.
  struct Posting: Sendable {
    let packed: UInt32

    init(packed: UInt32) { self.packed = packed }

    init(story: Int, weight: UInt32) { packed = UInt32(truncatingIfNeeded: story) << 8 | weight }

    var story: Int { Int(packed >> 8) }
    var weight: UInt32 { packed & 0xFF }
  }

  init(_ profiles: [TermProfile], jobs: Int) {
    let census = TermCensus(profiles, jobs: jobs)
    let rarity = TopicVectorMaker.rarity(stories: profiles.count)
    let vectors = parallelMap(count: profiles.count, jobs: jobs) {
      TopicVectorMaker(census, rarity: rarity)
    } transform: { story, maker in
      maker.vector(of: profiles[story])
    }
    starts = vectors.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.vector.entries.count) }
    entries = vectors.flatMap(\.vector.entries)
    scale = Self.scale(vectors.map(\.vector))
    let lists = PostingLists(
      vectors.map { story in
        zip(story.leading, story.vector.leading).map { ($0, story.vector.entries[Int($1)].weight) }
      })
    leadStarts = lists.leadStarts
    leads = lists.leads
    postingStarts = lists.starts
    postings = lists.postings
  }

  /// Each story is divided by its length, moved a little toward the mean (pivoted normalisation): a full
  /// cosine would favour the shortest stories.
  private static func scale(_ vectors: [TopicVector]) -> [Float] {
    let mean = Float(vectors.reduce(0) { $0 + Double($1.length) } / Double(max(vectors.count, 1)))
    return vectors.map { $0.length > 0 ? $0.step / (0.85 * $0.length + 0.15 * mean) : 0 }
  }

  func entries(of story: Int) -> ArraySlice<Entry> { entries[starts[story]..<starts[story + 1]] }

  func leads(of story: Int) -> ArraySlice<Lead> { leads[leadStarts[story]..<leadStarts[story + 1]] }

  /// Places in `postings`.
  func postings(of lead: Lead) -> Range<Int> {
    postingStarts[Int(lead.term)]..<postingStarts[Int(lead.term) + 1]
  }

  /// The text's part of two stories' score: nearly the cosine, with long and short stories evened out.
  func likeness(_ a: Int, _ b: Int) -> Float { Float(product(a, b)) * scale[a] * scale[b] }

  /// Cosine of the angle between two stories' terms: 1 for the same text, 0 for nothing in common.
  func cosine(_ a: Int, _ b: Int) -> Float {
    let lengths = Float(squaredLength(a)) * Float(squaredLength(b))
    return lengths > 0 ? Float(product(a, b)) / lengths.squareRoot() : 0
  }

  /// Calls `body` with both entries of every term that two stories share.
  func forEachShared(_ a: Int, _ b: Int, _ body: (Entry, Entry) -> Void) {
    var (i, j) = (starts[a], starts[b])
    while i < starts[a + 1], j < starts[b + 1] {
      let (x, y) = (entries[i].term, entries[j].term)
      if x == y { body(entries[i], entries[j]) }
      if x <= y { i += 1 }
      if y <= x { j += 1 }
    }
  }

  private func product(_ a: Int, _ b: Int) -> UInt32 {
    var sum: UInt32 = 0
    forEachShared(a, b) { sum += $0.weight * $1.weight }
    return sum
  }

  private func squaredLength(_ story: Int) -> UInt32 {
    entries(of: story).reduce(0) { $0 + $1.weight * $1.weight }
  }
}
