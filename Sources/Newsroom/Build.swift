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
  /// Which build of the program this is: pages that another one wrote are written again.
  package var generator: UInt64 = 0
  /// Whether the result is to say where each page comes from.
  package var wantsOrigins = false

  package init(site: String, now: Instant, jobs: Int) {
    self.site = site
    self.now = now
    self.jobs = jobs
  }
}

/// What a build did.
package struct BuildResult: Sendable {
  /// Everything that authors should know, ordered by place.
  package var diagnostics: [Diagnostic] = []
  package var articles = 0
  /// HTML pages that the site has.
  package var pages = 0
  /// Files written because they were new or stale.
  package var written = 0
  package var deleted = 0
  /// Absolute path of the output folder; nil when nothing was to be written.
  package var output: String?
  package var laps: [Stopwatch.Lap] = []
  /// Where pages come from, by path, when the request asked for it.
  package var origins: [String: PageOrigin] = [:]
  /// `base_url` of site.yml, whatever the request put in its place.
  package var publishedAddress = ""

  package var succeeded: Bool { !diagnostics.hasErrors }
}

/// Called now and then from any thread with the work done and the work to do.
package typealias BuildProgress = @Sendable (_ stage: String, _ done: Int, _ total: Int) -> Void

/// Builds a site: load, parse, assemble, plan, render, write.
///
/// Authors' mistakes come back as diagnostics, and then nothing was written; failures of the disk are thrown.
package func build(
  _ request: BuildRequest, progress: @escaping BuildProgress = { _, _, _ in }
) throws(FileSystemError) -> BuildResult {
  var result = BuildResult()
  var watch = Stopwatch()
  let folder = try SiteFolder(at: request.site)
  let output = try OutputFolder(
    at: request.output ?? folder.defaultOutput, outside: folder, generator: request.generator)

  let (theme, themeProblems) = try Theme.load(folder)
  let configuration = try Configuration.load(folder, request)
  let listing = try ContentListing.load(folder, excluding: output.path)
  watch.lap("load")

  let parsed = try ParsedContent.parse(listing, configuration, jobs: request.jobs, progress)
  watch.lap("parse")

  let (site, siteProblems) = Assembly.site(from: parsed.sources, configuration.assembly(folder, request))
  watch.lap("assemble")

  let (plan, planProblems) = Plan.of(site, contentPrefix: folder.contentPrefix)
  let (labels, labelProblems) = theme.labels(for: configuration.settings)
  let edition = Edition(site: site, plan: plan, labels: labels, assets: theme.assets, jobs: request.jobs)
  let (library, templateProblems) = TemplateLibrary.compile(
    theme.templates, schema: NewsSchema(edition).schema)
  let press = Press(edition: edition, library: library)
  let files = OutputPlan(plan, press, edition, folder, jobs: request.jobs)
  let links = LinkCheck(edition)
  let linkProblems =
    links.diagnostics(site) + links.diagnostics(library)
    + links.diagnostics(configuration.settings, file: folder.contentPrefix + "site.yml")
  let lint = edition.wire.lint(settingsFile: folder.contentPrefix + "site.yml")
  watch.lap("plan")

  let problems: [Diagnostic] = [
    themeProblems, configuration.diagnostics, listing.diagnostics, parsed.diagnostics, siteProblems,
    planProblems,
    labelProblems, templateProblems, linkProblems, lint,
  ].flatMap { $0 }
  result.diagnostics = (request.isStrict ? problems.map(\.asError) : problems).ordered
  result.articles = site.articles.count
  result.pages = plan.pages.count
  result.publishedAddress = configuration.publishedAddress
  guard result.succeeded else { return result }

  let outcome = try files.write(to: output, jobs: request.jobs, progress)
  watch.lap("render and write")
  result.diagnostics += outcome.diagnostics
  result.written = outcome.written
  result.deleted = outcome.deleted
  result.output = output.path
  if request.wantsOrigins {
    result.origins = PageOrigin.all(plan, site, contentPrefix: folder.contentPrefix, present: request.now)
  }
  result.laps = watch.laps
  return result
}
