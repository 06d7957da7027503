/// One source line cut to the width of a terminal, with the caret that marks a span under it.
struct Excerpt {
  /// The line as shown: control and direction characters replaced, long lines cut around the span.
  let text: String
  /// Column in characters, counted from 1, as editors count.
  let column: Int
  let padding: String
  let caret: String

  private static let width = 96

  /// - Parameters:
  ///   - marked: a part of `line`.
  ///   - column: the first of `marked`.
  init(_ line: String, marking marked: Range<String.Index>, column: Int) {
    self.column = column
    // A line may be as long as a book: what is not shown is not looked at.
    let shownMarked = fitting(line[marked], in: Self.width - 20)
    let markedWidth = columns(String(shownMarked))
    let before = line[..<marked.lowerBound]
    let shownBefore = Array(fitting(before.reversed(), in: Self.width - markedWidth - 10).reversed())
    let room = Self.width - columns(String(shownBefore)) - markedWidth
    let isMarkedCut = isLonger(line[marked], than: shownMarked)
    let after = line[marked.upperBound...]
    let shownAfter = isMarkedCut ? [] : fitting(after, in: room)
    let lead = isLonger(before, than: shownBefore) ? "…" : ""
    let isCut = isMarkedCut || isLonger(after, than: shownAfter)
    text = lead + printable(String(shownBefore + shownMarked + shownAfter)) + (isCut ? "…" : "")
    padding = String(repeating: " ", count: lead.count + columns(String(shownBefore)))
    caret = String(repeating: "^", count: max(1, markedWidth))
  }
}

private func isLonger(_ text: Substring, than shown: [Character]) -> Bool {
  !text.dropFirst(shown.count).isEmpty
}

/// The first of `characters` that fit in so many terminal cells.
private func fitting(_ characters: some Sequence<Character>, in width: Int) -> [Character] {
  var left = width
  return Array(
    characters.prefix { character in
      left -= columns(String(character))
      return left >= 0
    })
}

/// `text` safe to print on one terminal line: control, escape and direction-override characters are replaced.
func printable(_ text: String) -> String {
  var out = ""
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x09: out += " "
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029:
      out += "\u{FFFD}"
    default: out.unicodeScalars.append(scalar)
    }
  }
  return out
}

/// Terminal cells that `text` takes once it is printable: two for East Asian wide characters and emoji.
private func columns(_ text: String) -> Int {
  printable(text).reduce(0) { $0 + cells($1) }
}

private func cells(_ character: Character) -> Int {
  guard let first = character.unicodeScalars.first else { return 0 }
  if first.isASCII { return 1 }
  switch first.properties.generalCategory {
  case .format, .nonspacingMark, .enclosingMark: return 0
  default: break
  }
  let isEmoji = first.properties.isEmojiPresentation || character.unicodeScalars.contains("\u{FE0F}")
  return isEmoji || isWide(first) ? 2 : 1
}

private func isWide(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
    0xFFE0...0xFFE6, 0x20000...0x3FFFD:
    true
  default: false
  }
}
