/// When a file is uploaded: nothing may be named by a page that readers see before it is there itself.
package enum UploadStage: Int, Hashable, Sendable, CaseIterable {
  /// Style sheets, scripts, pictures and other files that pages show.
  case assets
  /// Stories and other pages, which lists name.
  case pages
  /// Front page, sections, feeds, sitemaps: what tells readers and machines of the rest.
  case lists

  /// The stage of a file, by its path in the output folder, as far as that says it.
  ///
  /// A story that has the address of a list, such as `/tags/flood/`, passes for one.
  package init(_ path: String) {
    let parts = path.split(separator: "/")
    if Self.isList(parts[...]) {
      self = .lists
    } else {
      self = path.hasSuffix(".html") ? .pages : .assets
    }
  }

  private static func isList(_ path: ArraySlice<Substring>) -> Bool {
    guard let file = path.last else { return false }
    var folders = path.dropLast()
    if folders.isEmpty, isRootList(file) { return true }
    guard file == "index.html" || feeds.contains(file), let root = folders.popFirst() else { return false }
    if folders.count >= 2, folders.dropLast().last == "page", Int(folders.last ?? "") != nil {
      folders = folders.dropLast(2)
    }
    return switch root {
    case "corrections": folders.isEmpty
    case "archive": folders.count <= 2 && folders.allSatisfy { Int($0) != nil }
    case "sections", "tags", "authors", "series": folders.count <= 1
    default: false
    }
  }

  private static let feeds: Set<Substring> = ["feed.xml", "atom.xml", "feed.json"]

  private static func isRootList(_ name: Substring) -> Bool {
    switch name {
    case "index.html", "sitemap.xml", "news-sitemap.xml", "robots.txt", "_redirects", "_headers": true
    default: feeds.contains(name) || name.hasPrefix("sitemap-") && name.hasSuffix(".xml")
    }
  }
}
