import Diagnostics
import Mustache

/// Gives every story its slug and its permalink, and finds stories that claim the same.
struct Slugs {
  let settings: Settings
  let sections: SectionLookup
  let ledger: PermalinkLedger
  private let tombstones: [Tombstone]
  /// Where the redirects of the ledger lead.
  private let destinations: [SitePath: SitePath?]
  /// Slugs of stories that were taken down, with the first file of each.
  private let formerNames: [String: String]
  private(set) var diagnostics: [Diagnostic] = []

  init(settings: Settings, sections: SectionLookup, ledger: PermalinkLedger) {
    self.settings = settings
    self.sections = sections
    self.ledger = ledger
    tombstones = ledger.tombstones
    destinations = ledger.destinations
    formerNames = Dictionary(
      tombstones.compactMap { grave in grave.file.map { (grave.slug, $0) } }, uniquingKeysWith: min)
  }

  mutating func index(
    _ sources: [ArticleSource], unreadable: [UnreadableStory], now: Instant, includingDrafts: Bool,
    prefix: String, jobs: Int
  ) -> StoryIndex {
    // Nearly every story has a slug of its own: then its entry depends on its file alone.
    let settled = self
    let today = settings.zone.day(of: now).lowerBound
    let isThere: @Sendable (String) -> Bool = { file in
      let place = firstPlace(sources.indices, of: file) { sources[$0].path }
      return place < sources.count && sources[place].path == file || unreadable.contains { $0.path == file }
    }
    var stories = parallelMap(sources, jobs: jobs) { source in
      let status = PublicationStatus(source.frontMatter, now: now)
      let date = source.frontMatter.date ?? today
      let (slug, path) = settled.names(of: source, date, isThere: isThere)
      return StoryIndex.Story(
        slug: slug, path: path,
        name: StoryName(
          headline: source.frontMatter.title.value, language: source.frontMatter.language?.value),
        published: max(date, source.frontMatter.embargo ?? date), status: status,
        isVisible: status.isVisible(includingDrafts: includingDrafts),
        file: source.path)
    }
    var paths: [SitePath: Int] = Dictionary(minimumCapacity: sources.count)
    var slugs: [String: Int] = Dictionary(minimumCapacity: sources.count)
    for index in order(sources, stories) {
      let source = sources[index]
      var sameSlug = Self.claim(stories[index].slug.text, for: index, in: &slugs)
      var samePath = Self.claim(stories[index].path, for: index, in: &paths)
      if sameSlug != nil || samePath != nil, let slug = datedSlug(of: source) {
        if sameSlug != nil {
          stories[index].slug = slug
          sameSlug = Self.claim(slug.text, for: index, in: &slugs)
        }
        if samePath != nil {
          stories[index].path = path(of: source, slug: slug, source.frontMatter.date ?? today)
          samePath = Self.claim(stories[index].path, for: index, in: &paths)
        }
      }
      let (slug, path) = (stories[index].slug, stories[index].path)
      if let first = sameSlug.map({ sources[$0] }) {
        diagnostics.append(.duplicateSlug(slug, at: slugSpan(source, prefix), first: slugSpan(first, prefix)))
      } else if let first = samePath.map({ sources[$0] }) {
        diagnostics.append(.duplicatePath(path, at: pathSpan(source, prefix), first: pathSpan(first, prefix)))
      }
    }
    return StoryIndex(
      stories: stories, bySlug: slugs, byPath: paths, unreadable: unreadable, tombstones: tombstones)
  }

  /// The places of stories in the order in which they claim their names: those last that can take another one, as long
  /// as readers have not been given theirs.
  private func order(_ sources: [ArticleSource], _ stories: [StoryIndex.Story]) -> [Int] {
    if ledger.isEmpty { return Array(sources.indices) }
    let isLast = zip(sources, stories).map { source, story in
      !ledger.keeps(story.path, for: source.path) && datedSlug(of: source) != nil
    }
    return sources.indices.filter { !isLast[$0] } + sources.indices.filter { isLast[$0] }
  }

  /// The story that had `name` before this one and keeps it; nil when it is this one's now.
  private static func claim<Name>(_ name: Name, for story: Int, in claims: inout [Name: Int]) -> Int? {
    guard let first = claims.updateValue(story, forKey: name) else { return nil }
    claims[name] = first
    return first
  }

  private func slugSpan(_ source: ArticleSource, _ prefix: String) -> SourceSpan {
    source.frontMatter.slug?.span ?? SourceSpan(file: prefix + source.path)
  }

  private func pathSpan(_ source: ArticleSource, _ prefix: String) -> SourceSpan {
    source.frontMatter.permalink?.span ?? slugSpan(source, prefix)
  }

