import Diagnostics

/// Every story of the site, hidden ones too, by slug and by file: what links and pins are looked up in.
struct StoryIndex: Sendable {
  struct Story: Sendable {
    var slug: Slug
    var path: SitePath
    let name: StoryName
    /// When it comes out: by its date, or its embargo where that is later; a draft without a date on the day of the build.
    let published: Instant
    let status: PublicationStatus
    let isVisible: Bool
    let file: String
  }

  /// In the order of the sources, which is that of their files.
  let stories: [Story]
  private let bySlug: [String: Int]
  private let byPath: [SitePath: Int]
  /// Slugs and files of stories that could not be read: nothing is known of them but that they exist.
  private let unreadableSlugs: Set<String>
  private let unreadableFiles: Set<String>
  /// What links called the stories that were taken down, with where these were.
  private let goneSlugs: [String: SitePath]
  private let goneFiles: Set<String>

  /// - Parameters:
  ///   - bySlug: the first story of each slug.
  ///   - byPath: the first story of each permalink.
  init(
    stories: [Story], bySlug: [String: Int], byPath: [SitePath: Int], unreadable: [UnreadableStory],
    tombstones: [Tombstone]
  ) {
    self.stories = stories
    self.bySlug = bySlug
    self.byPath = byPath
    unreadableSlugs = Set(unreadable.flatMap(\.slugs).map(\.text))
    unreadableFiles = Set(unreadable.map(\.path))
    let goneFiles = tombstones.compactMap { grave in grave.file.map { (grave.path, $0) } }
    let names = goneFiles.flatMap { path, file in fileSlugs(file).map { ($0.text, path) } }
    goneSlugs = Dictionary(
      tombstones.map { ($0.slug, $0.path) } + names, uniquingKeysWith: { first, _ in first })
    self.goneFiles = Set(goneFiles.map(\.1))
  }

  /// The slugs that a link may mean, the likelier first.
  private static func spellings(of slug: String) -> some Sequence<String> {
    // Stories move in from sites where a file's whole name stood for it: accept `2024-05-07-flood` for `flood`.
    sequence(first: slug) { name in
      Slug(from: fileSlug(name + ".md")).flatMap { $0.text == name ? nil : $0.text }
    }
  }

  func index(slug: String) -> Int? {
    for name in Self.spellings(of: slug) {
      if let index = bySlug[name] { return index }
      // A story that was taken down is not another one of a similar name.
      if goneSlugs[name] != nil { return nil }
    }
    return nil
  }

  /// Where the story was that had this slug, when it was taken down.
  func gone(slug: String) -> SitePath? {
    guard !goneSlugs.isEmpty, index(slug: slug) == nil else { return nil }
    return Self.spellings(of: slug).lazy.compactMap { goneSlugs[$0] }.first { _ in true }
  }

  func isGone(file: String) -> Bool { goneFiles.contains(file) }

  func index(path: SitePath) -> Int? { byPath[path] }

  func index(file: String) -> Int? {
    let place = firstPlace(stories.indices, of: file) { stories[$0].file }
    return place < stories.count && stories[place].file == file ? place : nil
  }

  var hasUnreadable: Bool { !unreadableFiles.isEmpty }

  func isUnreadable(slug: String) -> Bool {
    hasUnreadable && Self.spellings(of: slug).contains { unreadableSlugs.contains($0) }
  }

  func isUnreadable(file: String) -> Bool { unreadableFiles.contains(file) }

  func nearMiss(slug: String) -> String? {
    Diagnostics.nearMiss(to: slug, among: stories.lazy.map(\.slug.text))
  }
}
