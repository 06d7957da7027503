import Diagnostics

/// Files of which nothing is made though another tool, or this one elsewhere, would make something of them.
struct UnreadFiles {
  /// Paths of files that would be published if they lay in `media/`.
  let unpublished: [String]
  let diagnostics: [Diagnostic]

  /// - Parameters:
  ///   - markdown: Markdown that lies where no story can.
  ///   - others: files of a kind that is neither read nor published where they lie.
  ///   - hasArticles: whether stories lie in `articles` alone, and not anywhere.
  init(markdown: [Inventory.Entry], others: [Inventory.Entry], of site: SiteFolder, hasArticles: Bool) {
    func isAmongPages(_ folder: Substring) -> Bool {
      hasArticles
        ? ["articles", "authors", "pages"].contains(folder) : !["_includes", "_layouts"].contains(folder)
    }
    func hasFrontMatter(_ file: Inventory.Entry) -> Bool {
      // What cannot be read is not worth a failure: nothing is made of it.
      (try? FileIO.read(site.content + "/" + file.path, from: 0, limit: 3)) == Array("---".utf8)
    }
    var pages: [String] = []
    var (unpublished, data): ([String], [Diagnostic]) = ([], [])
    for file in others {
      let name = PublicFile(file.path)
      if isAmongPages(name.folder), name.isForeignPage, hasFrontMatter(file) {
        pages.append(file.path)
      } else if isAmongPages(name.folder), name.folder != "authors",
        let eleventy = EleventyData(file, of: site)
      {
        data.append(eleventy.diagnostic)
      } else {
        unpublished.append(file.path)
      }
    }
    self.unpublished = unpublished
    // As stories have it, and no README has.
    let stories = markdown.filter(hasFrontMatter).map(\.path)
    diagnostics = Self.lost(stories, site.contentPrefix) + Self.unread(pages, site.contentPrefix) + data
  }

  /// One warning for each place with Markdown.
  private static func lost(_ stories: [String], _ prefix: String) -> [Diagnostic] {
    byFolder(stories).flatMap { folder, files in
      folder.isEmpty
        ? files.map { .passedOver(prefix + $0) } : [.passedOver(prefix + folder, count: files.count)]
    }
  }

  /// One warning for each folder with pages that are no Markdown.
  private static func unread(_ pages: [String], _ prefix: String) -> [Diagnostic] {
    byFolder(pages).map { _, files in .unreadPage(prefix + files[0], others: files.count - 1) }
  }

  private static func byFolder(_ paths: [String]) -> [(key: Substring, value: [String])] {
    Dictionary(grouping: paths) { PublicFile($0).folder }.sorted { $0.key < $1.key }
  }
}
