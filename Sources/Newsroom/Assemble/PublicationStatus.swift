/// Whether readers may see a story, and if not, why.
enum PublicationStatus: Hashable, Sendable {
  case isPublic
  case draft
  /// Not before this moment.
  case embargo(Instant)
  /// Since this moment.
  case expired(Instant)

  /// A date in the future holds a story back just as an embargo does.
  init(_ frontMatter: FrontMatter, now: Instant) {
    if frontMatter.isDraft {
      self = .draft
    } else if let expires = frontMatter.expires, expires <= now {
      self = .expired(expires)
    } else {
      self = frontMatter.release.flatMap { $0 > now ? .embargo($0) : nil } ?? .isPublic
    }
  }

  func isVisible(includingDrafts: Bool) -> Bool {
    switch self {
    case .isPublic: true
    case .draft: includingDrafts
    case .embargo, .expired: false
    }
  }
}
