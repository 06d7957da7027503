/// Addresses of the files that a build makes for machines; no page and no alias can have them.
enum ReservedAddresses {
  /// Whether a build makes, or may one day make, a file at `path`, where then no folder can stand either.
  static func contains(_ path: SitePath) -> Bool {
    // Nearly all pages are told apart here already.
    let bytes = path.text.utf8
    guard bytes.contains(UInt8(ascii: ".")) || bytes.starts(with: "/_".utf8) else { return false }
    let parts = path.text.split(separator: "/")
    guard let name = parts.last else { return false }
    if parts.count == 1 { return feeds.contains(name) || rootFiles.contains(name) || isSitemapPart(name) }
    if feeds.contains(name) { return listFolders.contains(parts[0]) }
    return parts[0] == "assets" && bytes.last != UInt8(ascii: "/")
      || path == .fixed("/.well-known/security.txt")
  }

  private static let feeds: Set<Substring> = ["feed.xml", "atom.xml", "feed.json"]
  private static let rootFiles: Set<Substring> = [
    "robots.txt", "sitemap.xml", "news-sitemap.xml", "site.webmanifest", "_headers", "_redirects",
    ".nojekyll",
  ]
  /// Lists of stories that have feeds.
  private static let listFolders: Set<Substring> = ["sections", "tags", "authors"]

  /// Large sites have `sitemap-1.xml`, `sitemap-2.xml` and so on.
  private static func isSitemapPart(_ name: Substring) -> Bool {
    name.hasPrefix("sitemap-") && name.hasSuffix(".xml")
  }
}
