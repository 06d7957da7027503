/// The part of a topic index whose terms share the first bits of their hash.
struct TopicLeaf: Sendable {
  /// Terms that relate stories, ascending: two stories or more have them, and no more than a quarter of all.
  private(set) var hashes: [Term] = []
  /// Postings of the leaf's term `t` are those from `starts[t]` to `starts[t + 1]`, by story.
  private(set) var starts: [Int] = [0]
  private(set) var postings: [TopicIndex.Posting] = []
  /// The same by story: the terms of story `a` are those from `rowStarts[a]` to `rowStarts[a + 1]`, ascending,
  /// each with its number in the high 24 bits and its count in the low 8.
  let rows: [UInt32]
  let rowStarts: [UInt32]

  init(_ profiles: [TermProfile], leaf: Int, of bits: Int) {
    let occurrences = radixSorted(Self.occurrences(profiles, leaf: leaf, of: bits), bits: 32 - bits)
    // What a quarter of all stories mention is nobody's subject.
    let most = max(20, profiles.count / 4)
    postings.reserveCapacity(occurrences.count)
    var index = 0
    while index < occurrences.count {
      let term = Term(occurrences[index] >> 32)
      var end = index + 1
      while end < occurrences.count, Term(occurrences[end] >> 32) == term { end += 1 }
      if (2...most).contains(end - index) {
        hashes.append(term)
        for occurrence in occurrences[index..<end] {
          postings.append(.init(packed: UInt32(truncatingIfNeeded: occurrence)))
        }
        starts.append(postings.count)
      }
      index = end
    }
    (rows, rowStarts) = Self.byStory(postings, starts, stories: profiles.count)
  }

  private static func byStory(
    _ postings: [TopicIndex.Posting], _ starts: [Int], stories: Int
  ) -> (rows: [UInt32], starts: [UInt32]) {
    var rowStarts = [UInt32](repeating: 0, count: stories + 1)
    for posting in postings { rowStarts[posting.story + 1] += 1 }
    for story in 0..<stories { rowStarts[story + 1] += rowStarts[story] }
    let rows = [UInt32](unsafeUninitializedCapacity: postings.count) { rows, initialized in
      var places = rowStarts
      for term in 0..<starts.count - 1 {
        for posting in postings[starts[term]..<starts[term + 1]] {
          rows[Int(places[posting.story])] = UInt32(term) << 8 | UInt32(posting.count)
          places[posting.story] += 1
        }
      }
      initialized = postings.count
    }
    return (rows, rowStarts)
  }

  /// The leaf's terms of all stories, story by story: the term in the high half, a posting in the low.
  private static func occurrences(_ profiles: [TermProfile], leaf: Int, of bits: Int) -> [UInt64] {
    let span = UInt64(1) << UInt64(32 - bits)
    let range = UInt64(leaf) * span..<UInt64(leaf + 1) * span
    var occurrences: [UInt64] = []
    occurrences.reserveCapacity(profiles.reduce(0) { $0 + $1.terms.count } >> bits * 9 / 8)
    for (story, profile) in profiles.enumerated() {
      var place = lowerBound(range.lowerBound, in: profile.terms)
      while place < profile.terms.count, UInt64(profile.terms[place]) < range.upperBound {
        let posting = TopicIndex.Posting(story: story, count: profile.counts[place])
        occurrences.append(UInt64(profile.terms[place]) << 32 | UInt64(posting.packed))
        place += 1
      }
    }
    return occurrences
  }
}

/// The first place in ascending `terms` whose term is at least `term`.
///
/// Hashes are spread evenly, so the place is near where the term's share of all hashes points to; starting
/// there touches one cache line of a profile instead of five.
private func lowerBound(_ term: UInt64, in terms: [UInt32]) -> Int {
  var place = Int(term * UInt64(terms.count) >> 32)
  while place > 0, UInt64(terms[place - 1]) >= term { place -= 1 }
  while place < terms.count, UInt64(terms[place]) < term { place += 1 }
  return place
}

/// `values` ordered by the `bits` bits above their low 32, equal ones as they came.
///
/// Least digit first, nine bits at a time, so that the places of a digit fit the fastest cache.
private func radixSorted(_ values: [UInt64], bits: Int) -> [UInt64] {
  let digit = 9
  var from = values
  var into = [UInt64](repeating: 0, count: values.count)
  var places = [Int](repeating: 0, count: 1 << digit)
  for pass in 0..<(bits + digit - 1) / digit {
    let shift = UInt64(32 + pass * digit)
    let mask = UInt64(1) << UInt64(min(digit, bits - pass * digit)) - 1
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
