/// Which files stay with a hidden story or page, and why that is hidden: what it names, and what lies with it.
struct HiddenMedia {
  private var named: [SitePath: PublicationStatus] = [:]
  /// Folders of hidden stories and pages, but for the content folder itself and `pages/`, where files of the whole site lie.
  private var folders: [Substring: PublicationStatus] = [:]
  /// Those that a hidden story has to itself (`flood/index.md`), with all that lies further down.
  private var bundles: [Substring: PublicationStatus] = [:]
  /// Folders of visible stories and pages, where such a bundle ends.
  private var visibleFolders: Set<Substring> = []
  private let showsDrafts: Bool

  init(_ sources: Sources, _ stories: StoryIndex, _ names: MediaNames, showsDrafts: Bool) {
    self.showsDrafts = showsDrafts
    for (source, story) in zip(sources.articles, stories.stories) where !story.isVisible {
      for path in names.all(of: source) { named[path] = story.status }
      hide(beside: source.path, story.status)
    }
    for page in sources.pages where page.isDraft && !showsDrafts {
      for path in names.all(of: page) { named[path] = .draft }
      hide(beside: page.path, .draft)
    }
    folders["pages"] = nil
    if !bundles.isEmpty {
      for story in stories.stories where story.isVisible {
        visibleFolders.insert(Self.folder(of: story.file[...]))
      }
      for page in sources.pages where !page.isDraft { visibleFolders.insert(Self.folder(of: page.path[...])) }
    }
  }

  private mutating func hide(beside file: String, _ status: PublicationStatus) {
    let folder = Self.folder(of: file[...])
    guard !folder.isEmpty else { return }
    folders[folder] = status
    let name = file[folder.endIndex...].dropFirst()
    if name.hasPrefix("index.") || name.hasPrefix("_index.") { bundles[folder] = status }
  }

  /// What hides a file; nil when nothing does.
  func status(of path: SitePath, _ file: MediaFile) -> PublicationStatus? {
    if let status = named[path] { return status }
    return file.source.liesAmongDrafts && !showsDrafts ? .draft : statusOfStories(with: file.source)
  }

  private func statusOfStories(with file: String) -> PublicationStatus? {
    var folder = Self.folder(of: file[...])
    if let status = folders[folder] { return status }
    while !folder.isEmpty, !visibleFolders.contains(folder) {
      folder = Self.folder(of: folder)
      if let status = bundles[folder] { return status }
    }
    return nil
  }

  private static func folder(of path: Substring) -> Substring {
    path[..<(path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex)]
  }
}
