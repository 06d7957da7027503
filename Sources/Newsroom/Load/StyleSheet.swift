import Diagnostics

/// The text of a style sheet, and what a theme needs to know of it.
struct StyleSheet {
  let bytes: [UInt8]

  /// The same rules without comments and without the spaces that only people need.
  ///
  /// Authors write as many comments as they like, and readers load none of them. Spaces go where they can never
  /// mean anything, beside braces and semicolons, after colons and commas; any others become one. A comment that begins with `/*!` stays:
  /// licences are written so.
  var tightened: [UInt8] {
    var text = TightText(capacity: bytes.count)
    var index = 0
    while index < bytes.count {
      let end = self.end(ofPieceAt: index)
      let piece = bytes[index..<end]
      if Self.isSpace(bytes[index]) {
        text.space()
      } else if piece.starts(with: Self.commentStart), !piece.starts(with: Self.licenceStart) {
        text.comment()
      } else {
        text.append(piece)
      }
      index = end
    }
    return text.bytes
  }

  static let commentStart = Array("/*".utf8)
  private static let licenceStart = Array("/*!".utf8)
  static let addressStart = Array("url(".utf8)

  /// Whether `bytes` begin with `word`, which is in small letters, in any letters.
  static func begins(_ bytes: ArraySlice<UInt8>, with word: [UInt8]) -> Bool {
    bytes.starts(with: word) { $0 == $1 || $0 | 0x20 == $1 && $1 >= UInt8(ascii: "a") }
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// Where the space, comment, string, escape or address that begins at `start` ends; the next byte for anything else.
  func end(ofPieceAt start: Int) -> Int {
    switch bytes[start] {
    case let space where Self.isSpace(space):
      return bytes[start...].firstIndex { !Self.isSpace($0) } ?? bytes.count
    case UInt8(ascii: "/") where bytes[start...].starts(with: Self.commentStart):
      var index = start + 2
      while index < bytes.count, !bytes[index...].starts(with: "*/".utf8) { index += 1 }
      return min(index + 2, bytes.count)
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return end(ofQuotationFrom: start + 1, closedBy: bytes[start])
    case let letter
    where letter | 0x20 == UInt8(ascii: "u") && Self.begins(bytes[start...], with: Self.addressStart):
      // An address need not be in quotes, and `/*` in it begins no comment.
      let first = bytes[(start + 4)...].first { !Self.isSpace($0) }
      if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") { return start + 4 }
      return end(ofQuotationFrom: start + 4, closedBy: UInt8(ascii: ")"))
    case UInt8(ascii: "\\"): return end(ofEscapeAt: start)
    default: return start + 1
    }
  }

  /// A space behind a number in hexadecimal ends it, and is nothing else (CSS Syntax 3, §4.3.7).
  private func end(ofEscapeAt start: Int) -> Int {
    let digits = bytes[(start + 1)...].prefix(6).prefix {
      $0.isDigit || $0.isLetter && $0 | 0x20 <= UInt8(ascii: "f")
    }
    guard !digits.isEmpty else { return min(start + 2, bytes.count) }
    let rest = bytes[digits.endIndex...]
    return digits.endIndex
      + (rest.starts(with: "\r\n".utf8) ? 2 : rest.first.map(Self.isSpace) == true ? 1 : 0)
  }

  private func end(ofQuotationFrom start: Int, closedBy mark: UInt8) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != mark { index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1 }
    return min(index + 1, bytes.count)
  }
}

/// Text that takes a space, or the comment that parts two words, only where something needs it.
private struct TightText {
  private(set) var bytes: [UInt8] = []
  private var waiting: Gap = .none
  /// Whether it ends with a character that only looks like a brace or colon.
  private var endsWithEscape = false

  private enum Gap { case none, comment, space }

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  mutating func space() { waiting = .space }

  mutating func comment() { if waiting == .none { waiting = .comment } }

  mutating func append(_ piece: ArraySlice<UInt8>) {
    if let last = bytes.last, let next = piece.first, !Self.parts(next),
      endsWithEscape || !Self.parts(last) && !Self.endsPart(last)
    {
      switch waiting {
      case .none: break
      case .space: bytes.append(UInt8(ascii: " "))
      case .comment: bytes += Array("/**/".utf8)
      }
    }
    waiting = .none
    endsWithEscape = piece.first == UInt8(ascii: "\\")
    bytes += piece
  }

  private static func parts(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: ";")
  }

  /// A space before a colon may mean something: `a :hover` is another selector than `a:hover`.
  private static func endsPart(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ":") || byte == UInt8(ascii: ",")
  }
}
