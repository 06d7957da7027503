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
  /// Warnings by the source file that they point to.
  var warnings: [String: [Diagnostic]] = [:]
  /// The address at which the site will be published.
  var publishedAddress = ""
  /// Why the last build failed, as the terminal says it; nil when it did not.
  var failure: String?
  /// Whether there is a site to serve at all.
  var hasSite = false
}
