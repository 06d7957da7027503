/// The stories that each term leads, where it leads more than one.
struct PostingLists {
  /// The postings of term `t` are those from `starts[t]` to `starts[t + 1]`, by story.
  private(set) var starts: [Int] = [0]
  private(set) var postings: [TopicIndex.Posting] = []
  /// The terms of story `a` are those from `leadStarts[a]` to `leadStarts[a + 1]`, the heaviest first.
  private(set) var leadStarts: [Int] = []
  private(set) var leads: [TopicIndex.Lead] = []

  init(_ stories: [[(term: Term, weight: UInt32)]]) {
    let sorted = radixSorted(Self.occurrences(stories))
    var own: [[TopicIndex.Lead]] = stories.map { _ in [] }
    postings.reserveCapacity(sorted.count)
    var index = 0
    while index < sorted.count {
      let term = sorted[index] >> 32
      var end = index + 1
      while end < sorted.count, sorted[end] >> 32 == term { end += 1 }
      if end > index + 1 {
        let number = Int32(starts.count - 1)
        for occurrence in sorted[index..<end] {
          let posting = TopicIndex.Posting(packed: UInt32(truncatingIfNeeded: occurrence))
          postings.append(posting)
          own[posting.story].append(.init(term: number, weight: UInt8(posting.weight)))
        }
        starts.append(postings.count)
      }
      index = end
    }
    leadStarts = own.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    leads = own.flatMap { $0.sorted { ($1.weight, $0.term) < ($0.weight, $1.term) } }
  }

  /// A term in the high half, its posting in the low; by story.
  private static func occurrences(_ stories: [[(term: Term, weight: UInt32)]]) -> [UInt64] {
    var occurrences: [UInt64] = []
    occurrences.reserveCapacity(stories.reduce(0) { $0 + $1.count })
    for (story, terms) in stories.enumerated() {
      for (term, weight) in terms {
        let posting = TopicIndex.Posting(story: story, weight: weight)
        occurrences.append(UInt64(term) << 32 | UInt64(posting.packed))
      }
    }
    return occurrences
  }
}

/// `values` ordered by their high half, equal ones as they came.
///
/// Least digit first, eleven bits at a time, so that the places of a digit fit the fastest cache.
private func radixSorted(_ values: [UInt64]) -> [UInt64] {
  let digit = 11
  var from = values
  var into = [UInt64](repeating: 0, count: values.count)
  var places = [Int](repeating: 0, count: 1 << digit)
  for shift in stride(from: UInt64(32), to: 64, by: digit) {
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