  /// The slug of a story and its address, as far as its file and the ledger of permalinks tell.
  ///
  /// Files are read in order, so of two dated files with one name the older keeps the short slug, and the newer takes
  /// its date into its own, and into its address where that would be the same. What readers were given stays so,
  /// whichever files come or go.
  private func names(
    of source: ArticleSource, _ date: Instant, isThere: (String) -> Bool
  ) -> (slug: Slug, path: SitePath) {
    let slug = slug(of: source)
    let path = path(of: source, slug: slug, date)
    // Nearly every story is where it was published.
    let isSettled = ledger.isEmpty || ledger.keeps(path, for: source.path)
    // Links to a story that was taken down must not lead to the next one of its name.
    let isTaken = formerNames[slug.text].map { $0 < source.path } ?? false
    if isSettled && !isTaken { return (slug, path) }
    guard let dated = datedSlug(of: source) else { return (slug, path) }
    let datedPath = self.path(of: source, slug: dated, date)
    if !isSettled, path != datedPath, keepsDate(source.path, path, datedPath, isThere: isThere) {
      return (dated, datedPath)
    }
    return (isTaken ? dated : slug, path)
  }

  /// Whether the story of a dated file that was not published at its `short` address is at the one with its date: it
  /// was published there, or the short one is another story's, or leads to one.
  private func keepsDate(
    _ file: String, _ short: SitePath, _ dated: SitePath, isThere: (String) -> Bool
  ) -> Bool {
    if ledger.keeps(dated, for: file) { return true }
    let end: SitePath? = destinations[short] ?? short
    switch end.flatMap({ ledger[$0]?.fate }) {
    case .kept(let origin): return origin.source != file && isThere(origin.source)
    // The very story that was taken down does not come back under a longer name.
    case .gone(_, let former): return former.map { $0 != file } ?? false
    case .moved, nil: return false
    }
  }

  /// The slug that the author wrote, or else that of the file name without its date.
  private func slug(of source: ArticleSource) -> Slug {
    // A name of nothing but punctuation still needs an address, the same on every build.
    writtenSlug(of: source) ?? nameSlug(of: source) ?? Slug(from: source.frontMatter.title.value)
      ?? Slug("story-" + String(pathHash(source.path), radix: 36))!
  }

  private func writtenSlug(of source: ArticleSource) -> Slug? {
    source.frontMatter.slug.flatMap { Slug($0.value) ?? Slug(from: $0.value) }
  }

  private func nameSlug(of source: ArticleSource) -> Slug? {
    let name = fileSlug(source.path)
    return Slug(name) ?? Slug(from: name)
  }

  /// The slug for a story whose file name without its date is another story's; nil for a story that has no date there.
  private func datedSlug(of source: ArticleSource) -> Slug? {
    guard writtenSlug(of: source) == nil, nameSlug(of: source) != nil else { return nil }
    return datedFileSlug(source.path)
  }

  private func path(of source: ArticleSource, slug: Slug, _ date: Instant) -> SitePath {
    if let permalink = source.frontMatter.permalink { return permalink.value }
    let section = source.frontMatter.section.map { sections.slug(for: $0.value) }
    let text = settings.permalink.path(
      slug: slug, date: settings.zone.civil(date), section: section ?? nil)
    return SitePath(text) ?? .page("articles", slug)
  }
}

/// Stable for as long as the file keeps its name.
private func pathHash(_ path: String) -> UInt64 {
  var hasher = StableHasher()
  hasher.combine(path)
  return hasher.finish()
}

/// A story's name as its file has it: without folders and extension; `index.md` takes the name of its folder.
func fileName(_ path: String) -> String {
  let parts = path.split(separator: "/")
  var name = parts.last.map(String.init) ?? path
  if let dot = name.lastIndex(of: "."), dot != name.startIndex { name = String(name[..<dot]) }
  return ["index", "_index"].contains(name) && parts.count > 1 ? String(parts[parts.count - 2]) : name
}

/// A story's slug as its file name has it: without a leading `YYYY-MM-DD-`.
func fileSlug(_ path: String) -> String {
  let name = fileName(path)
  let bytes = Array(name.utf8)
  let digits: [Int] = [0, 1, 2, 3, 5, 6, 8, 9]
  let isDated =
    bytes.count > 11 && digits.allSatisfy { (0x30...0x39).contains(bytes[$0]) }
    && [4, 7, 10].allSatisfy { bytes[$0] == UInt8(ascii: "-") }
  return isDated ? String(decoding: bytes[11...], as: UTF8.self) : name
}

/// The slug of a whole file name that begins with a date; nil for others.
private func datedFileSlug(_ path: String) -> Slug? {
  let name = fileName(path)
  return fileSlug(path) == name ? nil : Slug(name) ?? Slug(from: name)
}

/// The slugs that a story may have by the name of its file: without its date, and with it.
func fileSlugs(_ path: String) -> [Slug] {
  [fileSlug(path), fileName(path)].compactMap { Slug($0) ?? Slug(from: $0) }
}
