/// Typographic quotes, dashes and dots for words that do not pass through the parser, as it makes them.
func smartPunctuation(_ words: ArraySlice<UInt8>, _ marks: QuotationMarks) -> [UInt8] {
  var smart: [UInt8] = []
  var index = words.startIndex
  var quotes = OpenQuotes()
  while index < words.endIndex {
    let rest = words[index...]
    let opens = index == words.startIndex || " (".utf8.contains(words[index - 1])
    var length = 1
    switch words[index] {
    case UInt8(ascii: "-") where rest.starts(with: "---".utf8):
      smart.append("—")
      length = 3
    case UInt8(ascii: "-") where rest.starts(with: "--".utf8):
      smart.append("–")
      length = 2
    case UInt8(ascii: ".") where rest.starts(with: "...".utf8):
      smart.append("…")
      length = 3
    case UInt8(ascii: "\""): quotes.setDouble(opens: opens, marks, in: &smart)
    case UInt8(ascii: "'"): quotes.setSingle(opens: opens, before: rest.dropFirst().first, marks, in: &smart)
    default: smart.append(words[index])
    }
    index += length
  }
  return smart
}

/// Which quotations are open, by the rules of `quotes.c`.
private struct OpenQuotes {
  private var count = 0
  /// Where an apostrophe stands that is an opening mark if another one closes it, and whether it is in a quotation.
  private var opener: (place: Int, isInside: Bool)?

  mutating func setDouble(opens: Bool, _ marks: QuotationMarks, in smart: inout [UInt8]) {
    // One that closes nothing stands for inches or seconds.
    smart.append(opens ? marks.open : count > 0 ? marks.close : "\"")
    count = max(0, count + (opens ? 1 : -1))
  }

  mutating func setSingle(opens: Bool, before next: UInt8?, _ marks: QuotationMarks, in smart: inout [UInt8])
  {
    if opens {
      // '90 is short for 1990.
      let isShort = next.map { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } ?? false
      opener = isShort ? nil : (smart.count, count > 0)
    } else if let opener, !isInWord(next) {
      let apostrophe = opener.place..<opener.place + marks.apostrophe.utf8CodeUnitCount
      var mark: [UInt8] = []
      mark.append(opener.isInside ? marks.innerOpen : marks.singleOpen)
      smart.replaceSubrange(apostrophe, with: mark)
      smart.append(opener.isInside ? marks.innerClose : marks.singleClose)
      self.opener = nil
      return
    }
    smart.append(marks.apostrophe)
  }

  private func isInWord(_ byte: UInt8?) -> Bool {
    byte.map { $0 >= 0x80 || EightBytes(UInt64($0)).wordBytes != 0 } ?? false
  }
}
