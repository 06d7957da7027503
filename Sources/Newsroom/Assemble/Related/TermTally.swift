/// Counts how often each term occurs in one story.
///
/// An open-addressing table whose home slot is the term's high bits, so that walking it yields the terms
/// almost in order.
struct TermTally: TermSink {
  /// Term in the high half, count in the low; 0 is free. The last few slots are an overflow without wrap.
  private var slots: [UInt64]
  private var bits: UInt32
  private var used = 0
  private var weight: UInt64 = 1

  private static let overflow = 64

  init(expectedTerms: Int) {
    bits = 8
    while bits < 22, (1 << bits) < expectedTerms * 2 { bits += 1 }
    slots = [UInt64](repeating: 0, count: (1 << bits) + Self.overflow)
  }

  mutating func begin(_ text: String, weight: Int) { self.weight = UInt64(weight) }

  @inline(__always)
  mutating func add(_ term: Term, at bytes: Range<Int>) {
    add(term, count: weight)
  }

  private mutating func add(_ term: Term, count: UInt64) {
    var slot = Int(term >> (32 - bits))
    while slots[slot] != 0 {
      if slots[slot] >> 32 == term {
        slots[slot] &+= count
        return
      }
      slot += 1
      if slot == slots.count {
        grow()
        return add(term, count: count)
      }
    }
    slots[slot] = UInt64(term) << 32 | count
    used += 1
    if used * 4 > slots.count * 3 { grow() }
  }

  private mutating func grow() {
    let old = slots
    bits += 1
    used = 0
    slots = [UInt64](repeating: 0, count: (1 << bits) + Self.overflow)
    for entry in old where entry != 0 { add(UInt32(entry >> 32), count: entry & 0xFFFF_FFFF) }
  }

  /// Terms in ascending order with their counts.
  var sorted: [UInt64] {
    var entries: [UInt64] = []
    entries.reserveCapacity(used)
    for entry in slots where entry != 0 {
      // Only neighbours within one run of the table can be out of order.
      var place = entries.count
      entries.append(entry)
      while place > 0, entries[place - 1] > entry {
        entries[place] = entries[place - 1]
        place -= 1
      }
      entries[place] = entry
    }
    return entries
  }
}
