import Diagnostics
import Markdown

/// Reads the tags of an HTML page one after the other (HTML Living Standard, §13.2.5).
///
/// Meant for pages that our templates print and for raw HTML in bodies. What scripts, style sheets and comments
/// hold is passed over.
package struct MarkupReader {
  private let bytes: [UInt8]
  private var at = 0
  /// Name of the tag that was read last, in lower case.
  package private(set) var name = ""
  package private(set) var isEndTag = false
  /// Where that tag stands.
  package private(set) var range = 0..<0
  private var attributes: [Attribute] = []

  private struct Attribute {
    let name: String
    let value: Range<Int>
  }

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads up to the end of the next tag; false at the end of the page.
  package mutating func next() -> Bool {
    if !isEndTag, Self.textElements.contains(name) { skipText(of: name) }
    while let open = bytes[at...].firstIndex(of: UInt8(ascii: "<")), open + 1 < bytes.count {
      at = open + 1
      if bytes[at...].starts(with: "!--".utf8) {
        skipComment()
      } else if bytes[at].isLetter || bytes[at] == UInt8(ascii: "/") {
        readTag(from: open)
        return true
      }
    }
    at = bytes.count
    return false
  }

  /// The value of an attribute with its character references resolved; nil when the tag does not have it.
  package subscript(attribute: String) -> String? {
    guard let found = attributes.first(where: { $0.name == attribute }) else { return nil }
    return text(in: found.value)
  }

  /// What stands between two places of the page, with its character references resolved.
  package func text(in range: Range<Int>) -> String { unescaped(bytes[range]) }

  /// The words between two places of the page, without tags.
  func words(in range: Range<Int>) -> String {
    var words: [UInt8] = []
    var isInTag = false
    for byte in bytes[range] {
      if byte == UInt8(ascii: "<") { isInTag = true }
      if !isInTag { words.append(byte) }
      if byte == UInt8(ascii: ">") { isInTag = false }
    }
    return unescaped(words[...]).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static let textElements: Set<String> = ["script", "style", "title", "textarea"]

  private mutating func readTag(from open: Int) {
    attributes.removeAll(keepingCapacity: true)
    isEndTag = bytes[at] == UInt8(ascii: "/")
    if isEndTag { at += 1 }
    name = readName()
    while at < bytes.count, bytes[at] != UInt8(ascii: ">") {
      if isSpace(bytes[at]) || bytes[at] == UInt8(ascii: "/") { at += 1 } else { readAttribute() }
    }
    at = min(at + 1, bytes.count)
    range = open..<at
  }

  private mutating func readAttribute() {
    let start = at
    let name = readName()
    // A stray sign is no name, and must not stop the reader.
    if at == start { at += 1 }
    skipSpaces()
    guard at < bytes.count, bytes[at] == UInt8(ascii: "=") else {
      attributes.append(Attribute(name: name, value: at..<at))
      return
    }
    at += 1
    skipSpaces()
    attributes.append(Attribute(name: name, value: readValue()))
  }

  private mutating func readValue() -> Range<Int> {
    guard at < bytes.count else { return at..<at }
    let quote = bytes[at]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let start = at + 1
      let end = bytes[start...].firstIndex(of: quote) ?? bytes.count
      at = min(end + 1, bytes.count)
      return start..<end
    }
    let start = at
    while at < bytes.count, !isSpace(bytes[at]), bytes[at] != UInt8(ascii: ">") { at += 1 }
    return start..<at
  }

  /// The name of a tag or an attribute, in lower case.
  private mutating func readName() -> String {
    let start = at
    while at < bytes.count, !isSpace(bytes[at]), !isDelimiter(bytes[at]) { at += 1 }
    let name = String(decoding: bytes[start..<at], as: UTF8.self)
    return bytes[start..<at].contains { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
      ? name.lowercased() : name
  }

  private mutating func skipSpaces() { while at < bytes.count, isSpace(bytes[at]) { at += 1 } }

  private mutating func skipComment() {
    // The signs that open a comment may close it, too: `<!-->`.
    at += 1
    while at < bytes.count, !bytes[at...].starts(with: "-->".utf8) {
      at = bytes[(at + 1)...].firstIndex(of: UInt8(ascii: "-")) ?? bytes.count
    }
  }

  private mutating func skipText(of element: String) {
    while let open = bytes[at...].firstIndex(of: UInt8(ascii: "<")) {
      let after = bytes[(open + 1)...]
      at = open
      if after.first == UInt8(ascii: "/"),
        after.dropFirst().prefix(element.utf8.count).elementsEqual(element.utf8, by: { $0 | 0x20 == $1 })
      {
        return
      }
      at = open + 1
    }
    at = bytes.count
  }

  private func isDelimiter(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=")
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }
}

/// Text of an HTML element or attribute with its character references resolved.
private func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
  guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
  return String(decoding: CharacterReference.resolved(in: Array(bytes)), as: UTF8.self)
}
