import Diagnostics
import Glibc
import Mustache

/// The files of the content folder, sorted by what they are.
package struct ContentListing: Sendable {
  package let folder: SiteFolder
  package let articles: [Inventory.Entry]
  package let authors: [Inventory.Entry]
  package let pages: [Inventory.Entry]
  package let media: [Inventory.Entry]
  /// Paths of files of a kind that is published from `media/` alone, and lies elsewhere.
  let unpublished: [String]
  package let diagnostics: [Diagnostic]
  /// When the folder was listed, in nanoseconds since 1970 by the clock of the machine.
  let listed: Int
  /// Stable hash of the state of every content file on disk, settings included.
  let fingerprint: UInt64
  /// Whether no file is so new that it may change again without a trace.
  let isSettled: Bool

  /// - Parameter excluding: an absolute path that is not content, even when it lies inside.
  package static func load(
    _ folder: SiteFolder, excluding output: String, jobs: Int
  ) throws(FileSystemError) -> ContentListing {
    let prefix = folder.content + "/"
    var excluded: Set<String> = folder.contentPrefix.isEmpty ? ["templates", "output"] : []
    if output.hasPrefix(prefix) { excluded.insert(String(output.dropFirst(prefix.count))) }
    var moment = timespec()
    clock_gettime(CLOCK_REALTIME, &moment)
    let listing = try Inventory.of(
      folder.content, root: folder.root, prefix: folder.contentPrefix, excluding: excluded,
      visible: folder.contentPrefix.isEmpty ? nil : PublicFile.wellKnownFolder, jobs: jobs)
    return ContentListing(
      folder, listing.inventory.files, listing.diagnostics,
      listed: moment.tv_sec * 1_000_000_000 + moment.tv_nsec)
  }

  private init(_ folder: SiteFolder, _ files: [Inventory.Entry], _ diagnostics: [Diagnostic], listed: Int) {
    self.folder = folder
    self.listed = listed
    fingerprint = Self.fingerprint(files)
    isSettled = files.allSatisfy { $0.isSettled(by: listed) }
    // Posts moved in from another tool may lie anywhere: without `articles/`, every other Markdown file is one.
    let hasArticles = files.contains { $0.path.hasPrefix("articles/") && PublicFile($0.path).isMarkdown }
    // Without a content folder, the files at the top are those of the whole repository.
    let hasFolder = !folder.contentPrefix.isEmpty
    var (top, passedOver, others): ([Inventory.Entry], [Inventory.Entry], [Inventory.Entry]) = ([], [], [])
    var (articles, authors, pages, media):
      ([Inventory.Entry], [Inventory.Entry], [Inventory.Entry], [Inventory.Entry])
    (articles, authors, pages, media) = ([], [], [], [])
    for file in files {
      let name = PublicFile(file.path)
      switch name.folder {
      case "media", PublicFile.wellKnownFolder[...]: media.append(file)
      case "" where hasFolder && !name.isMarkdown: top.append(file)
      case _ where !name.isMarkdown: if name.isMedia { media.append(file) } else { others.append(file) }
      case "authors": authors.append(file)
      case "pages": pages.append(file)
      default:
        if !hasArticles || name.folder == "articles" {
          articles.append(file)
        } else {
          passedOver.append(file)
        }
      }
    }
    let site = TopFiles(top, of: folder)
    (self.articles, self.authors, self.pages, self.media) = (articles, authors, pages, media + site.published)
    let unread = UnreadFiles(
      markdown: passedOver, others: others, of: folder, hasArticles: hasArticles)
    unpublished = unread.unpublished
    self.diagnostics = diagnostics + unread.diagnostics + site.diagnostics
  }

  private static func fingerprint(_ files: [Inventory.Entry]) -> UInt64 {
    var hasher = StableHasher()
    for file in files { hasher.combine(file) }
    return hasher.finish()
  }
}
