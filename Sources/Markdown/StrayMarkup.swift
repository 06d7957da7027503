/// Marks of Markdown that CommonMark takes for text, although they were meant.
enum StrayMarkup {
  /// The first `**` in `text` between a letter and punctuation, which cannot open or close there, with the letter:
  /// `**「港」**で` stays as it is.
  static func emphasis(in text: ArraySlice<UInt8>) -> Range<Int>? {
    let asterisk = UInt8(ascii: "*")
    var index = text.startIndex
    while let offset = text.withUnsafeBufferPointer({
      $0.firstIndex(of: asterisk, from: index - text.startIndex)
    }) {
      let start = text.startIndex + offset
      index = text[start...].firstIndex { $0 != asterisk } ?? text.endIndex
      guard index - start == 2, start > text.startIndex, index < text.endIndex,
        isSign(text[start - 1]) || isSign(text[index])
      else { continue }
      let before = String(decoding: text[..<start].suffix(4), as: UTF8.self).unicodeScalars.last
      let after = String(decoding: text[index...].prefix(4), as: UTF8.self).unicodeScalars.first
      guard let before, let after else { continue }
      if isLetter(after), isClosing(before) { return start..<index + UTF8.width(after) }
      if isLetter(before), isOpening(after) { return start - UTF8.width(before)..<index }
    }
    return nil
  }

  /// The first two brackets in `text` around words that begin with a letter; lists of numbers stand in brackets, too.
  static func wikiLink(in text: ArraySlice<UInt8>) -> Range<Int>? {
    guard let open = text.firstRange(of: [UInt8(ascii: "["), UInt8(ascii: "[")]),
      let close = text[open.upperBound...].firstRange(of: [UInt8(ascii: "]"), UInt8(ascii: "]")])
    else { return nil }
    let words = String(decoding: text[open.upperBound..<close.lowerBound], as: UTF8.self).unicodeScalars
    guard let first = words.first(where: { $0 != " " && $0 != "#" }), first.properties.isAlphabetic else {
      return nil
    }
    return open.lowerBound..<close.upperBound
  }

  /// The `#`s that `text` begins with, when a space follows them that is none for CommonMark: U+00A0 or U+3000.
  static func heading(in text: ArraySlice<UInt8>) -> Range<Int>? {
    guard text.first == UInt8(ascii: "#") else { return nil }
    let end = text.firstIndex { $0 != UInt8(ascii: "#") } ?? text.endIndex
    guard end - text.startIndex <= 6,
      text[end...].starts(with: "\u{A0}".utf8) || text[end...].starts(with: "\u{3000}".utf8)
    else { return nil }
    return text.startIndex..<end
  }

  /// Whether a byte may be of punctuation: it is no letter, digit or white space of ASCII.
  private static func isSign(_ byte: UInt8) -> Bool {
    byte > 0x20 && EightBytes(UInt64(byte)).wordBytes & 0xFF == 0
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    [.closePunctuation, .finalPunctuation, .otherPunctuation].contains(scalar.properties.generalCategory)
  }

  /// Quotation marks are not: in some languages they close. Nor are brackets of ASCII, behind which `2**(n-1)` goes on.
  private static func isOpening(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.isASCII && scalar.properties.generalCategory == .openPunctuation
  }
}
