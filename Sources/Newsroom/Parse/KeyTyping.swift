import Diagnostics

/// Tells keys that were mistyped, which are errors, from keys that are merely unknown.
struct KeyTyping {
  /// In order, so that of equally near keys it is always the same one that was meant.
  let known: [String]

  func diagnostic(_ key: String, in what: String, at span: SourceSpan) -> Diagnostic {
    if let meant = heldBack(key) { return .mistypedKey(key, in: what, at: span, nearest: meant) }
    let nearest = nearMiss(to: key, among: known)
    if let nearest, isMistyped(key, nearest) {
      return .mistypedKey(key, in: what, at: span, nearest: nearest)
    }
    return .unknownKey(key, in: what, at: span, nearest: nearest, hasExtra: known.contains("extra"))
  }

  /// The key that `embargo_until`, `expiration` or `isDraft` stands for, where there is such a key.
  ///
  /// These resemble it too little for a slip of the finger, but to pass over one would publish a story
  /// too early, or leave it up too long.
  private func heldBack(_ key: String) -> String? {
    let word = String(key.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " })
    let meant: String? =
      if word.contains("embargo") { "embargo" } else if word.hasPrefix("expir") || word.hasPrefix("unpublish")
      {
        "expires"
      } else if word == "isdraft" { "draft" } else { nil }
    return meant.flatMap { known.contains($0) ? $0 : nil }
  }

  /// Short words resemble each other by chance: `data` for `date` must not stop a build, `draf` for `draft`
  /// must, and so must `Tags`. A number at the end is meant: `image2` is no mistyped `image`.
  private func isMistyped(_ key: String, _ nearest: String) -> Bool {
    if key.lowercased() == nearest.lowercased() { return true }
    if key.last?.isNumber == true, nearest.last?.isNumber == false { return false }
    let length = max(key.count, nearest.count)
    return length > 4 && nearMiss(to: key, among: [nearest], within: length < 8 ? 1 : 2) != nil
  }
}
