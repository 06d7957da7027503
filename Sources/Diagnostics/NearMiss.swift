/// The candidate that `text` was probably meant to be, or nil when none is close.
///
/// Distance is Damerau–Levenshtein (optimal string alignment) over characters, ignoring case. A third of
/// the longer text may differ, at most `greatest` edits. Equal distances go to the earlier candidate.
package func nearMiss(
  to text: String, among candidates: some Sequence<String>, within greatest: Int = 3
) -> String? {
  let lowered = text.lowercased()
  let (wanted, wantedBytes) = (Array(lowered), Array(lowered.utf8))
  let shape = Shape(text)
  var best: (distance: Int, candidate: String)?
  for candidate in candidates {
    let nearest = min(greatest, (best?.distance ?? greatest + 1) - 1)
    let other = Shape(candidate)
    guard shape.mayBeNear(other, within: nearest), candidate != text else { continue }
    let lowered = candidate.lowercased()
    let distance =
      shape.isASCII && other.isASCII
      ? editDistance(wantedBytes, Array(lowered.utf8), within: nearest)
      : editDistance(wanted, Array(lowered), within: nearest)
    if let distance { best = (distance, candidate) }
  }
  return best?.candidate
}

/// What tells at a glance that two texts are far apart: there may be a hundred thousand candidates.
private struct Shape {
  private let length: Int
  /// One bit for each letter, digit or mark in it.
  private var letters: UInt64 = 0
  private(set) var isASCII = true

  init(_ text: String) {
    length = text.utf8.count
    for byte in text.utf8 {
      letters |= 1 << UInt64(byte & 0x1F | (byte & 0x40) >> 1)
      if byte >= 0x80 { isASCII = false }
    }
  }

  /// An edit changes the length by one at most, and takes one letter and brings another.
  func mayBeNear(_ other: Shape, within edits: Int) -> Bool {
    guard isASCII, other.isASCII else { return true }
    return abs(length - other.length) <= edits && (letters ^ other.letters).nonzeroBitCount <= 2 * edits
  }
}

/// The distance of two texts, or nil when it is above `greatest` or a third of the longer one.
private func editDistance<Letter: Equatable>(_ a: [Letter], _ b: [Letter], within greatest: Int) -> Int? {
  let limit = min(greatest, max(a.count, b.count) / 3)
  guard limit >= 0, abs(a.count - b.count) <= limit else { return nil }
  // What is further from the diagonal than `limit` is further from the end than that, too.
  let far = limit + 1
  var beforeLast = [Int](repeating: far, count: b.count + 1)
  var last = (0...b.count).map { min($0, far) }
  for i in a.indices {
    var row = [Int](repeating: far, count: b.count + 1)
    row[0] = min(i + 1, far)
    for j in max(0, i - limit)..<min(b.count, i + limit + 1) {
      let substitution = last[j] + (a[i] == b[j] ? 0 : 1)
      row[j + 1] = min(substitution, last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        row[j + 1] = min(row[j + 1], beforeLast[j - 1] + 1)
      }
    }
    beforeLast = last
    last = row
  }
  return last[b.count] <= limit ? last[b.count] : nil
}
