/// The stories that each term leads, where it leads more than one.
struct PostingLists: Sendable {
  /// By number of the term; the stories in their order.
  let lists: Ragged<Posting>
  /// What a story is looked up by, term by term in the order of terms, whatever else is in the lists.
  let windows: Ragged<Window>
  /// The terms, in order of their numbers.
  private let terms: [UInt32]

  /// Stories that are looked up by one term: those nearest to the story in the list, which is in order of time.
  static let windowLength = 96

  /// The part of a term's list that lies nearest to the place of a story that the term leads.
  ///
  /// Worked out once for all, since lists lie so far apart in memory that each look at where one begins is a wait.
  struct Window: Sendable {
    private let first: Int32
    private let count: UInt8
    /// Where the story itself is.
    private let own: UInt8

    fileprivate init(_ range: Range<Int>, around place: Int) {
      first = Int32(truncatingIfNeeded: range.lowerBound)
      count = UInt8(range.count)
      own = UInt8(place - range.lowerBound)
    }

    /// Places among the postings of all terms.
    @inline(__always)
    var range: Range<Int> { Int(first)..<Int(first) + Int(count) }
    @inline(__always)
    var place: Int { Int(first) + Int(own) }
  }

  /// A story in the high 24 bits, and the weight of the term there in the low 8.
  struct Posting: Sendable {
    let packed: UInt32

    var story: Int { Int(packed >> 8) }
    var weight: UInt32 { packed & 0xFF }
  }

  /// - Parameters:
  ///   - needed: terms to list; nil for all.
  ///   - isEarlierOnly: whether only earlier stories are wanted.
  init(_ topics: TopicIndex, only needed: TermSet? = nil, isEarlierOnly: Bool, jobs: Int) {
    // A few terms are found in the time of going through all.
    let parts = needed == nil ? min(max(jobs, 1), 8) : 1
    let shares = parallelMap(Array(0..<parts), jobs: jobs) { part in
      Self.share(TermSet.capacity * part / parts..<TermSet.capacity * (part + 1) / parts, of: topics, needed)
    }
    var lists = Ragged<Posting>()
    lists.reserve(
      rows: shares.reduce(0) { $0 + $1.lists.count }, values: shares.reduce(0) { $0 + $1.lists.values.count })
    for share in shares { lists.append(0..<share.lists.count, of: share.lists) }
    self.lists = lists
    terms = shares.flatMap(\.terms)
    windows = Self.windows(lists, stories: topics.count, isEarlierOnly)
  }

  /// The lists of a range of terms.
  private static func share(
    _ range: Range<Int>, of topics: TopicIndex, _ needed: TermSet?
  ) -> (lists: Ragged<Posting>, terms: [UInt32]) {
    let sorted = radixSorted(occurrences(topics, range, needed))
    var lists = Ragged<Posting>()
    var terms: [UInt32] = []
    lists.reserve(rows: sorted.count / 4, values: sorted.count)
    var index = 0
    while index < sorted.count {
      let term = sorted[index] >> 32
      var end = index + 1
      while end < sorted.count, sorted[end] >> 32 == term { end += 1 }
      if end > index + 1 {
        terms.append(UInt32(term))
        lists.append(
          sorted[index..<end].lazy.map { Posting(packed: UInt32(truncatingIfNeeded: $0)) })
      }
      index = end
    }
    return (lists, terms)
  }

  private static func occurrences(
    _ topics: TopicIndex, _ range: Range<Int>, _ needed: TermSet?
  ) -> [UInt64] {
    var occurrences: [UInt64] = []
    if needed == nil {
      occurrences.reserveCapacity(topics.leading.values.count * range.count / TermSet.capacity)
    }
    for story in 0..<topics.count {
      topics.forEachLead(of: story) { entry in
        if range.contains(Int(entry.term)), needed?.contains(entry.term) ?? true {
          // A term in the high half, its posting in the low.
          occurrences.append(UInt64(entry.term) << 32 | UInt64(story) << 8 | UInt64(entry.weight))
        }
      }
    }
    return occurrences
  }

  private static func windows(
    _ lists: Ragged<Posting>, stories: Int, _ isEarlierOnly: Bool
  ) -> Ragged<Window> {
    var starts = [Int32](repeating: 0, count: stories + 1)
    for posting in lists.values { starts[posting.story + 1] += 1 }
    for story in 0..<stories { starts[story + 1] += starts[story] }
    var next = starts
    let none = Window(0..<0, around: 0)
    var windows = [Window](repeating: none, count: lists.values.count)
    for term in 0..<lists.count {
      let list = lists.range(term)
      for place in list {
        let near = nearest(list, to: place, atMost: windowLength, isEarlierOnly)
        let story = lists.values[place].story
        windows[Int(next[story])] = Window(near, around: place)
        next[story] += 1
      }
    }
    return Ragged(starts: starts, values: windows) ?? Ragged()
  }

  /// Calls `body` with the list of each term that leads a story and another one too, and what the term says in it.
  func forEachList(
    of story: Int, in topics: TopicIndex, _ body: (_ list: Range<Int>, _ weight: UInt8) -> Void
  ) {
    topics.forEachLead(of: story) { lead in
      if let number = number(of: lead.term) { body(lists.range(number), UInt8(lead.weight)) }
    }
  }

  /// The number of a term; nil when it does not lead two stories.
  func number(of term: UInt32) -> Int? {
    var range = terms.indices
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      if terms[middle] == term { return middle }
      range = terms[middle] < term ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }
}

/// The part of a list that is nearest to a place in it, at most so long; only what comes after the place, the earlier
/// stories, where nothing else is wanted.
@inline(__always)
func nearest(_ list: Range<Int>, to place: Int, atMost limit: Int, _ isEarlierOnly: Bool) -> Range<Int> {
  guard list.count > limit else { return list }
  let before = isEarlierOnly ? 0 : limit / 2
  let start = min(max(place - before, list.lowerBound), list.upperBound - limit)
  return start..<start + limit
}

/// A set of terms, by as much of a term as vectors know.
struct TermSet: Sendable {
  /// How many terms there are.
  static let capacity = 1 << 24
  private var words = [UInt64](repeating: 0, count: capacity / 64)

  @inline(__always)
  func contains(_ term: UInt32) -> Bool { words[Int(term >> 6)] >> UInt64(term & 63) & 1 != 0 }

  mutating func insert(_ term: UInt32) { words[Int(term >> 6)] |= 1 << UInt64(term & 63) }
}

/// `values` ordered by bits 32 to 55, equal ones as they came.
///
/// Least digit first, twelve bits at a time, so that the places of a digit fit the fastest cache.
private func radixSorted(_ values: [UInt64]) -> [UInt64] {
  let digit = 12
  var from = values
  var into = [UInt64](repeating: 0, count: values.count)
  var places = [Int](repeating: 0, count: 1 << digit)
  for shift in stride(from: UInt64(32), to: 56, by: digit) {
    let mask = UInt64(places.count - 1)
    for place in places.indices { places[place] = 0 }
    for value in from { places[Int(value >> shift & mask)] += 1 }
    var sum = 0
    for place in places.indices { (places[place], sum) = (sum, sum + places[place]) }
    from.withUnsafeBufferPointer { from in
      into.withUnsafeMutableBufferPointer { into in
        places.withUnsafeMutableBufferPointer { places in
          for value in from {
            let key = Int(value >> shift & mask)
            into[places[key]] = value
            places[key] += 1
          }
        }
      }
    }
    swap(&from, &into)
  }
  return from
}
