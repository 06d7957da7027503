import Diagnostics
import Mustache

/// Gives every story its slug and its permalink, and finds stories that claim the same.
struct Slugs {
  let settings: Settings
  let taxonomy: SectionLookup
  private(set) var diagnostics: [Diagnostic] = []

  init(settings: Settings, taxonomy: SectionLookup) {
    self.settings = settings
    self.taxonomy = taxonomy
  }

  mutating func index(
    _ sources: [ArticleSource], unreadable: [UnreadableStory], now: Instant, includingDrafts: Bool,
    prefix: String
  ) -> StoryIndex {
    var owners: [SitePath: ArticleSource] = Dictionary(minimumCapacity: sources.count)
    var slugOwners: [String: ArticleSource] = Dictionary(minimumCapacity: sources.count)
    let stories = sources.map { source -> StoryIndex.Story in
      let slug = slug(of: source) { slugOwners[$0.text] != nil }
      let path = path(of: source, slug: slug)
      if let first = slugOwners[slug.text] {
        diagnostics.append(.duplicateSlug(slug, at: slugSpan(source, prefix), first: slugSpan(first, prefix)))
      } else if let first = owners[path] {
        diagnostics.append(.duplicatePath(path, at: pathSpan(source, prefix), first: pathSpan(first, prefix)))
      }
      slugOwners[slug.text] = slugOwners[slug.text] ?? source
      owners[path] = owners[path] ?? source
      let status = PublicationStatus(source.frontMatter, now: now)
      return StoryIndex.Story(
        slug: slug, path: path, headline: plainText(source.frontMatter.title.value), status: status,
        isVisible: status.isVisible(includingDrafts: includingDrafts), file: source.path)
    }
    return StoryIndex(stories: stories, unreadable: unreadable)
  }

  private func slugSpan(_ source: ArticleSource, _ prefix: String) -> SourceSpan {
    source.frontMatter.slug?.span ?? SourceSpan(file: prefix + source.path)
  }

  private func pathSpan(_ source: ArticleSource, _ prefix: String) -> SourceSpan {
    source.frontMatter.permalink?.span ?? slugSpan(source, prefix)
  }

  /// The slug that the author wrote, or else that of the file name without its date.
  ///
  /// Files are read in order, so of two dated files with one name the older keeps the short slug, and the
  /// newer takes its date into its own: addresses do not change when a story is added.
  private func slug(of source: ArticleSource, isTaken: (Slug) -> Bool) -> Slug {
    if let written = source.frontMatter.slug, let slug = Slug(written.value) ?? Slug(from: written.value) {
      return slug
    }
    let name = fileSlug(source.path)
    if let short = Slug(name) ?? Slug(from: name), isTaken(short), let dated = datedFileSlug(source.path) {
      return dated
    }
    // A name of nothing but punctuation still needs an address, the same on every build.
    return Slug(name) ?? Slug(from: name) ?? Slug(from: source.frontMatter.title.value)
      ?? Slug("story-" + String(pathHash(source.path), radix: 36))!
  }

  private func path(of source: ArticleSource, slug: Slug) -> SitePath {
    if let permalink = source.frontMatter.permalink, let path = SitePath(permalink.value) { return path }
    let section = source.frontMatter.section.map { taxonomy.slug(for: $0.value) }
    let date = settings.zone.civil(source.frontMatter.date)
    let text = settings.permalink.path(slug: slug, date: date, section: section ?? nil)
    return SitePath(text) ?? .page("articles", slug)
  }
}

/// Stable for as long as the file keeps its name.
private func pathHash(_ path: String) -> UInt64 {
  var hasher = StableHasher()
  hasher.combine(path)
  return hasher.finish()
}

/// The slug of a whole file name that begins with a date; nil for others.
private func datedFileSlug(_ path: String) -> Slug? {
  guard let file = path.split(separator: "/").last, let dot = file.lastIndex(of: ".") else { return nil }
  let name = String(file[..<dot])
  return fileSlug(path) == name ? nil : Slug(name) ?? Slug(from: name)
}

/// A story's slug as its file name has it: without folders, extension and a leading `YYYY-MM-DD-`.
///
/// `index.md` takes the name of its folder.
func fileSlug(_ path: String) -> String {
  let parts = path.split(separator: "/")
  var name = parts.last.map(String.init) ?? path
  if let dot = name.lastIndex(of: "."), dot != name.startIndex { name = String(name[..<dot]) }
  if name == "index" || name == "_index", parts.count > 1 { name = String(parts[parts.count - 2]) }
  let bytes = Array(name.utf8)
  let digits: [Int] = [0, 1, 2, 3, 5, 6, 8, 9]
  let isDated =
    bytes.count > 11 && digits.allSatisfy { (0x30...0x39).contains(bytes[$0]) }
    && [4, 7, 10].allSatisfy { bytes[$0] == UInt8(ascii: "-") }
  return isDated ? String(decoding: bytes[11...], as: UTF8.self) : name
}
