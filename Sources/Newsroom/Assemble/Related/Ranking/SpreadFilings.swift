/// One story's tags, authors and section, laid out to be compared with those of many others.
struct SpreadFilings {
  /// The weight of each facet for the story; 0 where it is not under it.
  private var weights: [Float] = []
  /// What is laid out.
  private var spread: ArraySlice<FacetIndex.Entry> = []

  mutating func spread(_ entries: ArraySlice<FacetIndex.Entry>) {
    for entry in spread { weights[Int(entry.facet)] = 0 }
    for entry in entries {
      while weights.count <= entry.facet { weights.append(0) }
      weights[Int(entry.facet)] = entry.weight
    }
    spread = entries
  }

  /// The product of `entries` with those laid out.
  @inline(__always)
  func product(_ entries: ArraySlice<FacetIndex.Entry>) -> Float {
    var sum: Float = 0
    for entry in entries where entry.facet < weights.count { sum += weights[Int(entry.facet)] * entry.weight }
    return sum
  }
}
