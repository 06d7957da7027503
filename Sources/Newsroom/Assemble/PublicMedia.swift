import Diagnostics

/// The media that readers may have: all but what only hidden stories and pages name, or what lies beside a hidden story.
///
/// What anything public names is public: visible stories with their `extra`, people, shown pages, settings, and the
/// site's own templates, which name a file by its whole path (`media/kit.pdf`).
struct PublicMedia {
  private let sources: Sources
  private let names: MediaNames
  private let settings: Settings
  private let theme: [SourceFile]
  private let visible: Set<Int>
  private let showsDrafts: Bool

  /// - Parameter visible: indices of the stories that readers see.
  init(_ sources: Sources, _ options: AssemblyOptions, visible: [Int]) {
    self.sources = sources
    names = MediaNames(media: sources.media, baseURL: options.settings.baseURL)
    settings = options.settings
    theme = options.theme
    self.visible = Set(visible)
    showsDrafts = options.includesDrafts
  }

  var library: MediaLibrary {
    let hidden = hiddenNames
    let folders = foldersOfHiddenStories
    guard !hidden.isEmpty || !folders.isEmpty else { return sources.media }
    let shown = publicNames
    return MediaLibrary(
      files: sources.media.files.filter { path, file in
        if shown.contains(path) { return true }
        // What lies beside a hidden story is as hidden as the story, whether the story names it or not.
        return !hidden.contains(path)
          && (file.source.hasPrefix("media/") || !folders.contains(folder(of: file.source)))
      })
  }

  private func isShown(_ page: PageSource) -> Bool { showsDrafts || !page.isDraft }

  private var hiddenStories: [ArticleSource] {
    sources.articles.indices.filter { !visible.contains($0) }.map { sources.articles[$0] }
  }

  private var hiddenNames: Set<SitePath> {
    var found = Set(hiddenStories.flatMap(names.all(of:)))
    for page in sources.pages where !isShown(page) { found.formUnion(names.all(of: page)) }
    return found
  }

  /// Without the content folder itself, where the files of the whole site lie.
  private var foldersOfHiddenStories: Set<Substring> {
    Set(hiddenStories.map { folder(of: $0.path) }).subtracting([""])
  }

  private var publicNames: Set<SitePath> {
    var found = Set(visible.flatMap { names.all(of: sources.articles[$0]) })
    for author in sources.authors { found.formUnion(names.all(of: author)) }
    for page in sources.pages where isShown(page) { found.formUnion(names.all(of: page)) }
    found.formUnion(names.all(of: settings))
    for file in theme { found.formUnion(names.all(of: file)) }
    return found
  }

  private func folder(of path: String) -> Substring {
    path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
  }
}
