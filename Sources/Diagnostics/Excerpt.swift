/// One source line cut to the width of a terminal, with the caret that marks a span under it.
struct Excerpt {
  /// The line as shown: control and direction characters replaced, long lines cut around the span.
  let text: String
  /// Column in characters, counted from 1, as editors count.
  let column: Int
  let padding: String
  let caret: String

  private static let width = 96

  init(line: String, span: SourceSpan) {
    let utf8 = line.utf8
    let startByte = min(max(span.column - 1, 0), utf8.count)
    let start = utf8.index(utf8.startIndex, offsetBy: startByte)
    let end = utf8.index(start, offsetBy: min(max(span.length, 0), utf8.count - startByte))
    let before = Array(line[..<start])
    let marked = Array(line[start..<end])
    let after = Array(line[end...])
    column = before.count + 1

    let shownMarked = marked.prefix(Self.width)
    let shownBefore = before.suffix(max(Self.width - shownMarked.count - 20, 20))
    let room = max(Self.width - shownBefore.count - shownMarked.count, 0)
    let lead = shownBefore.count < before.count ? "…" : ""
    let shownAfter = marked.count > shownMarked.count ? [] : after.prefix(room)
    let isCut = shownMarked.count < marked.count || shownAfter.count < after.count
    text = lead + printable(String(shownBefore + shownMarked + shownAfter)) + (isCut ? "…" : "")
    padding = String(repeating: " ", count: lead.count + columns(String(shownBefore)))
    caret = String(repeating: "^", count: max(1, columns(String(shownMarked))))
  }
}

/// `text` safe to print on one terminal line: control, escape and direction-override characters are replaced.
func printable(_ text: String) -> String {
  var out = ""
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x09: out += " "
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029:
      out += "\u{FFFD}"
    default: out.unicodeScalars.append(scalar)
    }
  }
  return out
}

/// Terminal cells that `text` takes: two for East Asian wide characters and emoji.
private func columns(_ text: String) -> Int {
  text.reduce(0) { $0 + ($1.unicodeScalars.first.map(isWide) == true ? 2 : 1) }
}

private func isWide(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
    0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
    true
  default: false
  }
}
