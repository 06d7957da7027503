import Diagnostics
import Markdown
import Mustache

/// What to build, and how.
package struct BuildRequest: Sendable {
  /// The site's folder.
  package var site: String
  /// Where the site is written; `output` beside the content when nil.
  package var output: String?
  /// Replaces `base_url` of site.yml.
  package var baseURL: String?
  package var includesDrafts = false
  /// The moment that the site is built for, as an author writes dates; the present when nil.
  package var moment: String?
  /// The present.
  package var now: Instant
  package var jobs: Int
  /// Whether warnings are errors.
  package var isStrict = false
  /// Whether to look at everything even when no source changed since the last build.
  package var isThorough = false
  /// Whether related articles must be earlier than the story; nil as site.yml has it.
  package var relatesEarlierOnly: Bool?
  /// Which build of the program this is: pages that another one wrote are written again.
  package var generator: UInt64 = 0
  /// Where parsed articles are kept for the next process.
  package var cache = Cache.beside
  /// Whether the process ends with this build.
  package var isOnlyBuild = false
  /// Whether the result is to say where each page comes from.
  package var wantsOrigins = false
  /// Whether the result is to say of each file why it was written.
  package var wantsAccount = false
  /// An absolute path that is no content even when it lies there, as the output folder does.
  var leavesOut: String?

  package enum Cache: Hashable, Sendable {
    case none
    /// In the site's own folder.
    case beside
    case folder(String)
  }

  package init(site: String, now: Instant, jobs: Int) {
    self.site = site
    self.now = now
    self.jobs = jobs
  }
}

extension BuildRequest {
  fileprivate func cachePlace(_ folder: SiteFolder) -> CachePlace? {
    let path: String
    switch cache {
    case .none: return nil
    case .beside: path = folder.cache
    case .folder(let named): path = named
    }
    return CachePlace(folder: path, generator: generator, isForOneBuild: isOnlyBuild)
  }
}

/// What a build did.
package struct BuildResult: Sendable {
  /// Everything that authors should know, ordered by place.
  package var diagnostics: [Diagnostic] = []
  package var articles = 0
  /// HTML pages that the site has.
  package var pages = 0
  package var warnings = 0
  /// Files written because they were new or stale.
  package var written = 0
  package var deleted = 0
  /// Absolute path of the output folder; nil when nothing was to be written.
  package var output: String?
  package var laps: [Stopwatch.Lap] = []
  /// Where pages come from, by path, when the request asked for it.
  package var origins: [String: PageOrigin] = [:]
  /// What was done to each file and why, when the request asked for it.
  package var account: WritingAccount?
  /// `base_url` of site.yml, whatever the request put in its place.
  package var publishedAddress = ""
  /// When the same sources will give another site; nil when time alone changes nothing.
  package var changesAt: Instant?
  /// For the next build in this process; nil when nothing was looked at closely.
  package var memory: BuildMemory?

  package var succeeded: Bool { !diagnostics.hasErrors }

  /// Whether nothing was looked at closely, because nothing had changed since the last build.
  package var isUnchanged = false

  init() {}

  init(unchanged basis: Manifest.Basis, output: String, laps: [Stopwatch.Lap]) {
    articles = basis.articles
    pages = basis.pages
    warnings = basis.warnings
    isUnchanged = true
    self.output = output
    self.laps = laps
  }
}

/// What a build leaves for the next one in the same process.
package struct BuildMemory: Sendable {
  let parsed: ParsedContent
  let related: RelatedMemory
  /// Prints single pages ahead of the next build; nil when there is no whole site to print them with.
  package let advance: AdvanceDesk?
}

/// Called now and then from any thread with the work done and the work to do.
package typealias BuildProgress = @Sendable (_ stage: String, _ done: Int, _ total: Int) -> Void

