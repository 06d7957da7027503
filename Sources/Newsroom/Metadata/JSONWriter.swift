import Mustache

/// Writes JSON (RFC 8259) that may stand in a script element: no text in it can end the element.
///
/// `<`, `>`, `&`, U+2028 and U+2029 are escaped there; a file of its own has them as they are.
struct JSONWriter: ~Copyable {
  var galley: Galley
  private let isInScript: Bool
  private var needsComma = false

  init(capacity: Int = 1_024, isInScript: Bool = true) {
    galley = Galley(capacity: capacity)
    self.isInScript = isInScript
  }

  var bytes: [UInt8] { galley.bytes }

  /// Forgets what came before: the next value is another document.
  mutating func begin() { needsComma = false }

  mutating func object(_ members: (inout JSONWriter) -> Void) {
    open(UInt8(ascii: "{"))
    members(&self)
    close(UInt8(ascii: "}"))
  }

  mutating func array(_ elements: (inout JSONWriter) -> Void) {
    open(UInt8(ascii: "["))
    elements(&self)
    close(UInt8(ascii: "]"))
  }

  mutating func key(_ name: StaticString) {
    separate()
    galley.append(UInt8(ascii: "\""))
    append(name)
    append("\":")
    needsComma = false
  }

  mutating func value(_ text: String) {
    separate()
    galley.append(UInt8(ascii: "\""))
    text.utf8.span.withUnsafeBufferPointer { appendEscaped($0) }
    galley.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// A name of the vocabulary, which needs no escaping.
  mutating func value(name: StaticString) {
    separate()
    galley.append(UInt8(ascii: "\""))
    append(name)
    galley.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// UTF-8 bytes as a text value.
  mutating func value(utf8 text: [UInt8]) {
    separate()
    galley.append(UInt8(ascii: "\""))
    text.withUnsafeBufferPointer { appendEscaped($0) }
    galley.append(UInt8(ascii: "\""))
    needsComma = true
  }

  mutating func value(_ number: Int) {
    separate()
    galley.append(decimal: number)
    needsComma = true
  }

  mutating func value(_ flag: Bool) {
    separate()
    append(flag ? "true" : "false")
    needsComma = true
  }

  mutating func value(_ encoded: EncodedJSON) {
    separate()
    galley.append(encoded.bytes)
    needsComma = true
  }

  /// A member, unless the text is empty.
  mutating func member(_ name: StaticString, _ text: String) {
    guard !text.isEmpty else { return }
    key(name)
    value(text)
  }

  mutating func member(_ name: StaticString, _ number: Int?) {
    guard let number else { return }
    key(name)
    value(number)
  }

  /// A list of texts, unless it is empty.
  mutating func member(_ name: StaticString, _ texts: [String]) {
    guard !texts.isEmpty else { return }
    key(name)
    array { json in for text in texts { json.value(text) } }
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    galley.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    galley.append(bracket)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { galley.append(UInt8(ascii: ",")) }
  }

  private mutating func append(_ text: StaticString) { galley.append(literal: text) }

  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    let specials = isInScript ? Self.scriptSpecials : Self.specials
    var next = galley.append(text, from: 0, until: specials)
    while next < text.count {
      next += appendEscape(of: text, at: next)
      next = galley.append(text, from: next, until: specials)
    }
  }

  /// Appends what stands for the special character here; returns its length in bytes.
  private mutating func appendEscape(of text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    guard text[index] == 0xE2 else {
      appendEscape(of: text[index])
      return 1
    }
    let length = Self.separatorLength(text, at: index)
    guard length == 3 else {
      galley.append(0xE2)
      return 1
    }
    append(text[index + 2] == 0xA8 ? "\\u2028" : "\\u2029")
    return length
  }

  private static let specials = SpecialBytes(below: 0x20, Array("\"\\".utf8))

  /// What may have to be escaped in a script; U+2028 and U+2029 begin with 0xE2.
  private static let scriptSpecials = SpecialBytes(below: 0x20, Array("\"\\<>&".utf8) + [0xE2])

  /// What escapes of a file of its own add to these bytes, but for rare control characters.
  static func escapeSize(of text: [UInt8]) -> Int {
    text.reduce(0) { $0 + ($1 < 0x20 || $1 == UInt8(ascii: "\"") || $1 == UInt8(ascii: "\\") ? 1 : 0) }
  }

  /// The bytes of a U+2028 or U+2029 that stands here, or 0.
  private static func separatorLength(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    index + 2 < text.count && text[index + 1] == 0x80 && text[index + 2] & 0xFE == 0xA8 ? 3 : 0
  }

  private mutating func appendEscape(of byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case UInt8(ascii: "\n"): append("\\n")
    case UInt8(ascii: "\r"): append("\\r")
    case UInt8(ascii: "\t"): append("\\t")
    case UInt8(ascii: "<"): append("\\u003c")
    case UInt8(ascii: ">"): append("\\u003e")
    case UInt8(ascii: "&"): append("\\u0026")
    default:
      append("\\u00")
      galley.append(UInt8(ascii: "0") + byte >> 4)
      let digit = byte & 15
      galley.append(digit < 10 ? digit + UInt8(ascii: "0") : digit - 10 + UInt8(ascii: "a"))
    }
  }
}

/// A JSON value written once and put into many pages.
struct EncodedJSON: Sendable {
  let bytes: [UInt8]

  init(_ write: (inout JSONWriter) -> Void) {
    var json = JSONWriter()
    write(&json)
    bytes = json.bytes
  }
}
