/// When a file is uploaded: nothing may be named by a page that readers see before it is there itself.
package enum UploadStage: Int, Hashable, Sendable, CaseIterable, Comparable {
  /// Style sheets, scripts, pictures and other files that pages show.
  case assets
  /// Stories and other pages, which lists name.
  case pages
  /// Front page, sections, feeds, sitemaps: what tells readers and machines of the rest.
  case lists

  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  /// The stage of a file, by its path in the output folder.
  package init(_ path: String) {
    let parts = path.split(separator: "/")
    if parts.count > 1, Self.listFolders.contains(parts[0]) {
      self = .lists
    } else if parts.count == 1, Self.isRootList(parts[0]) {
      self = .lists
    } else {
      self = path.hasSuffix(".html") ? .pages : .assets
    }
  }

  private static let listFolders: Set<Substring> = [
    "sections", "tags", "authors", "series", "archive", "corrections",
  ]

  private static func isRootList(_ name: Substring) -> Bool {
    switch name {
    case "index.html", "feed.xml", "atom.xml", "feed.json", "sitemap.xml", "news-sitemap.xml", "robots.txt",
      "_redirects", "_headers":
      true
    default: name.hasPrefix("sitemap-") && name.hasSuffix(".xml")
    }
  }
}
