/// In how many stories the terms of a few of them occur: what a census says of these terms, without counting all others.
struct TermPoll: TermCounts {
  private let counters: CounterSet
  /// In how many stories the terms of each counter occur, by its place in the set.
  private let counts: [UInt16]

  /// Counts the terms of `chosen` among all `profiles`.
  init(_ profiles: [TermProfile], of chosen: [TermProfile], jobs: Int) {
    let bits = TermCensus.bits(for: profiles)
    let sets = Self.inPieces(chosen, jobs: jobs) { profiles in
      var set = CounterSet(bits: bits)
      for profile in profiles { set.insert(profile.terms) }
      return set
    }
    let counters = CounterSet(bits: bits, uniting: sets)
    let pieces = Self.inPieces(profiles, jobs: jobs) { Self.counts(counters, in: $0) }
    self.counters = counters
    counts = pieces.dropFirst().reduce(into: pieces.first ?? []) { sum, counts in
      for place in sum.indices { sum[place] = Self.sum(sum[place], counts[place]) }
    }
  }

  /// The number of a term's counter.
  @inline(__always)
  func counter(of term: Term) -> UInt32 { counters.number(of: term) }

  /// In how many stories the terms of a counter occur; 0 for one that was not to be counted.
  func count(at counter: UInt32) -> Int { counters.place(of: counter).map { Int(counts[$0]) } ?? 0 }

  /// - Parameter terms: of one of the few.
  @inline(__always)
  func forEach(of terms: HeldValues<Term>, _ body: (_ place: Int, _ stories: Int) -> Void) {
    counts.withUnsafeBufferPointer { counts in
      counters.forEachMember(of: terms) { body($0, Int(counts[$1])) }
    }
  }

  private static func counts(_ counters: CounterSet, in profiles: ArraySlice<TermProfile>) -> [UInt16] {
    var counts = [UInt16](repeating: 0, count: counters.count)
    counts.withUnsafeMutableBufferPointer { counts in
      for profile in profiles {
        counters.forEachMember(of: profile.terms) { counts[$1] = sum(counts[$1], 1) }
      }
    }
    return counts
  }

  /// A count that does not fit says no less: so many stories are more than a term may have.
  @inline(__always)
  private static func sum(_ a: UInt16, _ b: UInt16) -> UInt16 {
    let (sum, isTooMuch) = a.addingReportingOverflow(b)
    return isTooMuch ? .max : sum
  }

  private static func inPieces<R: Sendable>(
    _ profiles: [TermProfile], jobs: Int, _ body: @Sendable (ArraySlice<TermProfile>) -> R
  ) -> [R] {
    let count = profiles.count
    let pieces = max(1, min(jobs, count))
    return parallelMap(Array(0..<pieces), jobs: jobs) { piece in
      body(profiles[count * piece / pieces..<count * (piece + 1) / pieces])
    }
  }
}
