import Diagnostics
import Markdown
import Mustache

/// `text` as metadata carries it: one line, no markup, no control characters.
///
/// Embeddings and overrides of the direction of writing (U+202A to U+202E) are left out and isolates are
/// closed, so that a headline cannot turn round what follows it on somebody's card.
///
/// Headlines and deks of older sites hold `<em>` and `&#39;`, which cards and feeds would show as they are.
/// Only inline formatting elements, paragraphs and breaks count as markup, so that "What <dialog> is for" stays a headline.
package func plainText(_ text: String) -> String {
  plainText(text, hasMarkup: true)
}

/// The same for `text` that holds no markup, such as a paragraph of a body: `<b>` in it is meant to be read.
func plainLine(_ text: String) -> String { plainText(text, hasMarkup: false) }

private func plainText(_ text: String, hasMarkup: Bool) -> String {
  let isPlain = text.utf8.withContiguousStorageIfAvailable { isPlainText($0) }
  if isPlain == true { return text }
  return PlainTextReader(Array(text.utf8), hasMarkup: hasMarkup).text()
}

private func isPlainText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  let space = UInt8(ascii: " ")
  guard let first = bytes.first, let last = bytes.last else { return true }
  if first == space || last == space || hasDoubleSpace(bytes) { return false }
  var index = marks.next(in: bytes, from: 0)
  while index < bytes.count {
    guard bytes[index] == 0xE2, !isDirectional(bytes, at: index) else { return false }
    index = marks.next(in: bytes, from: index + 1)
  }
  return true
}

/// What plain text may not have; directional characters begin with 0xE2.
private let marks = SpecialBytes(below: 0x20, Array("<&\u{7F}".utf8) + [0xE2])

/// Looks at all bytes even when it has found some, so that many are compared at a time.
private func hasDoubleSpace(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  var found: UInt8 = 0
  for index in 1..<bytes.count {
    // Of two bytes that differ from a space in no bit.
    found |= (bytes[index - 1] ^ 0x20) | (bytes[index] ^ 0x20) == 0 ? 1 : 0
  }
  return found != 0
}

/// Whether one of the explicit directional characters, U+202A to U+202E or U+2066 to U+2069, stands here.
private func isDirectional(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
  guard index + 2 < bytes.count else { return false }
  let (second, third) = (bytes[index + 1], bytes[index + 2])
  return (second == 0x80 && (0xAA...0xAE).contains(third))
    || (second == 0x81 && (0xA6...0xA9).contains(third))
}

private struct PlainTextReader {
  private let bytes: [UInt8]
  private let hasMarkup: Bool
  private var at = 0
  private var out: [UInt8] = []

  init(_ bytes: [UInt8], hasMarkup: Bool) {
    self.bytes = bytes
    self.hasMarkup = hasMarkup
  }

  consuming func text() -> String {
    while at < bytes.count {
      let byte = bytes[at]
      if hasMarkup, byte == UInt8(ascii: "<"), let tag = tag() {
        if tag.parts { space() }
        at = tag.end
      } else if hasMarkup, byte == UInt8(ascii: "&"), let reference = CharacterReference(in: bytes, at: at) {
        if reference.isSpace { space() } else { out += reference.text }
        at = reference.end
      } else {
        if byte <= 0x20 { space() } else if byte != 0x7F { out.append(byte) }
        at += 1
      }
    }
    if out.last == UInt8(ascii: " ") { out.removeLast() }
    let text = String(decoding: out, as: UTF8.self)
    // Directional characters begin with 0xE2.
    return out.contains(0xE2) ? closingIsolates(text) : text
  }

  private func closingIsolates(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var open = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x202A...0x202E: continue
      case 0x2066...0x2068: open += 1
      case 0x2069:
        guard open > 0 else { continue }
        open -= 1
      default: break
      }
      scalars.append(scalar)
    }
    for _ in 0..<open { scalars.append("\u{2069}") }
    return String(scalars)
  }

  private mutating func space() {
    let isControl = at < bytes.count && bytes[at] < 0x20 && ![9, 10, 12, 13].contains(bytes[at])
    if !isControl, !out.isEmpty, out.last != UInt8(ascii: " ") { out.append(UInt8(ascii: " ")) }
  }

  /// The index after the tag that begins here, and whether it parts what stands before and behind it.
  private func tag() -> (end: Int, parts: Bool)? {
    var index = at + 1
    if index < bytes.count, bytes[index] == UInt8(ascii: "/") { index += 1 }
    let start = index
    while index < bytes.count, bytes[index].isLetter { index += 1 }
    let name = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
    let parts = Self.breaks.contains(name)
    guard parts || Self.inlineElements.contains(name) else { return nil }
    guard let end = bytes[index...].firstIndex(where: { $0 == 0x3E || $0 == 0x3C }), bytes[end] == 0x3E
    else { return nil }
    return (end + 1, parts)
  }

  private static let inlineElements: Set<String> = [
    "a", "abbr", "b", "cite", "code", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup",
    "u",
  ]

  private static let breaks: Set<String> = ["br", "div", "p"]
}

extension CharacterReference {
  /// A control character, or a space that may not break.
  fileprivate var isSpace: Bool { text == [0xC2, 0xA0] || text.allSatisfy { $0 <= 0x20 || $0 == 0x7F } }
}

/// `text` with at most `limit` Unicode scalars, cut between words where there are any, with an ellipsis.
func shortened(_ text: String, to limit: Int) -> String {
  guard text.utf8.count > limit else { return text }
  var text = text
  let cut = text.withUTF8 { wordCut($0, to: limit) }
  switch cut {
  case .fits: return text
  case .before(let offset):
    return withoutPause(text[..<text.utf8.index(text.startIndex, offsetBy: offset)].unicodeScalars) + "…"
  case .withinWord: return shortenedByCharacters(text, to: limit)
  }
}

private enum Cut {
  case fits
  /// A byte offset after a word.
  case before(Int)
  /// No word ends nearby: a script without spaces, or one very long word.
  case withinWord
}

private func wordCut(_ text: UnsafeBufferPointer<UInt8>, to limit: Int) -> Cut {
  var length = 0
  var end = text.count
  var lastSpace = -1
  for (index, byte) in text.enumerated() where byte & 0xC0 != 0x80 {
    if length < limit, byte == UInt8(ascii: " ") { lastSpace = index }
    if length == limit - 1 { end = index }
    length += 1
    if length > limit { break }
  }
  guard length > limit else { return .fits }
  guard lastSpace >= 0, end - lastSpace < 60 else { return .withinWord }
  return .before(min(lastSpace, end))
}

/// `text` without the spaces, commas, colons and dashes at its end.
private func withoutPause(_ text: Substring.UnicodeScalarView) -> String {
  let last = text.lastIndex {
    switch $0 {
    case " ", "\u{A0}", "\u{202F}", "\u{3000}", "-", "–", "—", "(", ",", ";", ":", "،", "؛", "、", "，", "；",
      "：":
      false
    default: true
    }
  }
  return last.map { String(text[...$0]) } ?? ""
}

/// Cut between characters as readers count them.
private func shortenedByCharacters(_ text: String, to limit: Int) -> String {
  var kept = ""
  var length = 0
  for character in text {
    length += character.unicodeScalars.count
    guard length < limit else { break }
    kept.append(character)
  }
  return withoutPause(kept[...].unicodeScalars) + "…"
}
