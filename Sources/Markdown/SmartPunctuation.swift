/// Typographic quotes, dashes and dots for words that do not pass through the parser, as it makes them.
func smartPunctuation(_ words: ArraySlice<UInt8>) -> [UInt8] {
  var smart: [UInt8] = []
  var index = words.startIndex
  while index < words.endIndex {
    let rest = words[index...]
    let (length, text): (Int, StaticString?) =
      switch words[index] {
      case UInt8(ascii: "-") where rest.starts(with: "---".utf8): (3, "—")
      case UInt8(ascii: "-") where rest.starts(with: "--".utf8): (2, "–")
      case UInt8(ascii: ".") where rest.starts(with: "...".utf8): (3, "…")
      case UInt8(ascii: "'"): (1, opensQuote(after: smart.last) ? "‘" : "’")
      case UInt8(ascii: "\""): (1, opensQuote(after: smart.last) ? "“" : "”")
      default: (1, nil)
      }
    if let text { smart.append(text) } else { smart.append(words[index]) }
    index += length
  }
  return smart
}

private func opensQuote(after byte: UInt8?) -> Bool {
  byte == nil || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "(")
}
