import Diagnostics

/// Every story of the site, hidden ones too, by slug and by file: what links and pins are looked up in.
struct StoryIndex: Sendable {
  struct Story: Sendable {
    let slug: Slug
    let path: SitePath
    let headline: String
    let status: PublicationStatus
    let isVisible: Bool
    let file: String
  }

  /// In the order of the sources.
  let stories: [Story]
  private let bySlug: [String: Int]
  private let byFile: [String: Int]
  /// Slugs and files of stories that could not be read: nothing is known of them but that they exist.
  private let unreadableSlugs: Set<String>
  private let unreadableFiles: Set<String>

  init(stories: [Story], unreadable: [UnreadableStory] = []) {
    self.stories = stories
    var bySlug: [String: Int] = Dictionary(minimumCapacity: stories.count)
    var byFile: [String: Int] = Dictionary(minimumCapacity: stories.count)
    for (index, story) in stories.enumerated() {
      if bySlug[story.slug.text] == nil { bySlug[story.slug.text] = index }
      byFile[story.file] = index
    }
    self.bySlug = bySlug
    self.byFile = byFile
    unreadableSlugs = Set(unreadable.flatMap(\.slugs).map(\.text))
    unreadableFiles = Set(unreadable.map(\.path))
  }

  func index(slug: String) -> Int? {
    // Stories move in from sites where a file's whole name stood for it: accept `2024-05-07-flood` for `flood`.
    bySlug[slug] ?? Slug(from: fileSlug(slug + ".md")).flatMap { bySlug[$0.text] }
  }

  func index(file: String) -> Int? { byFile[file] }

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
