/// Which picture stands on the card when a page is shared.
struct SharePictures: Sendable {
  private let media: MediaLibrary
  private let isSecure: Bool
  /// For every page without a picture of its own; nil only with a theme that has no default either.
  let fallback: Picture?
  /// Whether it is the site's own, or the theme's for lack of one.
  let isFallbackChosen: Bool

  init(site: Site, images: ThemeImages) {
    media = site.media
    isSecure = site.settings.baseURL.hasPrefix("https:")
    var own = site.shareImage
    if let picture = own, !Self.isUsable(picture, isSecure: isSecure) { own = nil }
    fallback = own ?? images.shareCard(alt: site.settings.title)
    isFallbackChosen = site.shareImage != nil || images.hasOwnCard
  }

  /// The editor's share picture, the lead picture or the site's default: the first that fits.
  func card(for article: Article) -> Picture? {
    for picture in [article.sharePicture, article.card.picture] {
      if let picture, problem(of: picture) == nil { return picture }
    }
    return fallback
  }

  func card(for picture: Picture?) -> Picture? {
    if let picture, problem(of: picture) == nil { return picture }
    return fallback
  }

  /// Why a picture cannot be a share card.
  enum Problem: Hashable {
    case format
    case unknownSize
    case tooSmall(width: Int, height: Int)
    /// Wider than 2:1 or narrower than 1.6:1, so that cards of 1.91:1 cut off what matters.
    case cropped(width: Int, height: Int)
    case tooHeavy(bytes: Int)
  }

  func problem(of picture: Picture) -> Problem? {
    guard Self.isUsable(picture, isSecure: isSecure) else {
      return picture.isShareable && (picture.width == nil || picture.height == nil) ? .unknownSize : .format
    }
    let (width, height) = (picture.width ?? 0, picture.height ?? 0)
    if width < 1_200 || width * height < 300_000 { return .tooSmall(width: width, height: height) }
    if width * 10 < height * 16 || width > height * 2 { return .cropped(width: width, height: height) }
    if picture.isHeavy, case .site(let path) = picture.location, let file = media[path] {
      return .tooHeavy(bytes: file.byteCount)
    }
    return nil
  }

  private static func isUsable(_ picture: Picture, isSecure: Bool) -> Bool {
    guard picture.isShareable, let width = picture.width, let height = picture.height, width > 0, height > 0
    else { return false }
    if case .elsewhere(let url) = picture.location { return !isSecure || url.hasPrefix("https:") }
    return true
  }
}
