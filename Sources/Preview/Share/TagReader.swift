import Diagnostics

/// Walks over the tags of an HTML page, as far as a head needs it.
struct TagReader {
  struct Tag: Hashable {
    /// In lower case; with a slash before it for an end tag.
    let name: String
    /// Unescaped values by name in lower case.
    let attributes: [String: String]
  }

  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next tag; nil at the end of the page. Comments and declarations are passed over.
  mutating func next() -> Tag? {
    while let start = bytes[at...].firstIndex(of: UInt8(ascii: "<")) {
      at = start + 1
      if starts(with: "!--") {
        skip(past: "-->")
      } else if let first = peek, isLetter(first) || first == UInt8(ascii: "/") {
        return readTag()
      }
    }
    at = bytes.count
    return nil
  }

  /// Unescaped text up to the end tag of `element`.
  mutating func text(upTo element: String) -> String {
    let start = at
    while at < bytes.count, !starts(with: "</" + element) { at += 1 }
    return Self.unescaped(String(decoding: bytes[start..<at], as: UTF8.self)).trimmed
  }

  private mutating func readTag() -> Tag {
    let start = at
    if peek == UInt8(ascii: "/") { at += 1 }
    skip { isNameByte($0) }
    let name = String(decoding: bytes[start..<at], as: UTF8.self).lowercased()
    var attributes: [String: String] = [:]
    while true {
      skip { isSpace($0) || $0 == UInt8(ascii: "/") }
      guard let byte = peek, byte != UInt8(ascii: ">") else { break }
      let (name, value) = readAttribute()
      if attributes[name] == nil { attributes[name] = value }
    }
    at = min(at + 1, bytes.count)
    return Tag(name: name, attributes: attributes)
  }

  private mutating func readAttribute() -> (name: String, value: String) {
    let start = at
    // A stray `=` or quotation mark is a name too, so that the reader always moves on.
    at += 1
    skip { isNameByte($0) }
    let name = String(decoding: bytes[start..<at], as: UTF8.self).lowercased()
    skip { isSpace($0) }
    guard peek == UInt8(ascii: "=") else { return (name, "") }
    at += 1
    skip { isSpace($0) }
    let value: ArraySlice<UInt8>
    if let quote = peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      at += 1
      let from = at
      skip { $0 != quote }
      value = bytes[from..<at]
      at = min(at + 1, bytes.count)
    } else {
      let from = at
      skip { !isSpace($0) && $0 != UInt8(ascii: ">") }
      value = bytes[from..<at]
    }
    return (name, Self.unescaped(String(decoding: value, as: UTF8.self)))
  }

  private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

  private func starts(with text: String) -> Bool {
    let wanted = text.utf8
    guard at + wanted.count <= bytes.count else { return false }
    return zip(bytes[at...], wanted).allSatisfy { $0 == $1 || (isLetter($0) && $0 | 0x20 == $1) }
  }

  private mutating func skip(past text: String) {
    while at < bytes.count, !starts(with: text) { at += 1 }
    at = min(at + text.utf8.count, bytes.count)
  }

  private mutating func skip(while condition: (UInt8) -> Bool) {
    while at < bytes.count, condition(bytes[at]) { at += 1 }
  }

  /// Character references, as far as heads use them.
  static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var out = ""
    var rest = text[...]
    while let mark = rest.firstIndex(of: "&") {
      out += rest[..<mark]
      rest = rest[mark...]
      let end = rest.prefix(12).firstIndex(of: ";")
      if let end, let character = character(rest[rest.index(after: mark)..<end]) {
        out.unicodeScalars.append(character)
        rest = rest[rest.index(after: end)...]
      } else {
        out += "&"
        rest = rest.dropFirst()
      }
    }
    return out + rest
  }

  private static func character(_ reference: Substring) -> Unicode.Scalar? {
    switch reference {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    case "nbsp": return "\u{A0}"
    default:
      guard reference.hasPrefix("#") else { return nil }
      let digits = reference.dropFirst()
      let number =
        digits.first.map { $0 == "x" || $0 == "X" } == true
        ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return number.flatMap(Unicode.Scalar.init)
    }
  }
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

private func isNameByte(_ byte: UInt8) -> Bool {
  !isSpace(byte) && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "/") && byte != UInt8(ascii: "=")
}
