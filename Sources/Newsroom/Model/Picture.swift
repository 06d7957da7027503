/// A picture as a page shows it, found in the media folder or named by URL.
package struct Picture: Hashable, Sendable {
  package enum Location: Hashable, Sendable {
    /// A file of this site.
    case site(SitePath)
    /// An absolute URL elsewhere.
    case elsewhere(String)
  }

  package let location: Location
  /// Pixels; nil when neither the file nor the author says.
  package let width: Int?
  package let height: Int?
  /// Media type, such as `image/jpeg`; empty when unknown.
  package let type: String
  package let alt: String
  let caption: String
  let credit: String
  /// Whether the file is larger than those who fetch pictures for share cards load.
  var isHeavy = false

  /// Bytes of a file that they still load.
  static let heaviest = 5_000_000

  init(
    location: Location, width: Int?, height: Int?, type: String, alt: String, caption: String, credit: String
  ) {
    self.location = location
    self.width = width
    self.height = height
    self.type = type
    self.alt = alt
    self.caption = caption
    self.credit = credit
  }

  /// Share cards take JPEG, PNG, WebP and GIF, never SVG (Open Graph consumers do not draw it).
  ///
  /// Addresses of services that scale pictures seldom say the type; whoever asks them for one learns it.
  var isShareable: Bool {
    switch type {
    case "image/jpeg", "image/png", "image/webp", "image/gif": true
    case "": if case .elsewhere = location { true } else { false }
    default: false
    }
  }
}
