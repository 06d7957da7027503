import Diagnostics
import Newsroom

/// What the preview serves and says at one moment.
struct PreviewEdition: Sendable {
  /// Differs between any two editions that a browser may have open.
  var id: String
  /// The good edition before this one, for browsers that only need its style sheet replaced.
  var previous: String?
  var isStyleChange = false
  /// Where each page comes from, by path.
  var origins: [String: PageOrigin] = [:]
  /// What pages say of warnings, by the source file that they point to.
  var warnings: [String: [WarningNote]] = [:]
  /// The address at which the site will be published.
  var publishedAddress = ""
  /// Why the last build failed, as the terminal says it; nil when it did not.
  var failure: String?
  /// An edited story ahead of its build, and the number of the save that it shows.
  var copy: (copy: AdvanceCopy, save: Int)?
  /// Whether there is a site to serve at all.
  var hasSite = false

  /// Becomes another edition, for which browsers load their pages again.
  mutating func advance(styleOnly: Bool = false) {
    previous = id
    id = Self.id(after: id)
    isStyleChange = styleOnly && hasSite
  }

  /// The id of the first edition of a session; differs from those of earlier sessions.
  static func firstID(now: Instant) -> String { "\(now.seconds).0" }

  private static func id(after id: String) -> String {
    let parts = id.split(separator: ".")
    return "\(parts[0]).\((Int(parts[1]) ?? 0) + 1)"
  }
}
