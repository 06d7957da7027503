import Diagnostics

/// Finds the places that libyaml names, in our units.
///
/// libyaml counts columns in characters, and ends a line at every line end of YAML 1.1: also at a carriage
/// return alone, U+0085, U+2028 and U+2029. Spans count bytes, and lines as every editor does.
struct YAMLPlaces {
  private let source: YAMLSource
  /// Where libyaml's lines begin.
  private let lineStarts: [Int]
  /// Where lines begin as editors see them.
  private let editorLineStarts: [Int]
  /// Whether every character is one byte.
  private let isASCII: Bool
  /// The place found last: places mostly come in order, and a line may be long.
  private var last = (line: 0, column: 0, offset: 0)

  init(_ source: YAMLSource) {
    self.source = source
    let bytes = source.file.bytes
    var starts = [source.range.lowerBound]
    var editorStarts = starts
    var isASCII = true
    for at in source.range where !bytes[at].isPrintableASCII {
      if bytes[at] == .newline { editorStarts.append(at + 1) }
      if bytes[at] >= 0x80 { isASCII = false }
      if let length = Self.lineEnd(bytes[at..<source.range.upperBound]) { starts.append(at + length) }
    }
    lineStarts = starts
    editorLineStarts = editorStarts
    self.isASCII = isASCII
  }

  private static func lineEnd(_ bytes: ArraySlice<UInt8>) -> Int? {
    switch bytes.first {
    case .newline: 1
    case .carriageReturn: bytes.dropFirst().first == .newline ? nil : 1
    case 0xC2: bytes.dropFirst().first == 0x85 ? 2 : nil
    case 0xE2: bytes.starts(with: [0xE2, 0x80, 0xA8]) || bytes.starts(with: [0xE2, 0x80, 0xA9]) ? 3 : nil
    default: nil
    }
  }

  /// The byte at a line and column, both counted from 1; the end when there is no such line.
  mutating func offset(line: Int, column: Int) -> Int {
    guard line > 0, line <= lineStarts.count else { return source.range.upperBound }
    if isASCII { return min(lineStarts[line - 1] + max(0, column - 1), source.range.upperBound) }
    let isAhead = last.line == line && last.column <= column
    var offset = isAhead ? last.offset : lineStarts[line - 1]
    var left = column - (isAhead ? last.column : 1)
    while left > 0, offset < source.range.upperBound {
      offset += 1
      while offset < source.range.upperBound, source.file.bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      left -= 1
    }
    last = (line, column, offset)
    return offset
  }

  /// The span of `length` bytes from `offset`, cut off at the end of its line.
  func span(at offset: Int, length: Int) -> SourceSpan {
    let bytes = source.file.bytes
    let index = lineIndex(of: offset)
    var end = offset
    while end < min(offset + length, source.range.upperBound), bytes[end] != .newline,
      bytes[end] != .carriageReturn
    { end += 1 }
    return SourceSpan(
      path: source.file.path, line: source.firstLine + index, column: offset - editorLineStarts[index] + 1,
      length: max(1, end - offset))
  }

  /// The bytes of the line that `offset` is on, without its ending.
  func line(around offset: Int) -> Range<Int> {
    let index = lineIndex(of: offset)
    let next = index + 1 < editorLineStarts.count ? editorLineStarts[index + 1] : source.range.upperBound
    var end = next
    while end > editorLineStarts[index], source.file.bytes[end - 1] <= .space { end -= 1 }
    return editorLineStarts[index]..<end
  }

  /// Where a group has `key` for the second time, and where it has it first; nil when neither is found.
  func pair(of key: String) -> (first: SourceSpan, second: SourceSpan)? {
    // By the column that they begin in; what stands further to the left ends a group.
    var firsts: [Int: SourceSpan] = [:]
    for start in editorLineStarts {
      let line = source.file.bytes[line(around: start)]
      guard let indentation = line.firstIndex(where: { $0 != .space }), line[indentation] != .hash else {
        continue
      }
      for column in firsts.keys where column > indentation - start { firsts[column] = nil }
      if let pair = pairInBraces(of: key, in: line) { return pair }
      guard let begin = line.firstIndex(where: { $0 != .space && $0 != .hyphen }), isKey(key, line[begin...])
      else { continue }
      let span = span(at: begin, length: key.utf8.count)
      if let first = firsts[begin - start] { return (first, span) }
      firsts[begin - start] = span
    }
    return nil
  }

  private func pairInBraces(of key: String, in line: ArraySlice<UInt8>) -> (
    first: SourceSpan, second: SourceSpan
  )? {
    guard let brace = line.firstIndex(of: .openBrace) else { return nil }
    var first: SourceSpan?
    for at in line[brace...].indices.dropFirst() {
      switch line[at - 1] {
      case .openBrace: first = nil
      case .comma, .space: break
      default: continue
      }
      guard isKey(key, line[at...]) else { continue }
      let span = span(at: at, length: key.utf8.count)
      if let first { return (first, span) }
      first = span
    }
    return nil
  }

  private func isKey(_ key: String, _ text: ArraySlice<UInt8>) -> Bool {
    text.starts(with: key.utf8) && text.dropFirst(key.utf8.count).first { $0 != .space } == .colon
  }

  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = editorLineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if editorLineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
