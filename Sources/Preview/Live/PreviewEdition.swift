import Diagnostics
import Newsroom

/// What the preview serves and says at one moment.
struct PreviewEdition: Sendable {
  /// Differs between any two editions that a browser may have open.
  var id: String
  /// Where the preview itself is, as its pages have it in absolute addresses: without a slash at the end.
  var address = ""
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
  /// An edited story ahead of its build.
  private(set) var ahead: Ahead?
  /// How many builds were published.
  private(set) var builds = 0
  /// Whether there is a site to serve at all.
  var hasSite = false

  struct Ahead: Sendable {
    let copy: AdvanceCopy
    /// The number of the save that it shows.
    let save: Int
    /// Whether browsers have seen nothing else since the build that it was printed from.
    fileprivate(set) var isAlone: Bool
  }

  /// Shows an edited story at once.
  ///
  /// - Parameter build: what was published when it was printed; a copy would hide what came since.
  mutating func show(_ copy: AdvanceCopy, save: Int, from build: Int) {
    guard builds == build else { return }
    let isAlone = ahead.map { $0.isAlone && $0.copy.story == copy.story } ?? true
    ahead = Ahead(copy: copy, save: save, isAlone: isAlone)
    advance()
  }

  /// Counts a build, and takes the copy away that it has caught up with; returns whether browsers may have seen on
  /// any page what the build has not made of it.
  ///
  /// - Parameters:
  ///   - save: the last change that the build saw. A copy of what was saved later is newer than the build.
  ///   - isJust: whether the copy shows all that the build changed on pages.
  mutating func catchUp(to save: Int, isJust: Bool) -> Bool {
    builds += 1
    guard let shown = ahead else { return false }
    guard shown.save <= save else {
      ahead?.isAlone = shown.isAlone && isJust
      return false
    }
    ahead = nil
    return !(isJust && shown.isAlone && shown.save == save)
  }

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
