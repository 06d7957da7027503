import Markdown

/// The part of a permalink that names one story, section, tag, person or page.
///
/// Letters and digits of any script with `-`, `_`, `.` and `~`, in normal form; never empty, never with a `.` at its beginning,
/// so it is always one harmless path component, and one that servers show.
package struct Slug: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let text: String

  /// In bytes: file systems have room for 255.
  private static let longest = 200

  /// Accepts text that already is a slug; nil when it is not. Case is kept: `/About/` is a valid permalink.
  package init?(_ text: String) {
    let text = text.normalized
    guard !text.isEmpty, !text.hasPrefix("."), text.utf8.count <= Self.longest,
      text.unicodeScalars.allSatisfy(Self.isAllowed),
      text.unicodeScalars.contains(where: { $0 != "." && $0 != "-" && $0 != "_" })
    else { return nil }
    self.text = text
  }

  /// The slug of a name or headline, in lower case, its words joined by single hyphens: `São Paulo’s “Big” Day` becomes
  /// `são-paulos-big-day`.
  ///
  /// Nil when the name has no letter or digit.
  package init?(from name: String) { self.init(words: Self.words(of: name)) }

  /// - Parameter words: of a name, whole.
  init?(words: String) { self.init(Self.cut(words)) }

  /// The words of a name as its slug has them, however many there are.
  static func words(of name: String) -> String {
    let words = name.hyphenated {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
        || $0.properties.generalCategory == .nonspacingMark
    }
    // A mark has a letter that it stands on.
    return String(words.unicodeScalars.drop { $0 == "-" || $0.properties.generalCategory == .nonspacingMark })
  }

  package var description: String { text }

  package static func < (a: Self, b: Self) -> Bool { a.text < b.text }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "-" || scalar == "_" || scalar == "." || scalar == "~" { return true }
    if scalar.isASCII {
      return (0x61...0x7A).contains(scalar.value | 0x20) || (0x30...0x39).contains(scalar.value)
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
      return true
    default:
      return scalar == "\u{200C}" || scalar == "\u{200D}" || scalar == "\u{B7}"
    }
  }

  /// As much as an address has room for, in whole words where that does not leave out most of it.
  private static func cut(_ words: String) -> String {
    guard words.utf8.count > 120 else { return words }
    var (characters, bytes) = (0, 0)
    let end = words.firstIndex {
      (characters, bytes) = (characters + 1, bytes + $0.utf8.count)
      return characters > 120 || bytes > longest
    }
    guard let end else { return words }
    let room = words[..<end]
    guard words[end] != "-", let hyphen = room.lastIndex(of: "-") else { return String(room) }
    let whole = room[..<hyphen]
    return String(whole.utf8.count * 2 > room.utf8.count ? whole : room)
  }
}
