import Synchronization

/// A text file as it was read: its path for messages and its bytes.
package struct SourceFile: Sendable {
  package let path: String
  package let bytes: [UInt8]
  private let lines = LineStarts()

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
  package func span(of range: Range<Int>) -> SourceSpan {
    let start = min(max(range.lowerBound, 0), bytes.count)
    let starts = lines.all(in: bytes)
    var (line, after) = (0, starts.count)
    while after - line > 1 {
      let middle = (line + after) / 2
      if starts[middle] <= start { line = middle } else { after = middle }
    }
    var end = start
    while end < min(range.upperBound, bytes.count), bytes[end] != UInt8(ascii: "\n"),
      bytes[end] != UInt8(ascii: "\r")
    { end += 1 }
    return SourceSpan(
      path: path, line: line + 1, column: start - starts[line] + 1, length: max(1, end - start))
  }

  /// The text of a line counted from 1, without its line ending; invalid UTF-8 is shown as U+FFFD.
  package func line(_ number: Int) -> String? {
    let starts = lines.all(in: bytes)
    guard (1...starts.count).contains(number) else { return nil }
    let start = starts[number - 1]
    var end = number < starts.count ? starts[number] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}

/// Where the lines of a file begin: found when a place is first asked for, as it is in few files.
private final class LineStarts: Sendable {
  private let found = Mutex<[Int]?>(nil)

  /// - Parameter bytes: of the file, the same each time.
  func all(in bytes: [UInt8]) -> [Int] {
    found.withLock { found in
      if let found { return found }
      let newlines = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }
      let starts = [0] + newlines.map { $0 + 1 }
      found = starts
      return starts
    }
  }
}
