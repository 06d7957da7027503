/// How an article's permalink is made: `/articles/{slug}/`, `/{year}/{month}/{slug}/`.
package struct PermalinkPattern: Hashable, Sendable {
  package let parts: [Part]

  package enum Part: Hashable, Sendable {
    case literal(String)
    case slug, year, month, day, section
  }

  package static let `default` = PermalinkPattern(parts: [.literal("/articles/"), .slug, .literal("/")])

  /// Names that may stand in braces.
  static let placeholders: [(name: String, part: Part)] = [
    ("slug", .slug), ("year", .year), ("month", .month), ("day", .day), ("section", .section),
  ]

  /// The path of an article, always beginning and ending with `/`.
  ///
  /// A story without a section takes `news` where the pattern asks for one.
  package func path(slug: Slug, date: CivilTime, section: Slug?) -> String {
    parts.reduce(into: "") { path, part in
      switch part {
      case .literal(let text): path += text
      case .slug: path += slug.text
      case .year: path += padded(date.year, 4)
      case .month: path += padded(date.month, 2)
      case .day: path += padded(date.day, 2)
      case .section: path += section?.text ?? "news"
      }
    }
  }
}

/// `number` in decimal digits with zeros in front up to `width`.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
