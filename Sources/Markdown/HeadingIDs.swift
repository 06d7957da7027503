/// Gives each heading of a document an id of its own.
struct HeadingIDs {
  private var taken: Set<String> = []
  /// How often each plain id was asked for, so that a thousand equal headings do not try a thousand ids each.
  private var repetitions: [String: Int] = [:]

  /// `Mayor’s 2nd “Plan”` becomes `mayors-2nd-plan`; a second one `mayors-2nd-plan-2`.
  mutating func id(for heading: String) -> String {
    var plain = heading.hyphenated(isInWord: Self.isInWord)
    // Footnotes have ids of their own.
    if plain.isEmpty || plain.hasPrefix("fn-") || plain.hasPrefix("fnref-") {
      plain = plain.isEmpty ? "section" : "section-" + plain
    }
    var id = plain
    while !taken.insert(id).inserted {
      let repetition = repetitions[plain, default: 1] + 1
      repetitions[plain] = repetition
      id = "\(plain)-\(repetition)"
    }
    return id
  }

  /// Letters and digits, and the marks without which many scripts cannot be read.
  private static func isInWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter, .decimalNumber,
      .letterNumber, .nonspacingMark, .spacingMark:
      return true
    default: return false
    }
  }
}
