import Newsroom

/// Which files below the site's folder are sources, so that changing them calls for a build.
struct SourceTree: Hashable, Sendable {
  /// Whether articles lie in a `content/` of their own, or in the site's folder itself.
  let hasContentFolder: Bool

  init(_ site: SiteFolder) { hasContentFolder = !site.contentPrefix.isEmpty }

  init(hasContentFolder: Bool) { self.hasContentFolder = hasContentFolder }

  /// - Parameter path: relative to the site's folder.
  func contains(_ path: String) -> Bool {
    let components = path.split(separator: "/")
    // The one hidden folder that is published.
    let isWellKnown = hasContentFolder && components.dropFirst().first == PublicFile.wellKnownFolder[...]
    guard let first = components.first, !path.hasSuffix("~"),
      !components.dropFirst(isWellKnown ? 2 : 0).contains(where: { $0.hasPrefix(".") })
    else { return false }
    return hasContentFolder ? first == "content" || first == "templates" : first != "output"
  }
}
