/// Finds `[[slug]]`, `[[slug#place]]` and `[[slug|words]]` before the parser sees them.
///
/// The parser would take `_` and `--` in a slug for markup and `|` for the end of a table's cell. So the first bracket
/// and the bar become marks: control characters that the parser hands to our own inline, and that become
/// `[` and `|` again wherever a wiki link cannot be, as in code. Lengths do not change, so positions hold.
/// A table's bar may be written `\|`, as in any other cell.
enum WikiMarks {
  /// `body` with marks, or nil when it has no wiki link.
  static func marking(_ body: ArraySlice<UInt8>) -> [UInt8]? {
    var marked: [UInt8]?
    body.withUnsafeBufferPointer { source in
      var index = 0
      while let start = doubleBracket(in: source, from: index) {
        index = start + 2
        guard let link = wikiLink(in: source, at: start) else { continue }
        // One copy for all of them, and changed in place.
        if marked == nil { marked = withoutMarks(source) }
        marked?[start] = SyntaxTree.wikiMark
        if let bar = link.bar { marked?[bar] = SyntaxTree.wikiBar }
        index = link.end
      }
    }
    return marked
  }

  /// Whether `marked` has two brackets that begin no wiki link, perhaps in code.
  static func hasUnmarked(_ marked: ArraySlice<UInt8>) -> Bool {
    marked.withUnsafeBufferPointer { doubleBracket(in: $0, from: 0) != nil }
  }

  private static func doubleBracket(in source: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while let bracket = source.firstIndex(of: UInt8(ascii: "["), from: index) {
      if bracket + 1 < source.count, source[bracket + 1] == UInt8(ascii: "[") { return bracket }
      index = bracket + 1
    }
    return nil
  }

  private static func wikiLink(
    in source: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> (bar: Int?, end: Int)? {
    guard !isEscaped(source, at: start) else { return nil }
    var index = start + 2
    var bar: Int?
    var hash: Int?
    var lineBreak: Int?
    while index < source.count, index - start < 1000 {
      let byte = source[index]
      if byte == UInt8(ascii: "]") { break }
      if byte == UInt8(ascii: "|"), bar == nil {
        bar = index
      } else if byte == UInt8(ascii: "#"), bar == nil, hash == nil {
        hash = index
      } else if byte == UInt8(ascii: "\\"), bar == nil, isBar(source, at: index + 1) {
        // The bar itself is next.
      } else if byte == UInt8(ascii: "\n"), bar != nil {
        // Behind a blank line another block begins.
        if let lineBreak, isBlank(source, lineBreak..<index) { return nil }
        lineBreak = index
      } else if bar == nil ? !isInSlug(byte) : !isInWords(byte) {
        return nil
      }
      index += 1
    }
    guard index + 1 < source.count, source[index] == UInt8(ascii: "]"),
      source[index + 1] == UInt8(ascii: "]")
    else { return nil }
    var end = bar ?? index
    if bar != nil, source[end - 1] == UInt8(ascii: "\\") { end -= 1 }
    guard isName(source, start + 2, hash ?? end), hash.map({ isName(source, $0 + 1, end) }) ?? true else {
      return nil
    }
    return isOrdinaryLink(source, endingAt: index + 2) ? nil : (bar, index + 2)
  }

  /// Whether brackets that end here are the words of a link: `[[words]](url)` or `[[words]][label]`.
  private static func isOrdinaryLink(_ source: UnsafeBufferPointer<UInt8>, endingAt end: Int) -> Bool {
    guard end < source.count else { return false }
    if source[end] == UInt8(ascii: "(") { return true }
    guard source[end] == UInt8(ascii: "["), end + 1 < source.count else { return false }
    // Another wiki link, or a footnote.
    return source[end + 1] != UInt8(ascii: "[") && source[end + 1] != UInt8(ascii: "^")
  }

  private static func isBlank(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    source[range].allSatisfy { $0 <= 0x20 }
  }

  /// Whether something is written from `start` to `end`, without a space at either side.
  private static func isName(_ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    start < end && source[start] != UInt8(ascii: " ") && source[end - 1] != UInt8(ascii: " ")
  }

  private static func isBar(_ source: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    index < source.count && source[index] == UInt8(ascii: "|")
  }

  private static func isEscaped(_ source: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    var backslashes = 0
    while index - backslashes > 0, source[index - backslashes - 1] == UInt8(ascii: "\\") { backslashes += 1 }
    return backslashes % 2 == 1
  }

  /// Letters, digits, `-`, `_`, `.`, `/`, an inner space (for a headline written by mistake), any other script.
  private static func isInSlug(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-")...UInt8(ascii: "/"), UInt8(ascii: "_"),
      UInt8(ascii: " "), 0x80...:
      true
    default: false
    }
  }

  private static func isInWords(_ byte: UInt8) -> Bool {
    (byte >= 0x20 || byte == UInt8(ascii: "\r")) && byte != UInt8(ascii: "[") && byte != UInt8(ascii: "|")
      && byte != 0x7F
  }

  /// A copy in which no byte can be taken for a mark; a control character has no place in HTML anyway.
  private static func withoutMarks(_ source: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    source.map { $0 == SyntaxTree.wikiMark || $0 == SyntaxTree.wikiBar ? 0x1A : $0 }
  }
}
