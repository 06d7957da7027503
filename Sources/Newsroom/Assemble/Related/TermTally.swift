/// Counts how often each term occurs in one story.
///
/// An open-addressing table whose home slot is the term's high bits, so that walking it yields the terms
/// almost in order. Only what `slot(of:)` finds is ever written to, which lies inside the table by
/// construction: so the table is memory of its own, and no array that checks each access.
struct TermTally: TermSink, ~Copyable {
  /// Term in the high half, count in the low; 0 is free. The last few slots are an overflow without wrap.
  private var slots: UnsafeMutableBufferPointer<UInt64>
  /// What of a term is left when its home slot is taken off.
  private var shift: UInt32
  private var used = 0
  private var weight: UInt64 = 1

  private static let overflow = 64

  init(expectedTerms: Int) {
    shift = 24
    while shift > 10, (1 << (32 - shift)) < expectedTerms * 2 { shift -= 1 }
    slots = Self.table(shift)
  }

  deinit { slots.deallocate() }

  private static func table(_ shift: UInt32) -> UnsafeMutableBufferPointer<UInt64> {
    let slots = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: (1 << (32 - Int(shift))) + overflow)
    slots.initialize(repeating: 0)
    return slots
  }

  mutating func begin(_ text: String, weight: Int) { self.weight = UInt64(weight) }

  @inline(__always)
  mutating func add(_ term: Term, at bytes: Range<Int>) {
    add(term, count: weight)
  }

  @inline(__always)
  private mutating func add(_ term: Term, count: UInt64) {
    guard let slot = slot(of: term) else {
      grow()
      return add(slowly: term, count: count)
    }
    let entry = slots[slot]
    slots[slot] = (entry | UInt64(term) << 32) &+ count
    used &+= 1 &- Self.isTaken(entry)
    if used &* 4 > slots.count &* 3 { grow() }
  }

  @inline(never)
  private mutating func add(slowly term: Term, count: UInt64) { add(term, count: count) }

  /// The slot that has the term, or the free one where it goes; nil when there is neither.
  @inline(__always)
  private func slot(of term: Term) -> Int? {
    var slot = Int(term &>> shift)
    // Is the slot free, or the term's? One question, for no processor guesses which of the two it is.
    while min(slots[slot], slots[slot] ^ UInt64(term) << 32) >> 32 != 0 {
      slot &+= 1
      if slot == slots.count { return nil }
    }
    return slot
  }

  /// 1 for a term, 0 for a free slot; a sum, for a branch would be guessed wrong every third time.
  @inline(__always)
  private static func isTaken(_ entry: UInt64) -> Int {
    Int(truncatingIfNeeded: (entry | (0 &- entry)) &>> 63)
  }

  private mutating func grow() {
    let old = slots
    shift -= 1
    used = 0
    slots = Self.table(shift)
    for entry in old where entry != 0 { add(UInt32(entry >> 32), count: entry & 0xFFFF_FFFF) }
    old.deallocate()
  }

  /// The terms in ascending order and their counts; the table is of no use any more.
  mutating func profile() -> TermProfile {
    let entries = UnsafeMutableBufferPointer(rebasing: slots[..<pack()])
    sort(entries)
    return TermProfile(
      terms: entries.map { UInt32(truncatingIfNeeded: $0 >> 32) },
      counts: entries.map { UInt8(truncatingIfNeeded: min($0 & 0xFFFF_FFFF, 255)) })
  }

  /// Moves the terms to the front of the table, without asking which slots are free; returns how many.
  private func pack() -> Int {
    var count = 0
    for slot in slots.indices {
      let entry = slots[slot]
      slots[count] = entry
      count &+= Self.isTaken(entry)
    }
    return count
  }

  /// Only neighbours within one run of the table can be out of order.
  private func sort(_ entries: UnsafeMutableBufferPointer<UInt64>) {
    for place in entries.indices.dropFirst() where entries[place - 1] > entries[place] {
      let entry = entries[place]
      var hole = place
      while hole > 0, entries[hole - 1] > entry {
        entries[hole] = entries[hole - 1]
        hole -= 1
      }
      entries[hole] = entry
    }
  }
}
