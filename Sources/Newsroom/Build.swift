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
  /// Whether related articles must be earlier than the story; nil as site.yml has it.
  package var relatesEarlierOnly: Bool?
  /// Which build of the program this is: pages that another one wrote are written again.
  package var generator: UInt64 = 0

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
  var watch = Stopwatch()
  let folder = try SiteFolder(at: request.site)
  let output = try OutputFolder(
    at: request.output ?? folder.defaultOutput, outside: folder, generator: request.generator)
  let assembled = try assembleSite(folder, request, excluding: output.path, &watch, progress)
  let site = assembled.site

  let (plan, planProblems) = Plan.of(site, contentPrefix: folder.contentPrefix)
  let edition = Edition(
    site: site, plan: plan, labels: assembled.labels, assets: assembled.theme.assets, jobs: request.jobs)
  let (library, templateProblems) = TemplateLibrary.compile(
    assembled.theme.templates, schema: NewsSchema(edition).schema)
  let press = Press(edition: edition, library: library)
  let files = OutputPlan(plan, press, edition, folder, jobs: request.jobs)
  let settingsFile = folder.contentPrefix + "site.yml"
  var problems =
    assembled.diagnostics + planProblems + Theme.withoutUnfilledBlocks(templateProblems)
    + LinkCheck(edition).diagnostics(library, settingsFile: settingsFile)
  // How a card will look matters when there will be one.
  if !problems.hasErrors { problems += edition.wire.lint(settingsFile: settingsFile) }
  watch.lap("plan")

  var result = BuildResult()
  result.diagnostics = (request.isStrict ? problems.map(\.asError) : problems).ordered
  result.articles = site.articles.count
  result.pages = plan.pages.count
  guard result.succeeded else { return result }

  let outcome = try files.write(to: output, jobs: request.jobs, progress)
  watch.lap("render and write")
  result.diagnostics += outcome.diagnostics
  result.written = outcome.written
  result.deleted = outcome.deleted
  result.output = output.path
  result.laps = watch.laps
  return result
}

/// The site of a request, for commands that ask it something and write nothing.
package func assembledSite(
  _ request: BuildRequest
) throws(FileSystemError) -> (site: Site, diagnostics: [Diagnostic]) {
  var watch = Stopwatch()
  let folder = try SiteFolder(at: request.site)
  let output = request.output ?? folder.defaultOutput
  let assembled = try assembleSite(folder, request, excluding: output, &watch) { _, _, _ in }
  return (assembled.site, assembled.diagnostics.ordered)
}

/// The edition and the plan of a request, as `build` would print them.
func edition(of request: BuildRequest) throws(FileSystemError) -> (edition: Edition, plan: Plan) {
  var watch = Stopwatch()
  let folder = try SiteFolder(at: request.site)
  let assembled = try assembleSite(folder, request, excluding: folder.defaultOutput, &watch) { _, _, _ in }
  let (plan, _) = Plan.of(assembled.site, contentPrefix: folder.contentPrefix)
  let edition = Edition(
    site: assembled.site, plan: plan, labels: assembled.labels, assets: assembled.theme.assets,
    jobs: request.jobs)
  return (edition, plan)
}

private struct AssembledSite {
  let theme: Theme
  let labels: Labels
  let site: Site
  let diagnostics: [Diagnostic]
}

private func assembleSite(
  _ folder: SiteFolder, _ request: BuildRequest, excluding output: String, _ watch: inout Stopwatch,
  _ progress: @escaping BuildProgress
) throws(FileSystemError) -> AssembledSite {
  let (theme, themeProblems) = try Theme.load(folder)
  let configuration = try Configuration.load(folder, request)
  let listing = try ContentListing.load(folder, excluding: output)
  let (labels, labelProblems) = theme.labels(for: configuration.settings)
  watch.lap("load")

  let parsed = try ParsedContent.parse(listing, configuration, labels, jobs: request.jobs, progress)
  watch.lap("parse")

  let (site, siteProblems) = Assembly.site(from: parsed.sources, configuration.assembly(folder, request))
  watch.lap("assemble")
  return AssembledSite(
    theme: theme, labels: labels, site: site,
    diagnostics: themeProblems + configuration.diagnostics + labelProblems + listing.diagnostics
      + parsed.diagnostics
      + siteProblems)
}
