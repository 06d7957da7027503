import Diagnostics

/// Finds where in the file a link or a picture was written.
///
/// The parser's own positions of inlines go wrong after the first line of a block. So what the author wrote is
/// looked for in the lines of its block, from where the last one was found; the start of the block is the
/// answer when it is not there, as for a link by reference.
struct SourcePlaces {
  private let body: ArraySlice<UInt8>
  private let path: String
  private let firstLine: Int
  /// Where each line starts, found when the first place is asked for.
  private var lineStarts: [Int] = []
  private var cursor: Int
  /// Bytes that searches may still look at; a body full of links by reference would take quadratic time.
  private var remainingSearch: Int

  init(body: ArraySlice<UInt8>, path: String, firstLine: Int) {
    self.body = body
    self.path = path
    self.firstLine = firstLine
    cursor = body.startIndex
    remainingSearch = 1 << 20 + body.count * 8
  }

  /// The place of `words` in the block on `lines`, which are counted from 1 in the body.
  ///
  /// With `opener`, only where that byte and perhaps a `<` or spaces stand before them.
  mutating func span(
    of words: ArraySlice<UInt8>, after opener: UInt8? = nil, in lines: ClosedRange<Int>
  ) -> SourceSpan {
    if let span = find(words, after: opener, in: lines) { return span }
    let first = clamped(lines).lowerBound
    return SourceSpan(path: path, line: firstLine + first - 1, column: 1, length: lineLength(first))
  }

  /// As `span`; nil where the words do not stand as they are.
  mutating func find(
    _ words: ArraySlice<UInt8>, after opener: UInt8? = nil, in lines: ClosedRange<Int>
  ) -> SourceSpan? {
    findLines()
    let lines = clamped(lines)
    let start = lineStarts[lines.lowerBound - 1]
    let end = lines.upperBound < lineStarts.count ? lineStarts[lines.upperBound] : body.endIndex
    // Footnotes are set when all else is.
    let from = cursor > end ? start : max(start, cursor)
    guard let found = search(for: words, after: opener, in: from..<end) else { return nil }
    cursor = found + words.count
    let line = self.line(at: found, from: lines.lowerBound, through: lines.upperBound)
    return SourceSpan(
      path: path, line: firstLine + line - 1, column: found - lineStarts[line - 1] + 1, length: words.count)
  }

  /// Goes on behind `code`, in which links and pictures are only shown.
  mutating func pass(_ code: ArraySlice<UInt8>, in lines: ClosedRange<Int>) {
    if code.contains(UInt8(ascii: "[")) { _ = find(code, in: lines) }
  }

  private func clamped(_ lines: ClosedRange<Int>) -> ClosedRange<Int> {
    let first = min(max(lines.lowerBound, 1), lineStarts.count)
    return first...min(max(lines.upperBound, first), lineStarts.count)
  }

  private mutating func findLines() {
    guard lineStarts.isEmpty else { return }
    lineStarts.append(body.startIndex)
    body.withUnsafeBufferPointer { bytes in
      var index = 0
      while let end = bytes.firstIndex(of: UInt8(ascii: "\n"), from: index) {
        index = end + 1
        lineStarts.append(body.startIndex + index)
      }
    }
  }

  private func line(at offset: Int, from first: Int, through last: Int) -> Int {
    var low = first
    var high = last
    while low < high {
      let middle = (low + high + 1) / 2
      if lineStarts[middle - 1] <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// The length of a line, or as much of it as makes a caret worth reading.
  private func lineLength(_ line: Int) -> Int {
    let rest = body[lineStarts[line - 1]...].prefix(80)
    let end = rest.firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    return max(1, (end ?? rest.endIndex) - rest.startIndex)
  }

  private mutating func search(
    for words: ArraySlice<UInt8>, after opener: UInt8?, in range: Range<Int>
  ) -> Int? {
    // Enough to know them by, and few enough to be compared at every place.
    let words = words.prefix(256)
    guard let firstByte = words.first, words.count <= range.count else { return nil }
    let lastStart = min(range.upperBound - words.count, range.lowerBound + remainingSearch)
    guard range.lowerBound <= lastStart else { return nil }
    for index in range.lowerBound...lastStart
    where body[index] == firstByte && body[index..<index + words.count] == words
      && isOpened(by: opener, at: index, from: range.lowerBound)
    {
      remainingSearch -= index - range.lowerBound
      return index
    }
    remainingSearch -= lastStart - range.lowerBound
    return nil
  }

  private func isOpened(by opener: UInt8?, at index: Int, from start: Int) -> Bool {
    guard let opener else { return true }
    var before = index - 1
    while before >= start, [UInt8(ascii: "<"), UInt8(ascii: " "), UInt8(ascii: "\n")].contains(body[before]) {
      before -= 1
    }
    return before >= start && body[before] == opener
  }
}
