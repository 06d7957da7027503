/// The term vectors of all stories.
struct TopicIndex: Equatable, Sendable {
  typealias Entry = TopicVector.Entry

  /// In order of terms, by story.
  let entries: Ragged<Entry>
  /// The terms that stories are found by, as places among the story's entries.
  let leading: Ragged<UInt8>
  let lengths: [Float]
  let steps: [Float]
  /// What each story's steps are multiplied by, so that long stories do not win by length.
  let scale: [Float]

  /// Nil where the parts do not belong together.
  init?(entries: Ragged<Entry>, leading: Ragged<UInt8>, lengths: [Float], steps: [Float]) {
    guard leading.count == entries.count, lengths.count == entries.count, steps.count == entries.count,
      (0..<leading.count).allSatisfy({ story in
        leading[story].allSatisfy { Int($0) < entries[story].count }
      })
    else { return nil }
    self.entries = entries
    self.leading = leading
    self.lengths = lengths
    self.steps = steps
    scale = Self.scale(lengths, steps)
  }

  /// - Parameters:
  ///   - former: for each story its place in `previous`; nil where its vector is the next of `fresh`.
  init(_ former: [Int?], in previous: TopicIndex?, fresh: [TopicVector]) {
    var entries = Ragged<Entry>()
    var leading = Ragged<UInt8>()
    var lengths: [Float] = []
    var steps: [Float] = []
    entries.reserve(rows: former.count, values: former.count * TopicVector.longest)
    leading.reserve(rows: former.count, values: former.count * TopicVector.leadingCount)
    var next = fresh.makeIterator()
    for rows in CarriedRows(former) {
      if case .carried(let rows) = rows, let previous {
        entries.append(rows, of: previous.entries)
        leading.append(rows, of: previous.leading)
        lengths += previous.lengths[rows]
        steps += previous.steps[rows]
      } else if let vector = next.next() {
        entries.append(vector.entries)
        leading.append(vector.leading)
        lengths.append(vector.length)
        steps.append(vector.step)
      }
    }
    self.entries = entries
    self.leading = leading
    self.lengths = lengths
    self.steps = steps
    scale = Self.scale(lengths, steps)
  }

  /// Each story is divided by its length, moved a little toward the mean (pivoted normalisation): a full
  /// cosine would favour the shortest stories.
  private static func scale(_ lengths: [Float], _ steps: [Float]) -> [Float] {
    let sum = lengths.reduce(0) { $0 + Double($1) }
    let mean = Rarity.settled(Float(sum / Double(max(lengths.count, 1))))
    return zip(lengths, steps).map { $0 > 0 ? $1 / (0.85 * $0 + 0.15 * mean) : 0 }
  }

  var count: Int { scale.count }

  /// The entries of the terms that a story is found by.
  @inline(__always)
  func forEachLead(of story: Int, _ body: (Entry) -> Void) {
    let start = entries.range(story).lowerBound
    for place in leading[story] { body(entries.values[start + Int(place)]) }
  }

  /// Whether a story is known by the same entries as one of another index.
  func isSame(_ story: Int, as other: Int, in index: TopicIndex) -> Bool {
    scale[story] == index.scale[other] && leading[story] == index.leading[other]
      && entries[story].elementsEqual(index.entries[other]) { $0.packed == $1.packed }
  }

  /// The text's part of two stories' score: nearly the cosine, with long and short stories evened out.
  func likeness(_ a: Int, _ b: Int) -> Float { Float(product(a, b)) * scale[a] * scale[b] }

  /// Cosine of the angle between two stories' terms: 1 for the same text, 0 for nothing in common.
  func cosine(_ a: Int, _ b: Int) -> Float {
    let lengths = Float(squaredLength(a)) * Float(squaredLength(b))
    return lengths > 0 ? Float(product(a, b)) / lengths.squareRoot() : 0
  }

  /// Calls `body` with both entries of every term that two stories share.
  func forEachShared(_ a: Int, _ b: Int, _ body: (Entry, Entry) -> Void) {
    let (ofA, ofB) = (entries.range(a), entries.range(b))
    var (i, j) = (ofA.lowerBound, ofB.lowerBound)
    while i < ofA.upperBound, j < ofB.upperBound {
      let (x, y) = (entries.values[i].term, entries.values[j].term)
      if x == y { body(entries.values[i], entries.values[j]) }
      if x <= y { i += 1 }
      if y <= x { j += 1 }
    }
  }

  private func product(_ a: Int, _ b: Int) -> UInt32 {
    var sum: UInt32 = 0
    forEachShared(a, b) { sum += $0.weight * $1.weight }
    return sum
  }

  private func squaredLength(_ story: Int) -> UInt32 {
    entries[story].reduce(0) { $0 + $1.weight * $1.weight }
  }
}
