/// Typographic quotes, dashes and dots for words that do not pass through the parser, as it makes them.
func smartPunctuation(_ words: ArraySlice<UInt8>, _ marks: QuotationMarks) -> [UInt8] {
  var smart: [UInt8] = []
  var index = words.startIndex
  var isInInner = false
  while index < words.endIndex {
    let rest = words[index...]
    let opens = index == words.startIndex || " (".utf8.contains(words[index - 1])
    let (length, text): (Int, StaticString?) =
      switch words[index] {
      case UInt8(ascii: "-") where rest.starts(with: "---".utf8): (3, "—")
      case UInt8(ascii: "-") where rest.starts(with: "--".utf8): (2, "–")
      case UInt8(ascii: ".") where rest.starts(with: "...".utf8): (3, "…")
      case UInt8(ascii: "\""): (1, opens ? marks.open : marks.close)
      case UInt8(ascii: "'") where opens: (1, marks.innerOpen)
      case UInt8(ascii: "'"): (1, isInInner && !isWithinWord(rest) ? marks.innerClose : marks.apostrophe)
      default: (1, nil)
      }
    if words[index] == UInt8(ascii: "'") { isInInner = opens || isInInner && isWithinWord(rest) }
    if let text { smart.append(text) } else { smart.append(words[index]) }
    index += length
  }
  return smart
}

/// Whether a letter follows the mark that `rest` begins with.
private func isWithinWord(_ rest: ArraySlice<UInt8>) -> Bool {
  rest.dropFirst().first.map { $0 >= 0x80 || EightBytes(UInt64($0)).wordBytes != 0 } ?? false
}
