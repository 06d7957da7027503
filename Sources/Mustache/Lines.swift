/// Where the lines of a template begin and end around a tag: what decides whether a tag stands alone.
struct Lines {
  let source: [UInt8]

  /// The start of the line when only white space lies between it and `position`, else nil.
  func start(before position: Int, floor: Int) -> Int? {
    var index = position
    while index > floor, isSpace(source[index - 1]) { index -= 1 }
    return index == floor || source[index - 1] == UInt8(ascii: "\n") ? index : nil
  }

  /// The start of the next line when only white space lies between `position` and it, else nil.
  func end(after position: Int) -> Int? {
    var index = position
    while index < source.count, isSpace(source[index]) { index += 1 }
    if index + 1 < source.count, source[index] == UInt8(ascii: "\r") { index += 1 }
    if index == source.count { return index }
    return source[index] == UInt8(ascii: "\n") ? index + 1 : nil
  }

  /// The least white space that lines starting in `range` begin with; nil when all of them are blank.
  func margin(of range: Range<Int>) -> Range<Int>? {
    var least: Range<Int>?
    var lineStart = isLineStart(range.lowerBound) ? range.lowerBound : nextLine(range.lowerBound)
    while lineStart < range.upperBound {
      let end = spaceEnd(lineStart, limit: range.upperBound)
      let isBlank =
        end == range.upperBound || source[end] == UInt8(ascii: "\n") || source[end] == UInt8(ascii: "\r")
      if !isBlank, least.map({ end - lineStart < $0.count }) ?? true { least = lineStart..<end }
      lineStart = nextLine(end)
    }
    return least
  }

  func isLineStart(_ position: Int) -> Bool {
    position == 0 || source[position - 1] == UInt8(ascii: "\n")
  }

  /// The end of the white space that begins at `position`.
  func spaceEnd(_ position: Int, limit: Int) -> Int {
    var end = position
    while end < limit, isSpace(source[end]) { end += 1 }
    return end
  }

  private func nextLine(_ position: Int) -> Int {
    var index = position
    while index < source.count, source[index] != UInt8(ascii: "\n") { index += 1 }
    return index + 1
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}
