/// The pictures of a theme that stand in for those a site does not have.
///
/// A site replaces them by files of the same name and size in its own `templates/assets/`. What is said of them is
/// read from the files: a site's own may have another size.
package struct ThemeImages: Sendable {
  /// A file of `templates/assets`, nil where a theme lacks it.
  package typealias Finder = (String) -> Assets.File?

  let vectorIcon: SitePath?
  /// By size: 32, 144, 180, 192 and 512 pixels.
  let icons: [Icon]
  private let card: (path: SitePath, size: ImageSize)?
  /// Whether the site has a share card of its own.
  let hasOwnCard: Bool

  /// An icon, and what its file holds.
  struct Icon: Sendable {
    /// Pixels of each side as its name says.
    let side: Int
    let path: SitePath
    let size: ImageSize

    /// As HTML and manifests write it: `192x192`.
    var sizes: String { "\(size.width)x\(size.height)" }
  }

  init(_ asset: Finder) {
    vectorIcon = asset("icons/favicon.svg")?.path
    icons = Self.iconSides.compactMap { side in
      guard let file = asset(Self.iconName(side)), let size = ImageHeader(file.bytes).size else { return nil }
      return Icon(side: side, path: file.path, size: size)
    }
    let file = asset(Self.cardName)
    card = file.flatMap { file in ImageHeader(file.bytes).size.map { (file.path, $0) } }
    hasOwnCard = file != nil && file?.bytes != Theme.builtIn.file(Theme.assetsPrefix + Self.cardName)?.bytes
  }

  static let iconSides = [32, 144, 180, 192, 512]

  static let cardName = "share.png"

  static func iconName(_ side: Int) -> String { "icons/icon-\(side).png" }

  func icon(_ side: Int) -> Icon? { icons.first { $0.side == side } }

  func logo(alt: String) -> Picture? { icon(512).map { picture($0.path, $0.size, alt) } }

  /// The picture on a share card of a page that has none.
  func shareCard(alt: String) -> Picture? { card.map { picture($0.path, $0.size, alt) } }

  private func picture(_ path: SitePath, _ size: ImageSize, _ alt: String) -> Picture {
    Picture(
      location: .site(path), width: size.width, height: size.height, type: size.type, alt: alt, caption: "",
      credit: "")
  }
}