/// Builds a site: load, parse, assemble, plan, render, write.
///
/// Authors' mistakes come back as diagnostics, and then nothing was written; failures of the disk are thrown.
///
/// - Parameter memory: what an earlier build of the same site left; files that have not changed are not parsed again.
package func build(
  _ request: BuildRequest, after memory: BuildMemory? = nil,
  progress: @escaping BuildProgress = { _, _, _ in }
) throws(FileSystemError) -> BuildResult {
  var watch = Stopwatch()
  let folder = try SiteFolder(at: request.site)
  let output = try OutputFolder(
    at: request.output ?? folder.defaultOutput, outside: folder, generator: request.generator)
  defer { output.removeIfUnused() }
  let loaded = try LoadedSite.load(folder, request, excluding: request.leavesOut ?? output.path)
  watch.lap("load")
  if let basis = output.previous.basis, !request.isThorough, !request.wantsOrigins,
    !loaded.diagnostics.hasErrors,
    output.isWhole(for: loaded.inputs(request), at: loaded.configuration.now, jobs: request.jobs)
  {
    watch.lap("compare")
    var result = BuildResult(unchanged: basis, output: output.path, laps: watch.laps)
    if request.wantsAccount { result.account = WritingAccount(unchanged: output.previous) }
    return result
  }

  let assembled = try loaded.assemble(
    request, after: memory, cache: request.cachePlace(folder), &watch, progress)
  defer { for errand in assembled.keeping { errand.value } }
  let planned = PlannedSite(loaded, assembled, jobs: request.jobs)
  let (site, plan, edition, library) = (planned.site, planned.plan, planned.edition, planned.library)
  let (files, problems) = concurrently(jobs: request.jobs) {
    OutputPlan(
      plan, planned.press, edition, folder, Ingredients(edition, library, loaded.theme.templates),
      assembled.parsed.desk, jobs: request.jobs)
  } _: {
    var problems = planned.problems(request, present: request.now)
    // How a card will look matters when there will be one.
    if !problems.hasErrors {
      problems += edition.wire.lint(settingsFile: planned.settingsFile, jobs: request.jobs)
    }
    return (request.isStrict ? problems.map(\.asError) : problems).ordered
  }
  watch.lap("plan")

  var result = BuildResult()
  result.diagnostics = problems
  result.articles = site.articles.count
  result.pages = plan.pages.count
  result.warnings = result.diagnostics.count { $0.severity == .warning }
  result.changesAt = site.changesAt
  result.publishedAddress = loaded.configuration.settings.publishedAddress
  let advance = AdvanceDesk(
    folder: folder, reader: assembled.parsed.reader, writer: assembled.writer, edition: edition, plan: plan,
    library: library)
  result.memory = BuildMemory(
    parsed: assembled.parsed, related: assembled.related, advance: result.succeeded ? advance : nil)
  guard result.succeeded else { return result }

  let basis = Manifest.Basis(
    inputs: loaded.inputs(request), from: site.now, until: site.changesAt, pages: result.pages,
    articles: result.articles, warnings: result.warnings, includesDrafts: request.includesDrafts,
    baseURL: loaded.configuration.settings.baseURL)
  let outcome = try files.write(to: output, basis: basis, jobs: request.jobs, progress)
  watch.lap("render and write")
  result.diagnostics += outcome.diagnostics
  result.written = outcome.written
  result.deleted = outcome.deleted.count
  result.output = output.path
  if request.wantsOrigins {
    result.origins = PageOrigin.all(plan, site, contentPrefix: folder.contentPrefix, present: request.now)
  }
  if request.wantsAccount {
    result.account = files.account(
      of: outcome, since: output.previous, library,
      holds: assembled.writer.holds(site.settings, showsDrafts: request.includesDrafts))
  }
  result.laps = watch.laps
  return result
}

/// The site of a request, for commands that ask it something and write nothing.
package func assembledSite(
  _ request: BuildRequest
) throws(FileSystemError) -> (site: Site, diagnostics: [Diagnostic]) {
  var watch = Stopwatch()
  let folder = try SiteFolder(at: request.site)
  let loaded = try LoadedSite.load(folder, request, excluding: request.output ?? folder.defaultOutput)
  let assembled = try loaded.assemble(request, &watch) { _, _, _ in }
  return (assembled.site, (loaded.diagnostics + assembled.diagnostics).ordered)
}

/// The plain text of an article's body, read once more from its file.
package func plainText(of source: ArticleSource, _ request: BuildRequest) throws(FileSystemError) -> String {
  let folder = try SiteFolder(at: request.site)
  let (theme, _) = try Theme.load(folder)
  let configuration = try Configuration.load(folder, request)
  let labels = theme.labels(for: configuration.settings).labels
  let reader = ContentReader(configuration, labels, prefix: folder.contentPrefix)
  let bytes = try FileIO.read(folder.content + "/" + source.path)
  // A file that changed since it was read says other words, if it is text at all.
  guard StableHasher.hash(of: bytes) == source.fingerprint else { return "" }
  let language = source.frontMatter.language?.value
  return reader.body(of: source.path, bytes, language: language)?.plainText ?? ""
}
