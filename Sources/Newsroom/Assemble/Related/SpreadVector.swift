/// One story's term weights, laid out to be multiplied with many others.
///
/// A cuckoo hash: each term has one place in either half, so looking it up is two loads and no branch that a
/// processor could guess wrong, and the whole table stays in its fastest caches. A dense array of all terms is
/// as fast for 10,000 stories and far slower for 100,000.
struct SpreadVector {
  /// Both halves, one after the other: a term in the high half of a slot, its weight's bits in the low.
  private var slots: [UInt64]
  /// Slots of a half, a power of two.
  private var half = 1 << 11
  private static let free = UInt64.max

  init() {
    slots = [UInt64](repeating: Self.free, count: 2 << 11)
  }

  mutating func spread(_ entries: ArraySlice<TopicIndex.Entry>) {
    while half < entries.count * 3 { half *= 2 }
    clear()
    while !entries.allSatisfy({ place($0) }) {
      half *= 2
      clear()
    }
  }

  private mutating func clear() {
    if slots.count == half * 2 {
      for slot in slots.indices { slots[slot] = Self.free }
    } else {
      slots = [UInt64](repeating: Self.free, count: half * 2)
    }
  }

  /// Puts an entry into its first place, whose owner moves to its other one, and so on; false when that
  /// goes on and on, and the table has to grow.
  private mutating func place(_ entry: TopicIndex.Entry) -> Bool {
    var moving = UInt64(UInt32(bitPattern: entry.term)) << 32 | UInt64(entry.weight.bitPattern)
    for turn in 0..<32 {
      let term = UInt32(moving >> 32)
      swap(&moving, &slots[turn % 2 == 0 ? Self.first(term, half) : Self.second(term, half)])
      if moving == Self.free { return true }
    }
    return false
  }

  @inline(__always)
  private static func first(_ term: UInt32, _ half: Int) -> Int { Int(term) & (half - 1) }

  @inline(__always)
  private static func second(_ term: UInt32, _ half: Int) -> Int {
    half + Int((term ^ term >> 11 ^ term >> 17) >> 3) & (half - 1)
  }

  @inline(__always)
  private static func second(_ terms: SIMD4<Int32>, _ half: Int) -> SIMD4<Int32> {
    let mixed = (terms ^ terms &>> 11 ^ terms &>> 17) &>> 3
    return mixed & Int32(truncatingIfNeeded: half - 1) &+ Int32(truncatingIfNeeded: half)
  }

  /// The product of `entries` with those laid out.
  func product(_ entries: ArraySlice<TopicIndex.Entry>) -> Float {
    let half = half
    return slots.withUnsafeBufferPointer { slots in
      entries.withUnsafeBufferPointer { entries in
        var sums = SIMD4<Float>.zero
        var index = 0
        // Four at a time, and vectors throughout: in scalars the compiler would put the branches back.
        while index + 4 <= entries.count {
          let four = (entries[index], entries[index + 1], entries[index + 2], entries[index + 3])
          let terms = SIMD4(four.0.term, four.1.term, four.2.term, four.3.term)
          let own = SIMD4(four.0.weight, four.1.weight, four.2.weight, four.3.weight)
          let a = terms & Int32(truncatingIfNeeded: half - 1)
          let b = Self.second(terms, half)
          sums +=
            own * Self.weights(slots[Int(a[0])], slots[Int(a[1])], slots[Int(a[2])], slots[Int(a[3])], terms)
          sums +=
            own * Self.weights(slots[Int(b[0])], slots[Int(b[1])], slots[Int(b[2])], slots[Int(b[3])], terms)
          index += 4
        }
        var sum = sums.sum()
        for entry in entries[index...] { sum += entry.weight * weight(of: UInt32(bitPattern: entry.term)) }
        return sum
      }
    }
  }

  /// The weights in four slots where they are those of `terms`, else 0.
  @inline(__always)
  private static func weights(
    _ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64, _ terms: SIMD4<Int32>
  ) -> SIMD4<Float> {
    let slots = SIMD4(a, b, c, d)
    let owners = SIMD4<Int32>(truncatingIfNeeded: slots &>> 32)
    let weights = SIMD4<UInt32>(truncatingIfNeeded: slots)
    let own = weights.replacing(with: 0, where: owners .!= terms)
    return unsafeBitCast(own, to: SIMD4<Float>.self)
  }

  private func weight(of term: UInt32) -> Float {
    for slot in [slots[Self.first(term, half)], slots[Self.second(term, half)]]
    where UInt32(slot >> 32) == term {
      return Float(bitPattern: UInt32(truncatingIfNeeded: slot))
    }
    return 0
  }
}
