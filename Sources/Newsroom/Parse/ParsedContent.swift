import Diagnostics
import Markdown
import Mustache
import Synchronization

/// All content files of a site, parsed, with what is wrong with them.
struct ParsedContent: Sendable {
  let sources: Sources
  let diagnostics: [Diagnostic]
  /// The terms that articles had which are others now or gone, by identity.
  let formerProfiles: [UInt64: TermProfile]
  /// What read them.
  let reader: ContentReader
  /// Where bodies come from that were not kept.
  let desk: ManuscriptDesk
  /// What keeps the articles for the next process.
  let keeping: Errand<Void>?
  private let articles: ParsedFiles<ArticleSource>
  private let authors: ParsedFiles<AuthorSource>
  private let pages: ParsedFiles<PageSource>

  /// Reads and parses every file; each file's bytes are let go as soon as they are parsed.
  ///
  /// - Parameters:
  ///   - previous: what an earlier build parsed; files that are still the same are taken from there.
  ///   - cache: where articles are kept for the next process; nil for nowhere.
  static func parse(
    _ listing: ContentListing, _ configuration: Configuration, _ labels: Labels,
    after previous: ParsedContent? = nil, cache: CachePlace? = nil, jobs: Int,
    _ progress: @escaping BuildProgress
  ) throws(FileSystemError) -> ParsedContent {
    let reader = ContentReader(configuration, labels, prefix: listing.folder.contentPrefix)
    // What another reader made of a file says nothing.
    let previous = previous?.reader == reader ? previous : nil
    let files = ContentFiles(
      folder: listing.folder.content, listed: listing.listed, jobs: jobs, progress: progress)
    let desk = previous?.desk ?? ManuscriptDesk(folder: listing.folder.content, reader: reader)
    let shelf = cache.map { ArticleCache($0, reader: reader) }
    let known =
      previous?.articles ?? shelf?.load(count: listing.articles.count, desk: desk, jobs: jobs)
      ?? ParsedFiles.none
    let bodies = BodyShelf(desk: desk, place: cache)
    let articles = try files.parse(listing.articles, after: known, fingerprint: \.fingerprint) {
      reader.article($0, $1, shelf: bodies)
    }
    let unreadable = try files.parse(
      articles.files.filter { $0.source == nil }.map(\.entry), after: .none, fingerprint: Self.unknown
    ) { (reader.unreadableStory($0, $1), []) }
    let authors = try files.parse(
      listing.authors, after: previous?.authors ?? .none, fingerprint: \.fingerprint
    ) { reader.author($0, $1) }
    let pages = try files.parse(
      listing.pages, after: previous?.pages ?? .none, fingerprint: \.fingerprint
    ) { reader.page($0, $1) }
    let (media, mediaProblems) = try MediaReader(folder: listing.folder, listed: listing.listed)
      .library(listing.media, jobs: jobs)
    // Begun when nothing can fail any more, so that whoever gets the result can wait for it.
    let keeping = shelf.map { shelf in
      Errand(jobs: jobs) { shelf.save(articles, after: known, jobs: jobs) }
    }
    return ParsedContent(
      sources: Sources(
        articles: articles.sources, authors: authors.sources, pages: pages.sources, media: media,
        unreadable: unreadable.sources),
      diagnostics: articles.diagnostics + authors.diagnostics + pages.diagnostics + mediaProblems,
      formerProfiles: articles.replaced(in: known), reader: reader, desk: desk, keeping: keeping,
      articles: articles, authors: authors, pages: pages)
  }
}

extension ParsedContent {
  /// Of a source that keeps no hash of its file.
  private static func unknown(_ story: UnreadableStory) -> UInt64? { nil }
}

extension ContentReader {
  init(_ configuration: Configuration, _ labels: Labels, prefix: String) {
    let options = MarkdownOptions(
      rawHTML: configuration.settings.rawHTML, smart: configuration.settings.smartPunctuation,
      relatedLabels: ["Related", labels["related_label"]],
      footnoteBackLabel: labels["footnote_back"],
      labelLanguage: configuration.settings.language)
    self.init(
      zone: configuration.settings.zone, markdown: MarkdownReader(options: options), prefix: prefix,
      language: configuration.settings.language)
  }
}

extension ParsedFiles<ArticleSource> {
  /// The terms of those of `known` that these do not have any more.
  fileprivate func replaced(in known: ParsedFiles) -> [UInt64: TermProfile] {
    var replaced: [UInt64: TermProfile] = [:]
    for (file, place) in zip(known.files, places(of: known.files.map(\.entry))) {
      guard let source = file.source, place.map({ files[$0].source !== source }) ?? true else { continue }
      replaced[source.identity] = source.profile
    }
    return replaced
  }
}

extension ParsedFiles {
  fileprivate var sources: [Source] { files.compactMap(\.source) }

  fileprivate var diagnostics: [Diagnostic] { files.flatMap(\.diagnostics) }
}

/// Parses the files of one kind in parallel.
private struct ContentFiles {
  let folder: String
  let listed: Int
  let jobs: Int
  let progress: BuildProgress

  /// - Parameter fingerprint: of a source; nil when no hash of the file's bytes is known.
  func parse<Source: Sendable>(
    _ entries: [Inventory.Entry], after previous: ParsedFiles<Source>,
    fingerprint: @Sendable (Source) -> UInt64?,
    _ read: @Sendable (String, [UInt8]) -> (source: Source?, diagnostics: [Diagnostic])
  ) throws(FileSystemError) -> ParsedFiles<Source> {
    let former = previous.places(of: entries)
    let stale = entries.indices.filter { index in
      former[index].map { place in
        !previous.files[place].isSettled || previous.files[place].entry != entries[index]
      } ?? true
    }
    let done = Atomic(0)
    let results = parallelMap(stale, jobs: jobs) { index -> Result<ParsedFile<Source>, FileSystemError> in
      let entry = entries[index]
      let count = done.add(1, ordering: .relaxed).newValue
      if count % 256 == 0 { progress("articles", count, stale.count) }
      do throws(FileSystemError) {
        let bytes = try FileIO.read(folder + "/" + entry.path)
        if let place = former[index], let source = previous.files[place].source,
          fingerprint(source) == StableHasher.hash(of: bytes)
        {
          let diagnostics = previous.files[place].diagnostics
          return .success(ParsedFile(entry: entry, source: source, diagnostics: diagnostics, listed: listed))
        }
        let (source, diagnostics) = read(entry.path, bytes)
        return .success(ParsedFile(entry: entry, source: source, diagnostics: diagnostics, listed: listed))
      } catch { return .failure(error) }
    }
    var fresh = results.makeIterator()
    var files: [ParsedFile<Source>] = []
    files.reserveCapacity(entries.count)
    var next = stale.makeIterator()
    var nextStale = next.next()
    for index in entries.indices {
      if index == nextStale, let result = fresh.next() {
        files.append(try result.get())
        nextStale = next.next()
      } else if let place = former[index] {
        files.append(previous.files[place])
      }
    }
    return ParsedFiles(files: files)
  }
}
