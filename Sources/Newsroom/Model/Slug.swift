/// The part of a permalink that names one story, section, tag, person or page.
///
/// Letters and digits of any script with `-`, `_`, `.` and `~`, in normal form; never empty, never `.` or `..`, so it is
/// always one harmless path component.
package struct Slug: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let text: String

  /// Accepts text that already is a slug; nil when it is not. Case is kept: `/About/` is a valid permalink.
  package init?(_ text: String) {
    let text = text.normalized
    guard !text.isEmpty, text.utf8.count <= 200, text.unicodeScalars.allSatisfy(Self.isAllowed),
      text.unicodeScalars.contains(where: { $0 != "." && $0 != "-" && $0 != "_" })
    else { return nil }
    self.text = text
  }

  /// The slug of a name or headline, in lower case, its words joined by single hyphens: `São Paulo’s “Big” Day` becomes
  /// `são-paulos-big-day`.
  ///
  /// Nil when the name has no letter or digit.
  package init?(from name: String) {
    var out = ""
    var pendingHyphen = false
    for scalar in name.lowercased().unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || (scalar.properties.generalCategory == .nonspacingMark && !out.isEmpty)
      {
        if pendingHyphen, !out.isEmpty { out += "-" }
        pendingHyphen = false
        out.unicodeScalars.append(scalar)
      } else if scalar != "'" && scalar != "\u{2019}" {
        pendingHyphen = true
      }
    }
    self.init(Self.cut(out, toBytes: 120))
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

  private static func cut(_ text: String, toBytes limit: Int) -> String {
    guard text.utf8.count > limit else { return text }
    var out = ""
    for word in text.split(separator: "-") {
      guard out.utf8.count + word.utf8.count + 1 <= limit else { break }
      out += (out.isEmpty ? "" : "-") + word
    }
    if !out.isEmpty { return out }
    for character in text {
      guard out.utf8.count + character.utf8.count <= limit else { break }
      out.append(character)
    }
    return out
  }
}
