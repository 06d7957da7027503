/// A place in a source file: where a diagnostic points.
///
/// A span holds no text. The report reads the line from the file when it prints the caret, so that a
/// span costs little to keep for every link of a large archive.
package struct SourceSpan: Hashable, Sendable {
  /// Path as shown to the author, relative to the site folder, with `/` separators.
  package let path: String
  // Half as wide as the numbers that they are given as: an archive holds millions of spans.
  private let narrowLine: UInt32
  private let narrowColumn: UInt32
  private let narrowLength: UInt32

  /// Line, counted from 1; 0 means the file as a whole.
  package var line: Int { Int(narrowLine) }
  /// Column of the first byte, counted in UTF-8 bytes from 1.
  package var column: Int { Int(narrowColumn) }
  /// Length in UTF-8 bytes on that line; a caret alone when 0 or 1.
  package var length: Int { Int(narrowLength) }

  package init(path: String, line: Int, column: Int, length: Int = 1) {
    self.path = path
    narrowLine = UInt32(clamping: line)
    narrowColumn = UInt32(clamping: column)
    narrowLength = UInt32(clamping: length)
  }

  /// The file as a whole.
  package init(file path: String) {
    self.init(path: path, line: 0, column: 0, length: 0)
  }
}

extension SourceSpan: Comparable {
  package static func < (a: Self, b: Self) -> Bool {
    if a.path != b.path { return a.path < b.path }
    if a.line != b.line { return a.line < b.line }
    if a.column != b.column { return a.column < b.column }
    return a.length < b.length
  }
}
