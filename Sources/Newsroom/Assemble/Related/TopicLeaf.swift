/// The part of a topic index whose terms share the first bits of their hash.
struct TopicLeaf: Sendable {
  /// A term of a story, numbered within the leaf, and how often it occurs there.
  struct Row: Sendable {
    /// Term in the high 24 bits, count in the low 8.
    let packed: UInt32

    var term: Int { Int(packed >> 8) }
    var count: Int { Int(packed & 0xFF) }
  }

  /// Terms that two stories or more have, in order of first appearance.
  let hashes: [Term]
  /// Postings of the leaf's term `t` are those from `starts[t]` to `starts[t + 1]`.
  let starts: [UInt32]
  let postings: [TopicIndex.Posting]
  /// Rows of all stories, one story after another.
  let rows: [Row]
  /// How many of the rows each story has.
  let rowLengths: [UInt16]

  init(_ profiles: [TermProfile], leaf: Int, of bits: Int) {
    var groups = TermGroups(profiles, leaf: leaf, of: bits)
    (hashes, starts) = groups.numberSharedTerms()
    (postings, rows, rowLengths) = groups.spread(starts)
  }
}

/// Occurrences of a leaf's terms, grouped by term.
private struct TermGroups {
  private struct Occurrence {
    /// The term's group.
    let group: UInt32
    let count: UInt8
  }

  private var occurrences: [Occurrence] = []
  private var lengths: [UInt16] = []
  private var hashes: [Term] = []
  /// How many stories have each group's term; later, its number among the shared terms.
  private var sizes: [UInt32] = []
  private static let alone = UInt32.max

  init(_ profiles: [TermProfile], leaf: Int, of bits: Int) {
    var slots = [UInt32](repeating: 0, count: 1 << 12)
    let shift = UInt32(32 - bits)
    let first = bits == 0 ? 0 : UInt32(leaf) << shift
    lengths.reserveCapacity(profiles.count)
    for profile in profiles {
      let start = bits == 0 ? 0 : lowerBound(first, in: profile.terms)
      var end = start
      while end < profile.terms.count, bits == 0 || profile.terms[end] >> shift == UInt32(leaf) {
        let group = group(of: profile.terms[end], &slots)
        sizes[group] += 1
        occurrences.append(Occurrence(group: UInt32(group), count: profile.counts[end]))
        end += 1
      }
      lengths.append(UInt16(end - start))
    }
  }

  /// Finds or founds a term's group; `slots` holds group numbers plus one.
  private mutating func group(of term: Term, _ slots: inout [UInt32]) -> Int {
    // The high bits are alike in a leaf, so the home slot comes from a multiplied hash.
    let mask = slots.count - 1
    var slot = Int(term &* 0x9E37_79B1 >> 8) & mask
    while slots[slot] != 0 {
      let group = Int(slots[slot]) - 1
      if hashes[group] == term { return group }
      slot = (slot + 1) & mask
    }
    hashes.append(term)
    sizes.append(0)
    slots[slot] = UInt32(hashes.count)
    if hashes.count * 2 > slots.count { widen(&slots) }
    return hashes.count - 1
  }

  private func widen(_ slots: inout [UInt32]) {
    slots = [UInt32](repeating: 0, count: slots.count * 4)
    let mask = slots.count - 1
    for (group, term) in hashes.enumerated() {
      var slot = Int(term &* 0x9E37_79B1 >> 8) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(group + 1)
    }
  }

  /// Gives numbers to the terms that two stories or more have; returns them with where their postings start.
  mutating func numberSharedTerms() -> (hashes: [Term], starts: [UInt32]) {
    var shared: [Term] = []
    var starts: [UInt32] = [0]
    for group in hashes.indices {
      let size = sizes[group]
      sizes[group] = size > 1 ? UInt32(shared.count) : Self.alone
      guard size > 1 else { continue }
      shared.append(hashes[group])
      starts.append(starts[starts.count - 1] + size)
    }
    return (shared, starts)
  }

  func spread(_ starts: [UInt32]) -> ([TopicIndex.Posting], [TopicLeaf.Row], [UInt16]) {
    let total = Int(starts[starts.count - 1])
    var postings = [TopicIndex.Posting](repeating: .init(story: 0, count: 0), count: total)
    var rows: [TopicLeaf.Row] = []
    rows.reserveCapacity(total)
    var places = starts
    var rowLengths: [UInt16] = []
    rowLengths.reserveCapacity(lengths.count)
    var index = 0
    for (story, length) in lengths.enumerated() {
      let before = rows.count
      for occurrence in occurrences[index..<index + Int(length)] {
        let term = sizes[Int(occurrence.group)]
        guard term != Self.alone else { continue }
        postings[Int(places[Int(term)])] = .init(story: story, count: occurrence.count)
        places[Int(term)] += 1
        rows.append(.init(packed: term << 8 | UInt32(occurrence.count)))
      }
      rowLengths.append(UInt16(rows.count - before))
      index += Int(length)
    }
    return (postings, rows, rowLengths)
  }
}

/// The first place in ascending `terms` whose term is at least `term`.
private func lowerBound(_ term: Term, in terms: [UInt32]) -> Int {
  var low = 0
  var high = terms.count
  while low < high {
    let middle = (low + high) / 2
    if terms[middle] < term { low = middle + 1 } else { high = middle }
  }
  return low
}
