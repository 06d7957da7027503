/// A tag in HTML that an author wrote, taken apart as browsers do (HTML Living Standard, §13.2.5).
struct RawTag {
  /// From its `<` to behind its `>`, or to the end of the HTML where that is missing.
  let bytes: ArraySlice<UInt8>
  /// In lower case.
  let name: String
  let isEnd: Bool
  private var attributes: [(name: String, value: ArraySlice<UInt8>)] = []

  /// The tag that `html` begins with; nil when it begins with something else.
  init?(_ html: ArraySlice<UInt8>) {
    isEnd = html.dropFirst().first == UInt8(ascii: "/")
    let start = html.dropFirst(isEnd ? 2 : 1)
    guard html.first == UInt8(ascii: "<"), let letter = start.first, 0x61...0x7A ~= letter | 0x20 else {
      return nil
    }
    let name = start.prefix { !Self.endsName($0) }
    self.name = Self.lowercased(name)
    var rest = html[name.endIndex...]
    while true {
      rest = rest.drop { isSpace($0) || $0 == UInt8(ascii: "/") }
      guard let first = rest.first, first != UInt8(ascii: ">") else { break }
      // A stray sign of equality begins a name.
      let more = rest.dropFirst().prefix { !Self.endsName($0) && $0 != UInt8(ascii: "=") }
      let attribute = rest[..<more.endIndex]
      rest = rest[attribute.endIndex...].drop(while: isSpace)
      var value = rest.prefix(0)
      if rest.first == UInt8(ascii: "=") {
        value = Self.value(at: rest.dropFirst().drop(while: isSpace))
        rest = rest[value.endIndex...].dropFirst(Self.isQuote(html[value.startIndex - 1]) ? 1 : 0)
      }
      attributes.append((Self.lowercased(attribute), value))
    }
    bytes = html[..<min(rest.startIndex + 1, html.endIndex)]
  }

  /// The value of an attribute as it was written; nil when the tag does not have it.
  subscript(attribute: String) -> String? {
    attributes.first { $0.name == attribute }.map { String(decoding: $0.value, as: UTF8.self) }
  }

  /// The value that `html` begins with, without its quotes.
  static func value(at html: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let quote = html.first, isQuote(quote) else {
      return html.prefix { !isSpace($0) && $0 != UInt8(ascii: ">") }
    }
    return html.dropFirst().prefix { $0 != quote }
  }

  /// Browsers take any slash for the end of a name, though the specification of Markdown wants `/>`.
  static func endsName(_ byte: UInt8) -> Bool {
    isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
  }

  private static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
  }

  private static func lowercased(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).lowercased()
  }
}

func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || 0x09...0x0D ~= byte }
