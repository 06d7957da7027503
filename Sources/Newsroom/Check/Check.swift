import Diagnostics
import Mustache

/// What to check, and how strictly.
package struct CheckRequest: Sendable {
  package var build: BuildRequest
  /// Names of findings to leave out, besides those of site.yml.
  package var ignored: [String] = []
  /// Limits in kB that replace those of site.yml.
  package var htmlKilobytes: Int?
  package var pageKilobytes: Int?
  package var pictureKilobytes: Int?

  package init(_ build: BuildRequest) { self.build = build }
}

/// What a check found.
package struct CheckResult: Sendable {
  /// Ordered by place, without what is ignored.
  package let findings: [Diagnostic]
  package let pages: Int
  package let articles: Int
  /// Addresses outside the site that it links to, for those who want to ask whether they are still there.
  package let outside: [OutsideAddress]
  /// Address of the site itself, by which a checker introduces itself.
  package let baseURL: String
  /// The same, with what was found elsewhere.
  package func adding(_ more: [Diagnostic]) -> CheckResult {
    CheckResult(
      findings: (findings + more.filter { !ignored.contains($0.id) }).ordered, pages: pages,
      articles: articles,
      outside: outside, baseURL: baseURL, ignored: ignored)
  }

  let ignored: Set<String>
}

/// Builds a site in memory and proofreads it; nothing is written.
///
/// Authors' mistakes come back as findings; failures of the disk are thrown.
package func check(
  _ request: CheckRequest, progress: @escaping BuildProgress = { _, _, _ in }
) throws(FileSystemError) -> CheckResult {
  var watch = Stopwatch()
  let build = request.build
  let folder = try SiteFolder(at: build.site)
  let loaded = try LoadedSite.load(folder, build, excluding: build.output ?? folder.defaultOutput)
  let assembled = try loaded.assemble(build, &watch, progress)
  let planned = PlannedSite(loaded, assembled, jobs: build.jobs)
  let (site, edition) = (planned.site, planned.edition)
  let settings = request.settings(over: site.settings.check)
  let schedule = Schedule(planned, build)
  var found =
    planned.problems(build, present: build.now)
    + edition.wire.lint(settingsFile: planned.settingsFile, jobs: build.jobs)
    + CheckRules.problems(settings.ignored) + (try schedule.foreseenErrors(momentsAhead))
  if planned.isPrintable {
    let shared = planned.links.sharedAddresses(planned.library)
    let proofreader = Proofreader(edition, checked: shared)
    let (proofs, printProblems) = print(
      planned.plan, planned.press, proofreader, jobs: build.jobs, progress)
    var places = ProofPlaces(site, folder, shared: shared)
    found += printProblems + unknownAddresses(proofs, &places)
    found += proofread(proofs, edition, loaded, settings, &places)
  }
  let ignored = Set(settings.ignored.map(\.value) + request.ignored)
  return CheckResult(
    findings: findings(found, ignored, isStrict: build.isStrict), pages: planned.plan.pages.count,
    articles: site.articles.count,
    outside: OutsideAddress.all(of: site, ignoring: settings.ignoredAddresses),
    baseURL: site.settings.baseURL, ignored: ignored)
}

/// At how many moments to come a check looks whether builds will stop.
private let momentsAhead = 10

/// Prints every page and reads it at once, so that no two pages are in memory for long.
private func print(
  _ plan: Plan, _ press: Press, _ proofreader: Proofreader, jobs: Int, _ progress: @escaping BuildProgress
) -> (proofs: [Proof], diagnostics: [Diagnostic]) {
  // A redirect has no words of its own.
  let pages = plan.pages.filter { if case .redirect = $0.contents { false } else { true } }
  let results = parallelMap(pages, jobs: jobs) { page -> (Proof?, Diagnostic?) in
    var bytes: [UInt8] = []
    if let diagnostic = press.print(page, into: &bytes) { return (nil, diagnostic) }
    return (proofreader.proof(of: page, bytes), nil)
  }
  progress("pages", pages.count, pages.count)
  return (results.compactMap(\.0), results.compactMap(\.1))
}

private func proofread(
  _ proofs: [Proof], _ edition: Edition, _ loaded: LoadedSite, _ settings: CheckSettings,
  _ places: inout ProofPlaces
) -> [Diagnostic] {
  let site = edition.site
  return AnchorCheck(site, proofs).diagnostics(proofs, &places)
    + unexplainedPictures(proofs, &places) + picturesWithoutWords(site) + headingFaults(proofs, &places)
    + WeightCheck(edition, settings).diagnostics(proofs, places)
    + MediaCheck(site, loaded).diagnostics(proofs)
}

/// Pictures of static pages and biographies without a text alternative; the lint sees those of stories.
private func picturesWithoutWords(_ site: Site) -> [Diagnostic] {
  let outlines = site.pages.map(\.prose.outline) + site.authors.compactMap { $0.biography?.outline }
  return outlines.flatMap(\.images).filter { $0.alt.isEmpty }.map { .missingAlt(at: $0.span, inBody: true) }
}

/// What is left to report, as severe as a check takes it; errors that stop a build cannot be ignored.
private func findings(_ found: [Diagnostic], _ ignored: Set<String>, isStrict: Bool) -> [Diagnostic] {
  let kept = found.filter { !ignored.contains($0.id) || !CheckRules.ignorable.contains($0.id) }
  return kept.map { isStrict || CheckRules.errors.contains($0.id) ? $0.asError : $0 }.ordered
}

extension CheckRequest {
  func settings(over settings: CheckSettings) -> CheckSettings {
    var settings = settings
    settings.htmlKilobytes = htmlKilobytes ?? settings.htmlKilobytes
    settings.pageKilobytes = pageKilobytes ?? settings.pageKilobytes
    settings.pictureKilobytes = pictureKilobytes ?? settings.pictureKilobytes
    return settings
  }
}
