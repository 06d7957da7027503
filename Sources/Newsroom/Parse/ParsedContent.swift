import Diagnostics
import Markdown
import Synchronization

/// All content files of a site, parsed, with what is wrong with them.
struct ParsedContent: Sendable {
  let sources: Sources
  let diagnostics: [Diagnostic]
  /// What read them.
  let reader: ContentReader
  private let articles: ParsedFiles<ArticleSource>
  private let authors: ParsedFiles<AuthorSource>
  private let pages: ParsedFiles<PageSource>

  /// Reads and parses every file; each file's bytes are let go as soon as they are parsed.
  ///
  /// - Parameter previous: what an earlier build parsed; files that are still the same are taken from there.
  static func parse(
    _ listing: ContentListing, _ configuration: Configuration, _ labels: Labels,
    after previous: ParsedContent? = nil, jobs: Int, _ progress: @escaping BuildProgress
  ) throws(FileSystemError) -> ParsedContent {
    let options = MarkdownOptions(
      rawHTML: configuration.settings.rawHTML, relatedLabels: ["Related", labels["related_label"]],
      footnoteBackLabel: labels["footnote_back"])
    let reader = ContentReader(
      zone: configuration.settings.zone, markdown: MarkdownReader(options: options),
      prefix: listing.folder.contentPrefix, language: configuration.settings.language)
    // What another reader made of a file says nothing.
    let previous = previous?.reader == reader ? previous : nil
    let files = ContentFiles(
      folder: listing.folder.content, listed: listing.listed, jobs: jobs, progress: progress)
    let articles = try files.parse(listing.articles, after: previous?.articles ?? .none) {
      reader.article($0, $1)
    }
    let readable = Set(articles.sources.lazy.map(\.path))
    let unreadable = try files.parse(listing.articles.filter { !readable.contains($0.path) }, after: .none) {
      (reader.unreadableStory($0, $1), [])
    }
    let authors = try files.parse(listing.authors, after: previous?.authors ?? .none) {
      reader.author($0, $1)
    }
    let pages = try files.parse(listing.pages, after: previous?.pages ?? .none) { reader.page($0, $1) }
    let (media, mediaProblems) = MediaReader(folder: listing.folder).library(listing.media, jobs: jobs)
    return ParsedContent(
      sources: Sources(
        articles: articles.sources, authors: authors.sources, pages: pages.sources, media: media,
        unreadable: unreadable.sources),
      diagnostics: articles.diagnostics + authors.diagnostics + pages.diagnostics + mediaProblems,
      reader: reader, articles: articles, authors: authors, pages: pages)
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

  func parse<Source: Sendable>(
    _ entries: [Inventory.Entry], after previous: ParsedFiles<Source>,
    _ read: @Sendable (String, [UInt8]) -> (source: Source?, diagnostics: [Diagnostic])
  ) throws(FileSystemError) -> ParsedFiles<Source> {
    let standing = previous.standing(for: entries)
    let stale = entries.indices.filter { standing[$0] == nil }
    let done = Atomic(0)
    let results = parallelMap(stale, jobs: jobs) { index -> Result<ParsedFile<Source>, FileSystemError> in
      let entry = entries[index]
      let count = done.add(1, ordering: .relaxed).newValue
      if count % 256 == 0 { progress("articles", count, stale.count) }
      do throws(FileSystemError) {
        let (source, diagnostics) = read(entry.path, try FileIO.read(folder + "/" + entry.path))
        return .success(ParsedFile(entry: entry, source: source, diagnostics: diagnostics))
      } catch { return .failure(error) }
    }
    var fresh = results.makeIterator()
    var files: [ParsedFile<Source>] = []
    files.reserveCapacity(entries.count)
    for file in standing {
      if let file {
        files.append(file)
      } else if let result = fresh.next() {
        files.append(try result.get())
      }
    }
    return ParsedFiles(files: files, listed: listed)
  }
}
