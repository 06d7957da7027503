/// A tag in HTML that an author wrote.
struct RawTag {
  /// From its `<` to behind the `>` that ends it, or to what comes before another `<` or the end.
  let bytes: ArraySlice<UInt8>
  /// In lower case.
  let name: String
  let isEnd: Bool

  struct Attribute {
    /// In lower case.
    let name: String
    /// As written, without its quotes.
    let value: ArraySlice<UInt8>
    /// From its name to behind its value.
    let bytes: ArraySlice<UInt8>
  }

  /// The tag that `html` begins with; nil when it begins with something else.
  init?(_ html: ArraySlice<UInt8>) {
    isEnd = html.dropFirst().first == UInt8(ascii: "/")
    guard html.first == UInt8(ascii: "<"), let letter = html.dropFirst(isEnd ? 2 : 1).first,
      0x61...0x7A ~= letter | 0x20
    else { return nil }
    let inside = html.dropFirst().prefix { $0 != UInt8(ascii: "<") }
    let firstEnd = inside.firstIndex(of: UInt8(ascii: ">"))
    name = Self.lowercased(inside.dropFirst(isEnd ? 1 : 0).prefix { !Self.endsName($0) })
    // What is refused must be found wherever a browser may begin to read: there no quote hides an end.
    let end = RawHTML.refused.contains(name) ? firstEnd : Self.end(in: inside) ?? firstEnd
    bytes = html[..<(end.map { $0 + 1 } ?? inside.endIndex)]
  }

  /// The first `>` that is in no quoted value.
  static func end(in html: ArraySlice<UInt8>) -> Int? {
    var quote: UInt8?
    var isBeforeValue = false
    for (index, byte) in zip(html.indices, html) {
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        return index
      } else if isBeforeValue, isQuote(byte) {
        (quote, isBeforeValue) = (byte, false)
      } else {
        isBeforeValue = byte == UInt8(ascii: "=") || isBeforeValue && isSpace(byte)
      }
    }
    return nil
  }

  /// Nil for a tag that browsers may read in another way.
  var attributes: [Attribute]? {
    guard bytes.last == UInt8(ascii: ">"), bytes.allSatisfy({ $0 >= 0x20 || isSpace($0) }) else { return nil }
    var attributes: [Attribute] = []
    var rest = bytes.dropLast().dropFirst(isEnd ? 2 : 1).drop { !Self.endsName($0) }
    while true {
      rest = rest.drop { isSpace($0) || $0 == UInt8(ascii: "/") }
      guard !rest.isEmpty else { return attributes }
      let name = rest.prefix { !Self.endsName($0) && $0 != UInt8(ascii: "=") }
      guard !name.isEmpty else { return nil }
      rest = rest[name.endIndex...]
      var value = rest.prefix(0)
      let behind = rest.drop(while: isSpace)
      if behind.first == UInt8(ascii: "=") {
        rest = behind.dropFirst().drop(while: isSpace)
        let isQuoted = rest.first.map(Self.isQuote) ?? false
        value = Self.value(at: rest)
        rest = rest[value.endIndex...]
        if isQuoted {
          guard rest.popFirst() != nil else { return nil }
        }
      }
      attributes.append(
        Attribute(
          name: Self.lowercased(name), value: value, bytes: bytes[name.startIndex..<rest.startIndex]))
    }
  }

  /// The value that `html` begins with, without its quotes.
  static func value(at html: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let quote = html.first, isQuote(quote) else {
      return html.prefix { !isSpace($0) && $0 != UInt8(ascii: ">") }
    }
    return html.dropFirst().prefix { $0 != quote }
  }

  /// Browsers take any slash for the end of a name, though the specification of Markdown wants `/>`.
  private static func endsName(_ byte: UInt8) -> Bool {
    isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
  }

  private static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
  }

  private static func lowercased(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).lowercased()
  }
}

/// A space as HTML has it, which a vertical tab is not.
func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || 0x09...0x0D ~= byte && byte != 0x0B }
