/// In how many stories terms occur.
protocol TermCounts: Sendable {
  /// Calls `body` with the place of each of a story's `terms`, in order, and the number of stories that have it.
  func forEach(of terms: HeldValues<Term>, _ body: (_ place: Int, _ stories: Int) -> Void)
}

/// In how many stories each term occurs.
///
/// Terms whose hashes begin alike share a counter, which makes one in six terms of a single story look like a
/// term of two: it takes a place in its story's vector and matches nothing. In exchange a count is one load.
struct TermCensus: TermCounts {
  /// Counters, by part of the range of hashes: threads count parts, so that no two write one counter.
  private let parts: [[UInt16]]
  /// How far a term is shifted to give the number of its counter within its part.
  private let shift: UInt32

  /// Bits of a term that say its part.
  private static let partBits: UInt32 = 3
  private static let partCount = 1 << Int(partBits)
  /// The bits of a term that are left within its part.
  private static let mask = UInt32.max >> partBits

  init(_ profiles: [TermProfile], jobs: Int) {
    let shift = 32 - Self.bits(for: profiles)
    self.shift = shift
    parts = parallelMap(Array(0..<Self.partCount), jobs: jobs) { part in
      Self.count(profiles, part: part, shift: shift)
    }
  }

  /// Bits of a term that a census of these stories tells apart.
  static func bits(for profiles: [TermProfile]) -> UInt32 {
    let occurrences = profiles.indices.reduce(0) { $0 + profiles[$1].terms.count }
    var bits: UInt32 = 16
    while bits < 30, 1 << Int(bits) < occurrences * 2 { bits += 1 }
    return bits
  }

  /// A count that says no more than that there are at least as many stories: no term may have so many.
  static let most = Int(UInt16.max)

  private static func count(_ profiles: [TermProfile], part: Int, shift: UInt32) -> [UInt16] {
    var counters = [UInt16](repeating: 0, count: 1 << Int(32 - partBits - shift))
    counters.withUnsafeMutableBufferPointer { counters in
      for place in profiles.indices {
        profiles[place].terms.withUnsafeBufferPointer { terms in
          for index in start(of: part, in: terms)..<start(of: part + 1, in: terms) {
            let place = Int((terms[index] & mask) >> shift)
            counters[place] &+= counters[place] == .max ? 0 : 1
          }
        }
      }
    }
    return counters
  }

  @inline(__always)
  func forEach(of terms: HeldValues<Term>, _ body: (_ place: Int, _ stories: Int) -> Void) {
    terms.withUnsafeBufferPointer { terms in
      var place = 0
      for part in 0..<Self.partCount {
        let end = Self.start(of: part + 1, in: terms)
        parts[part].withUnsafeBufferPointer { counters in
          while place < end {
            body(place, Int(counters[Int((terms[place] & Self.mask) >> shift)]))
            place += 1
          }
        }
      }
    }
  }

  /// The first place in ascending `terms` that belongs to `part` or one after it.
  ///
  /// Hashes are spread evenly, so the place is near where the part begins in the range of all hashes; looking
  /// there first touches one cache line of a story's terms instead of five.
  private static func start(of part: Int, in terms: UnsafeBufferPointer<Term>) -> Int {
    let first = UInt64(part) << UInt64(32 - partBits)
    var place = terms.count * part / partCount
    while place > 0, UInt64(terms[place - 1]) >= first { place -= 1 }
    while place < terms.count, UInt64(terms[place]) < first { place += 1 }
    return place
  }
}
