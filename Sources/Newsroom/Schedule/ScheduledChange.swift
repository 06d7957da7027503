/// A moment at which the same sources give another site, and what happens then.
package struct ScheduledChange: Hashable, Sendable {
  package let moment: Instant
  package let event: Event
  /// What it happens to: a headline, or a pinned story's slug.
  package let subject: String
  /// File of the content folder that says so.
  package let file: String

  package enum Event: String, Hashable, Sendable, Comparable {
    case publication, expiry, unpinning
    /// A note of a story's age, and what only search engines see.
    case age, newsSitemapStart, newsSitemap, liveEnd

    /// Whether readers would miss it, were the site not built then.
    var isNews: Bool { self == .publication || self == .expiry || self == .unpinning }

    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }
}
