/// The candidate that `text` was probably meant to be, or nil when none is close.
///
/// Distance is Damerau–Levenshtein (optimal string alignment) over characters, ignoring case. A third of
/// the longer text may differ, at most `greatest` edits. Equal distances go to the earlier candidate.
package func nearMiss(
  to text: String, among candidates: some Sequence<String>, within greatest: Int = 3
) -> String? {
  let wanted = Array(text.lowercased())
  var best: (distance: Int, candidate: String)?
  for candidate in candidates where candidate != text {
    let other = Array(candidate.lowercased())
    let limit = min(greatest, max(wanted.count, other.count) / 3, (best?.distance ?? greatest + 1) - 1)
    guard limit >= 0, abs(other.count - wanted.count) <= limit else { continue }
    let distance = editDistance(wanted, other)
    if distance <= limit { best = (distance, candidate) }
  }
  return best?.candidate
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
