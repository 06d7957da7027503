import Diagnostics
import Markdown
import Synchronization

/// All content files of a site, parsed, with what is wrong with them.
struct ParsedContent: Sendable {
  let sources: Sources
  let diagnostics: [Diagnostic]

  /// Reads and parses every file; each file's bytes are let go as soon as they are parsed.
  static func parse(
    _ listing: ContentListing, _ configuration: Configuration, _ labels: Labels, jobs: Int,
    _ progress: @escaping BuildProgress
  ) throws(FileSystemError) -> ParsedContent {
    let options = MarkdownOptions(
      rawHTML: configuration.settings.rawHTML, relatedLabels: ["Related", labels["related_label"]],
      footnoteBackLabel: labels["footnote_back"])
    let reader = ContentReader(
      zone: configuration.settings.zone, markdown: MarkdownReader(options: options),
      prefix: listing.folder.contentPrefix, language: configuration.settings.language)
    let files = ContentFiles(folder: listing.folder.content, jobs: jobs, progress: progress)
    let articles = try files.parse(listing.articles) { reader.article($0, $1) }
    let readable = Set(articles.sources.lazy.map(\.path))
    let unreadable = try files.parse(listing.articles.filter { !readable.contains($0.path) }) {
      (reader.unreadableStory($0, $1), [])
    }
    let authors = try files.parse(listing.authors) { reader.author($0, $1) }
    let pages = try files.parse(listing.pages) { reader.page($0, $1) }
    let (media, mediaProblems) = MediaReader(folder: listing.folder).library(listing.media, jobs: jobs)
    return ParsedContent(
      sources: Sources(
        articles: articles.sources, authors: authors.sources, pages: pages.sources, media: media,
        unreadable: unreadable.sources),
      diagnostics: articles.diagnostics + authors.diagnostics + pages.diagnostics + mediaProblems)
  }
}

/// Parses the files of one kind in parallel.
private struct ContentFiles {
  let folder: String
  let jobs: Int
  let progress: BuildProgress

  func parse<Source: Sendable>(
    _ entries: [Inventory.Entry],
    _ read: @Sendable (String, [UInt8]) -> (source: Source?, diagnostics: [Diagnostic])
  ) throws(FileSystemError) -> (sources: [Source], diagnostics: [Diagnostic]) {
    let done = Atomic(0)
    let results = parallelMap(entries, jobs: jobs) {
      entry -> Result<(Source?, [Diagnostic]), FileSystemError> in
      let count = done.add(1, ordering: .relaxed).newValue
      if count % 256 == 0 { progress("articles", count, entries.count) }
      do throws(FileSystemError) {
        let (source, diagnostics) = read(entry.path, try FileIO.read(folder + "/" + entry.path))
        return .success((source, diagnostics))
      } catch { return .failure(error) }
    }
    var sources: [Source] = []
    sources.reserveCapacity(results.count)
    var diagnostics: [Diagnostic] = []
    for result in results {
      let (source, problems) = try result.get()
      if let source { sources.append(source) }
      diagnostics += problems
    }
    return (sources, diagnostics)
  }
}
