/// The candidate that `text` was probably meant to be, or nil when none is close.
///
/// Distance is Damerau–Levenshtein (optimal string alignment) over characters, ignoring case. A third of
/// the longer text may differ, at most `greatest` edits. Equal distances go to the earlier candidate.
package func nearMiss(
  to text: String, among candidates: some Sequence<String>, within greatest: Int = 3
) -> String? {
  let wanted = Array(text.lowercased())
  let shape = Shape(text)
  var best: (distance: Int, candidate: String)?
  for candidate in candidates {
    let nearest = min(greatest, (best?.distance ?? greatest + 1) - 1)
    guard shape.mayBeNear(Shape(candidate), within: nearest), candidate != text else { continue }
    let other = Array(candidate.lowercased())
    let limit = min(nearest, max(wanted.count, other.count) / 3)
    guard limit >= 0, abs(other.count - wanted.count) <= limit else { continue }
    let distance = editDistance(wanted, other)
    if distance <= limit { best = (distance, candidate) }
  }
  return best?.candidate
}

/// What tells at a glance that two texts are far apart: there may be a hundred thousand candidates.
private struct Shape {
  private let length: Int
  /// One bit for each letter, digit or mark in it.
  private var letters: UInt64 = 0
  private var isASCII = true

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

private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1] + [Int](repeating: 0, count: b.count)
    for j in b.indices {
      let substitution = last[j] + (a[i] == b[j] ? 0 : 1)
      row[j + 1] = min(substitution, last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        row[j + 1] = min(row[j + 1], beforeLast[j - 1] + 1)
      }
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}
