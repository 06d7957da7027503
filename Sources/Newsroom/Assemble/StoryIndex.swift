import Diagnostics

/// Every story of the site, hidden ones too, by slug and by file: what links and pins are looked up in.
struct StoryIndex: Sendable {
  struct Story: Sendable {
    private(set) var slug: Slug
    private(set) var path: SitePath
    let name: StoryName
    /// When it comes out: by its date, or its embargo where that is later; a draft without a date on the day of the build.
    let published: Instant
    let status: PublicationStatus
    let isVisible: Bool
    let file: String

    mutating func rename(to slug: Slug, at path: SitePath) { (self.slug, self.path) = (slug, path) }
  }

  /// In the order of the sources, which is that of their files.
  let stories: [Story]
  private let bySlug: [String: Int]
  private let byPath: [SitePath: Int]
  /// Slugs and files of stories that could not be read: nothing is known of them but that they exist.
  private let unreadableSlugs: Set<String>
  private let unreadableFiles: Set<String>

  /// - Parameters:
  ///   - bySlug: the first story of each slug.
  ///   - byPath: the first story of each permalink.
  init(
    stories: [Story], bySlug: [String: Int], byPath: [SitePath: Int], unreadable: [UnreadableStory]
  ) {
    self.stories = stories
    self.bySlug = bySlug
    self.byPath = byPath
    unreadableSlugs = Set(unreadable.flatMap(\.slugs).map(\.text))
    unreadableFiles = Set(unreadable.map(\.path))
  }

  func index(slug: String) -> Int? {
    // Stories move in from sites where a file's whole name stood for it: accept `2024-05-07-flood` for `flood`.
    bySlug[slug] ?? Slug(from: fileSlug(slug + ".md")).flatMap { bySlug[$0.text] }
  }

  func index(path: SitePath) -> Int? { byPath[path] }

  func index(file: String) -> Int? {
    var (low, high) = (0, stories.count)
    while low < high {
      let middle = (low + high) / 2
      if stories[middle].file < file { low = middle + 1 } else { high = middle }
    }
    return low < stories.count && stories[low].file == file ? low : nil
  }

  var hasUnreadable: Bool { !unreadableFiles.isEmpty }

  func isUnreadable(slug: String) -> Bool {
    guard hasUnreadable else { return false }
    return unreadableSlugs.contains(slug)
      || Slug(from: fileSlug(slug + ".md")).map { unreadableSlugs.contains($0.text) } ?? false
  }

  func isUnreadable(file: String) -> Bool { unreadableFiles.contains(file) }

  func nearMiss(slug: String) -> String? {
    Diagnostics.nearMiss(to: slug, among: stories.lazy.map(\.slug.text))
  }
}
