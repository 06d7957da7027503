/// The pictures of a theme that stand in for those a site does not have.
///
/// A site replaces them by files of the same name and size in its own `templates/assets/`.
package struct ThemeImages: Sendable {
  /// Fingerprinted path of a file of `templates/assets`, nil where a theme lacks it.
  package typealias Finder = (String) -> SitePath?

  let vectorIcon: SitePath?
  /// By size in pixels: 32, 144, 180, 192 and 512.
  let icons: [(size: Int, path: SitePath)]
  private let shareCard: SitePath?

  init(_ asset: Finder) {
    vectorIcon = asset("icons/favicon.svg")
    icons = Self.iconSizes.compactMap { size in asset("icons/icon-\(size).png").map { (size, $0) } }
    shareCard = asset("share.png")
  }

  static let iconSizes = [32, 144, 180, 192, 512]

  func icon(_ size: Int) -> SitePath? { icons.first { $0.size == size }?.path }

  func logo(alt: String) -> Picture? { icon(512).map { picture($0, 512, 512, alt) } }

  /// The picture on a share card of a page that has none, 1200 by 630 pixels.
  func shareCard(alt: String) -> Picture? { shareCard.map { picture($0, 1_200, 630, alt) } }

  private func picture(_ path: SitePath, _ width: Int, _ height: Int, _ alt: String) -> Picture {
    Picture(
      location: .site(path), width: width, height: height, type: "image/png", alt: alt, caption: "",
      credit: "")
  }
}
