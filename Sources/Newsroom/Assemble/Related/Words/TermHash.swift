/// A stable hash of a term: the same on every machine and in every process.
struct TermHash {
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  init() {}

  /// The bits of one hash where `mask` has them, and those of another elsewhere.
  @inline(__always)
  init(_ one: TermHash, where mask: UInt64, else other: TermHash) {
    state = one.state & mask | other.state & ~mask
  }

  @inline(__always)
  mutating func mix(_ value: UInt64) {
    state = (state ^ value) &* 0xD6E8_FEB8_6659_FD93
    state ^= state >> 32
  }

  /// Never 0, which stands for no term.
  @inline(__always)
  var term: Term {
    let final = (state &* 0xD6E8_FEB8_6659_FD93) >> 32
    return final == 0 ? 1 : UInt32(truncatingIfNeeded: final)
  }
}

extension Term {
  /// All bits for 0, none for another term, for choosing without a branch; of signs alone, for compilers make
  /// branches of comparisons.
  @inline(__always)
  var isNoneMask: Term { Term(truncatingIfNeeded: (Int64(self) &- 1) &>> 63) }
}
