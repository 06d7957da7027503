/// A text file as it was read: its path for messages and its bytes.
package struct SourceFile: Sendable {
  package let path: String
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  package init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// Where the text begins: after a byte order mark, where there is one.
  package var textStart: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// The place of the first byte that is not UTF-8 (RFC 3629); nil when all is well.
  package var invalidUTF8: SourceSpan? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch { return span(of: error.byteOffsets) }
  }

  /// The span of `range`, cut off at the end of its first line.
  ///
  /// Counts lines from the start of the file, so call it for what is reported, not in a hot loop.
  package func span(of range: Range<Int>) -> SourceSpan {
    let start = min(max(range.lowerBound, 0), bytes.count)
    var line = 1
    var lineStart = 0
    for index in 0..<start where bytes[index] == UInt8(ascii: "\n") {
      line += 1
      lineStart = index + 1
    }
    var end = start
    while end < min(range.upperBound, bytes.count), bytes[end] != UInt8(ascii: "\n"),
      bytes[end] != UInt8(ascii: "\r")
    { end += 1 }
    return SourceSpan(
      path: path, line: line, column: start - lineStart + 1, length: max(1, end - start))
  }

  /// The first column of a span and the one after its last, in characters counted from 1, as editors count.
  package func columns(of span: SourceSpan) -> Range<Int>? {
    guard let line = line(span.line) else { return nil }
    let utf8 = line.utf8
    let startByte = min(max(span.column - 1, 0), utf8.count)
    let start = utf8.index(utf8.startIndex, offsetBy: startByte)
    let end = utf8.index(start, offsetBy: min(max(span.length, 0), utf8.count - startByte))
    let first = line[..<start].count + 1
    return first..<max(first + 1, first + line[start..<end].count)
  }

  /// The text of a line counted from 1, without its line ending; invalid UTF-8 is shown as U+FFFD.
  package func line(_ number: Int) -> String? {
    guard number > 0 else { return nil }
    var start = 0
    var line = 1
    while line < number {
      guard let newline = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      start = newline + 1
      line += 1
    }
    var end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
