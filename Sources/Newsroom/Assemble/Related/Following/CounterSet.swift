/// A set of counters, each for all terms whose hashes begin with the same bits, that knows the place of every member.
struct CounterSet: Sendable {
  /// How far a term is shifted to give the number of its counter.
  private let shift: UInt32
  /// A bit for every counter that there could be.
  private var words: [UInt64]
  /// A bit for one counter or several, so few that most terms of no member are turned away within the first cache.
  private var sieve: [UInt64]
  /// How many members there are before each word.
  private var ranks: [UInt32] = []
  private(set) var count = 0

  /// How far a term is shifted to give its bit of the sieve: no less than to give its counter.
  private let sieveShift: UInt32

  private static let longestSieve: UInt32 = 18

  init(bits: UInt32) {
    precondition((6...32).contains(bits), "a counter has six bits at least")
    shift = 32 - bits
    sieveShift = 32 - min(bits, Self.longestSieve)
    words = [UInt64](repeating: 0, count: 1 << Int(bits - 6))
    sieve = [UInt64](repeating: 0, count: 1 << Int(26 - sieveShift))
  }

  /// The members of all `sets`, each at its place.
  init(bits: UInt32, uniting sets: [CounterSet]) {
    self = sets.first ?? CounterSet(bits: bits)
    for set in sets.dropFirst() {
      for place in words.indices { words[place] |= set.words[place] }
      for place in sieve.indices { sieve[place] |= set.sieve[place] }
    }
    ranks.reserveCapacity(words.count)
    for word in words {
      ranks.append(UInt32(count))
      count += word.nonzeroBitCount
    }
  }

  init(bits: UInt32, of terms: [Term]) {
    var set = CounterSet(bits: bits)
    set.insert(terms)
    self.init(bits: bits, uniting: [set])
  }

  mutating func insert(_ terms: some Collection<Term>) {
    words.withUnsafeMutableBufferPointer { words in
      sieve.withUnsafeMutableBufferPointer { sieve in
        for term in terms {
          let counter = term >> shift
          words[Int(counter >> 6)] |= 1 &<< UInt64(counter & 63)
          let hole = term >> sieveShift
          sieve[Int(hole >> 6)] |= 1 &<< UInt64(hole & 63)
        }
      }
    }
  }

  @inline(__always)
  func number(of term: Term) -> UInt32 { term >> shift }

  /// The place of a counter among the members.
  func place(of counter: UInt32) -> Int? {
    let word = words[Int(counter >> 6)]
    let bit: UInt64 = 1 &<< UInt64(counter & 63)
    guard word & bit != 0 else { return nil }
    return Int(ranks[Int(counter >> 6)]) + (word & (bit &- 1)).nonzeroBitCount
  }

  /// Calls `body` with the place of each of `terms` whose counter is a member, in order, and the place of its counter.
  @inline(__always)
  func forEachMember(of terms: HeldValues<Term>, _ body: (_ place: Int, _ counter: Int) -> Void) {
    terms.withUnsafeBufferPointer { terms in
      words.withUnsafeBufferPointer { words in
        sieve.withUnsafeBufferPointer { sieve in
          ranks.withUnsafeBufferPointer { ranks in
            for place in terms.indices {
              let hole = terms[place] >> sieveShift
              guard sieve[Int(hole >> 6)] & (1 &<< UInt64(hole & 63)) != 0 else { continue }
              let counter = terms[place] >> shift
              let word = words[Int(counter >> 6)]
              let bit: UInt64 = 1 &<< UInt64(counter & 63)
              guard word & bit != 0 else { continue }
              body(place, Int(ranks[Int(counter >> 6)]) + (word & (bit &- 1)).nonzeroBitCount)
            }
          }
        }
      }
    }
  }

  /// Whether the counter of any of `terms` is a member.
  func containsAny(of terms: HeldValues<Term>) -> Bool {
    terms.withUnsafeBufferPointer { terms in
      terms.contains { term in
        let hole = term >> sieveShift
        return sieve[Int(hole >> 6)] & (1 &<< UInt64(hole & 63)) != 0 && place(of: term >> shift) != nil
      }
    }
  }
}
