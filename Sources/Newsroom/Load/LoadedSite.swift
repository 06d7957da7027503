import Diagnostics
import Mustache

/// Everything about a site that is known before an article is opened.
struct LoadedSite: Sendable {
  let folder: SiteFolder
  let theme: Theme
  let labels: Labels
  let configuration: Configuration
  let listing: ContentListing
  let diagnostics: [Diagnostic]

  /// - Parameter excluding: an absolute path that is not content, even when it lies inside.
  static func load(
    _ folder: SiteFolder, _ request: BuildRequest, excluding output: String
  ) throws(FileSystemError) -> LoadedSite {
    let (theme, themeProblems) = try Theme.load(folder)
    // Listed before they are read: what is saved in between is read by the next build, which finds it changed.
    let listing = try ContentListing.load(folder, excluding: output, jobs: request.jobs)
    let configuration = try Configuration.load(folder, request)
    let (labels, labelProblems) = theme.labels(for: configuration.settings)
    return LoadedSite(
      folder: folder, theme: theme, labels: labels, configuration: configuration, listing: listing,
      diagnostics: themeProblems + configuration.diagnostics + labelProblems + listing.diagnostics)
  }

  /// The same, for a build at another moment.
  func built(at moment: Instant) -> LoadedSite {
    LoadedSite(
      folder: folder, theme: theme, labels: labels, configuration: configuration.built(at: moment),
      listing: listing, diagnostics: diagnostics)
  }

  /// The state of every source and what the request asks for; the moment is not in it.
  func inputs(_ request: BuildRequest) -> Manifest.Inputs {
    var hasher = StableHasher()
    hasher.combine(theme.fingerprint)
    hasher.combine(listing.fingerprint)
    hasher.combine(folder.contentPrefix)
    hasher.combine(request.baseURL ?? "")
    hasher.combine((request.includesDrafts ? 1 : 0) + (request.isStrict ? 2 : 0))
    hasher.combine(request.relatesEarlierOnly.map { $0 ? 2 : 1 } ?? 0)
    return Manifest.Inputs(hasher.finish(), isSettled: listing.isSettled)
  }

  /// The site, with what it was made from and by.
  struct Assembled {
    let site: Site
    let writer: ArticleWriter
    let parsed: ParsedContent
    let ledger: PermalinkLedger
    let related: RelatedMemory
    /// What keeps all this for the next process, and must have ended before this one does.
    let keeping: [Errand<Void>]
    let diagnostics: [Diagnostic]
  }

  func assemble(
    _ request: BuildRequest, after memory: BuildMemory? = nil, cache: CachePlace? = nil,
    _ watch: inout Stopwatch, _ progress: @escaping BuildProgress
  ) throws(FileSystemError) -> Assembled {
    let (ledger, ledgerProblems) = try PermalinkLedger.load(folder)
    let shelf = cache.map(RelatedShelf.init)
    let former = Errand(jobs: request.jobs) { memory?.related ?? shelf?.load() }
    let parsed = try ParsedContent.parse(
      listing, configuration, labels, after: memory?.parsed, cache: cache, jobs: request.jobs, progress)
    watch.lap("parse")
    let related = former.value
    let before = RelatedBefore(related, profiles: parsed.formerProfiles)
    let assembled = Assembly.site(
      from: parsed.sources, configuration.assembly(folder, theme, request, ledger, after: before))
    var keeping = parsed.keeping.map { [$0] } ?? []
    if let shelf, !assembled.related.isSame(as: related) {
      keeping.append(Errand(jobs: request.jobs) { shelf.save(assembled.related) })
    }
    watch.lap("assemble")
    return Assembled(
      site: assembled.site, writer: assembled.writer, parsed: parsed, ledger: ledger,
      related: assembled.related, keeping: keeping,
      diagnostics: parsed.diagnostics + ledgerProblems + assembled.diagnostics)
  }
}
