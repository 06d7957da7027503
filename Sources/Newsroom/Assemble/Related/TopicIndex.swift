import Glibc

/// Which stories share which terms, and how much each term says: the term vectors of all stories, and for
/// each term the stories that have it.
///
/// Terms of a single story are left out, for they relate it to nothing, and so are those that nearly everybody
/// uses.
struct TopicIndex: Sendable {
  /// A term of a story with its weight there: frequency times rarity, not yet divided by the story's length.
  struct Entry: Sendable {
    let term: Int32
    let weight: Float
  }

  /// The entries of story `a` are those from `starts[a]` to `starts[a + 1]`, in order of their terms.
  let starts: [Int]
  let entries: [Entry]
  /// What each story's weights are multiplied by, so that long stories do not win by length.
  let scale: [Float]

  /// Hash of each term's letters, for those who explain.
  let hashes: [Term]
  /// The postings of term `t` are those from `postingStarts[t]` to `postingStarts[t + 1]`, by story.
  let postingStarts: [UInt32]
  let postings: [Posting]
  /// How rare a term of so many stories is: a small table, since a load per term would miss the cache.
  let rarity: [Float]

  struct Posting: Sendable {
    /// Story in the high 24 bits, count in the low 8.
    let packed: UInt32

    init(packed: UInt32) { self.packed = packed }

    init(story: Int, count: UInt8) { packed = UInt32(truncatingIfNeeded: story) << 8 | UInt32(count) }

    var story: Int { Int(packed >> 8) }
    var count: Int { Int(packed & 0xFF) }
  }

  var count: Int { scale.count }

  func entries(of story: Int) -> ArraySlice<Entry> { entries[starts[story]..<starts[story + 1]] }

  /// How much a term says that occurs so often in one story: the tenth mention adds less than the second.
  @inline(__always)
  static func frequency(_ count: Int) -> Float { Float(count).squareRoot() }

  /// How rare a term is that `stories` of `total` have; about 0 when nearly all have it.
  static func rarity(_ stories: Int, of total: Int) -> Float {
    Float(log(Double(total + 1) / Double(stories)))
  }

  /// The text's part of two stories' score: nearly the cosine, with long and short stories evened out.
  func likeness(_ a: Int, _ b: Int) -> Float {
    var sum: Float = 0
    forEachShared(a, b) { sum += $0.weight * $1.weight }
    return sum * scale[a] * scale[b]
  }

  /// Cosine of the angle between two stories' terms: 1 for the same text, 0 for nothing in common.
  func cosine(_ a: Int, _ b: Int) -> Float {
    var sum: Float = 0
    forEachShared(a, b) { sum += $0.weight * $1.weight }
    let lengths = squaredLength(a) * squaredLength(b)
    return lengths > 0 ? sum / lengths.squareRoot() : 0
  }

  /// Calls `body` with both entries of every term that two stories share.
  func forEachShared(_ a: Int, _ b: Int, _ body: (Entry, Entry) -> Void) {
    var (i, j) = (starts[a], starts[b])
    while i < starts[a + 1], j < starts[b + 1] {
      let (x, y) = (entries[i].term, entries[j].term)
      if x == y { body(entries[i], entries[j]) }
      if x <= y { i += 1 }
      if y <= x { j += 1 }
    }
  }

  private func squaredLength(_ story: Int) -> Float {
    entries(of: story).reduce(0) { $0 + $1.weight * $1.weight }
  }
}
