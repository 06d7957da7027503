/// The stories that each term leads, where it leads more than one.
struct PostingLists: Sendable {
  /// By number of the term; the stories in their order.
  let lists: Ragged<Posting>
  /// The terms that lead a story and another one too, by story.
  let leads: Ragged<Lead>
  /// The terms, in order of their numbers.
  private let terms: [UInt32]

  struct Lead: Sendable {
    /// Number of the term; in order of terms, whatever else is in the lists.
    let term: Int32
    let weight: UInt8
  }

  /// A story in the high 24 bits, and the weight of the term there in the low 8.
  struct Posting: Sendable {
    let packed: UInt32

    var story: Int { Int(packed >> 8) }
    var weight: UInt32 { packed & 0xFF }
  }

  /// - Parameter needed: terms to list; nil for all.
  init(_ topics: TopicIndex, only needed: TermSet? = nil) {
    let sorted = radixSorted(Self.occurrences(topics, needed))
    var lists = Ragged<Posting>()
    var terms: [UInt32] = []
    lists.reserve(rows: sorted.count / 4, values: sorted.count)
    var counts = [Int32](repeating: 0, count: topics.count)
    var index = 0
    while index < sorted.count {
      let term = sorted[index] >> 32
      var end = index + 1
      while end < sorted.count, sorted[end] >> 32 == term { end += 1 }
      if end > index + 1 {
        terms.append(UInt32(term))
        lists.append(
          sorted[index..<end].lazy.map { Posting(packed: UInt32(truncatingIfNeeded: $0)) })
        for occurrence in sorted[index..<end] { counts[Int(occurrence >> 8 & 0xFF_FFFF)] += 1 }
      }
      index = end
    }
    self.lists = lists
    self.terms = terms
    leads = Self.leads(lists, counts)
  }

  private static func occurrences(_ topics: TopicIndex, _ needed: TermSet?) -> [UInt64] {
    var occurrences: [UInt64] = []
    if needed == nil { occurrences.reserveCapacity(topics.leading.values.count) }
    for story in 0..<topics.count {
      topics.forEachLead(of: story) { entry in
        if needed?.contains(entry.term) ?? true {
          // A term in the high half, its posting in the low.
          occurrences.append(UInt64(entry.term) << 32 | UInt64(story) << 8 | UInt64(entry.weight))
        }
      }
    }
    return occurrences
  }

  private static func leads(_ lists: Ragged<Posting>, _ counts: [Int32]) -> Ragged<Lead> {
    var starts = [Int32](repeating: 0, count: counts.count + 1)
    for story in counts.indices { starts[story + 1] = starts[story] + counts[story] }
    var places = starts
    let none = Lead(term: 0, weight: 0)
    var leads = [Lead](repeating: none, count: lists.values.count)
    for term in 0..<lists.count {
      for posting in lists[term] {
        leads[Int(places[posting.story])] = Lead(term: Int32(term), weight: UInt8(posting.weight))
        places[posting.story] += 1
      }
    }
    return Ragged(starts: starts, values: leads) ?? Ragged()
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

/// A set of terms, by as much of a term as vectors know.
struct TermSet: Sendable {
  private var words = [UInt64](repeating: 0, count: 1 << 18)

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
