/// One story's entries, laid out to be multiplied with many others.
///
/// A bucket of two entries for each value of a term's first bits: looking a term up is one load and no branch that
/// a processor could guess wrong. The rare third entry of a bucket has no place.
struct SpreadVector {
  private static let bits: UInt32 = 11
  private var buckets = [UInt64](repeating: 0, count: 1 << Int(bits))

  mutating func spread(_ entries: ArraySlice<TopicVector.Entry>) {
    buckets.withUnsafeMutableBufferPointer { buckets in
      buckets.update(repeating: 0)
      for entry in entries {
        let bucket = Int(entry.packed >> (32 - Self.bits))
        if buckets[bucket] == 0 {
          buckets[bucket] = UInt64(entry.packed)
        } else if buckets[bucket] >> 32 == 0 {
          buckets[bucket] |= UInt64(entry.packed) << 32
        }
      }
    }
  }

  /// The product of `entries` with those laid out.
  func product(_ entries: ArraySlice<TopicVector.Entry>) -> UInt32 {
    buckets.withUnsafeBufferPointer { buckets in
      entries.withUnsafeBufferPointer { entries in
        var sum: UInt32 = 0
        for entry in entries {
          let two = buckets[Int(entry.packed >> (32 - Self.bits))]
          let (first, second) = (UInt32(truncatingIfNeeded: two), UInt32(truncatingIfNeeded: two >> 32))
          // Equal terms differ in the weight alone.
          let found =
            (first ^ entry.packed < 256 ? first & 0xFF : 0)
            | (second ^ entry.packed < 256 ? second & 0xFF : 0)
          sum &+= found &* entry.weight
        }
        return sum
      }
    }
  }
}
