/// Counts how often each term occurs in one story.
///
/// The terms are kept as they come and sorted at the end: a table of them would be read and written in no order,
/// and most of it would be empty. Only the places up to `count` are ever written to, and `grow()` sees to it that
/// these are there: so the terms lie in memory of their own, and no array checks each access.
struct TermTally: TermSink, ~Copyable {
  private var terms: UnsafeMutableBufferPointer<Term>
  private var count = 0
  /// Where the terms of the part that is being read start.
  private var start = 0
  /// How often each of them counts.
  private var weight = 1

  init(expectedTerms: Int) {
    terms = Self.memory(max(expectedTerms, 64))
  }

  deinit { terms.deallocate() }

  private static func memory(_ count: Int) -> UnsafeMutableBufferPointer<Term> {
    let memory = UnsafeMutableBufferPointer<Term>.allocate(capacity: count)
    memory.initialize(repeating: 0)
    return memory
  }

  mutating func begin(_ text: String, weight: Int) {
    repeatPart()
    start = count
    self.weight = weight
  }

  /// Adds the terms of a part again, as often as each of them counts.
  private mutating func repeatPart() {
    let end = count
    for _ in 1..<weight {
      for place in start..<end { add(terms[place], at: 0..<0) }
    }
  }

  @inline(__always)
  mutating func add(_ term: Term, at bytes: Range<Int>) {
    terms[count] = term
    // One more for a term and none for 0; a sum, for a branch would be guessed wrong every other time.
    count &+= Int(truncatingIfNeeded: 1 &+ term.isNoneMask)
    if count == terms.count { grow() }
  }

  @inline(never)
  private mutating func grow() {
    let larger = Self.memory(terms.count * 2)
    _ = larger.update(fromContentsOf: terms)
    terms.deallocate()
    terms = larger
  }

  /// The terms in ascending order and their counts; the tally is of no use any more.
  mutating func profile() -> TermProfile {
    repeatPart()
    sort()
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: count + 1) { ends in
      let unique = unite(ends)
      return TermProfile(
        terms: Array(terms[..<unique]),
        counts: (0..<unique).map { UInt8(truncatingIfNeeded: min(ends[$0 + 1] &- ends[$0], 255)) })
    }
  }

  /// Leaves one of equal terms; `ends` are the places where the equals of one end and those of the next start.
  private func unite(_ ends: UnsafeMutableBufferPointer<Int32>) -> Int {
    var unique = 0
    ends[0] = 0
    for place in 0..<count {
      let term = terms[place]
      let isLast = 1 &+ (term ^ terms[place &+ 1]).isNoneMask
      terms[unique] = term
      ends[unique &+ 1] = Int32(truncatingIfNeeded: place &+ 1)
      unique &+= Int(truncatingIfNeeded: isLast)
    }
    return unique
  }

  /// By the first sixteen bits in two rounds, eight bits at a time and the last ones first; few terms have all of
  /// these in common.
  private mutating func sort() {
    terms[count] = 0
    withUnsafeTemporaryAllocation(of: Term.self, capacity: count + 1) { spare in
      Self.distribute(terms, count, into: spare, shift: 16)
      Self.distribute(spare, count, into: terms, shift: 24)
    }
    var moves = 0
    for place in 1..<max(count, 1) where terms[place &- 1] > terms[place] {
      moves &+= insert(place)
      // Only words that were picked for it have so much in common.
      if moves > 32 * count { return terms[..<count].sort() }
    }
  }

  /// Moves a term to its place among those before it; returns by how many places.
  private mutating func insert(_ place: Int) -> Int {
    let term = terms[place]
    var hole = place
    while hole > 0, terms[hole - 1] > term {
      terms[hole] = terms[hole - 1]
      hole -= 1
    }
    terms[hole] = term
    return place - hole
  }

  /// Orders terms by eight of their bits; those that are equal there stay as they came.
  @inline(__always)
  private static func distribute(
    _ terms: UnsafeMutableBufferPointer<Term>, _ count: Int,
    into sorted: UnsafeMutableBufferPointer<Term>, shift: UInt32
  ) {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 256) { places in
      places.initialize(repeating: 0)
      for place in 0..<count { places[Int(UInt8(truncatingIfNeeded: terms[place] &>> shift))] &+= 1 }
      var sum = 0
      for digit in 0..<256 {
        let own = places[digit]
        places[digit] = sum
        sum &+= own
      }
      for place in 0..<count {
        let term = terms[place]
        let digit = Int(UInt8(truncatingIfNeeded: term &>> shift))
        sorted[places[digit]] = term
        places[digit] &+= 1
      }
    }
  }
}
