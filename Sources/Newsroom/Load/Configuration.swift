import Diagnostics
import Mustache

extension BuildRequest {
  /// What is wrong with the request itself, so that no edit of the site mends it.
  package var problem: Diagnostic? {
    moment.flatMap { DateReader.instant($0, zone: .utc) == nil ? .badMoment($0) : nil }
  }
}

/// What `site.yml` and `front.yml` say, with what the command line puts in their place.
struct Configuration: Sendable {
  let settings: Settings
  /// Nil when the site has no `front.yml`.
  let layout: FrontPageLayout?
  /// The moment that the site is built for.
  let now: Instant
  let diagnostics: [Diagnostic]

  static func load(_ folder: SiteFolder, _ request: BuildRequest) throws(FileSystemError) -> Configuration {
    var diagnostics: [Diagnostic] = []
    var settings = Settings()
    if let file = try file("site.yml", of: folder) {
      let (read, problems) = SettingsReader.read(file)
      settings = read
      settings.fingerprint = StableHasher.hash(of: file.bytes)
      diagnostics += problems
    }
    if let url = request.baseURL {
      if let clean = baseURL(url) { settings.baseURL = clean } else { diagnostics.append(.badBaseURL(url)) }
    }
    if let isEarlierOnly = request.relatesEarlierOnly { settings.related.isEarlierOnly = isEarlierOnly }
    var layout: FrontPageLayout?
    if let file = try file("front.yml", of: folder) {
      let (read, problems) = FrontPageReader.read(file, zone: settings.zone)
      layout = read
      diagnostics += problems
    }
    var now = request.now
    if let moment = request.moment {
      if let instant = DateReader.instant(moment, zone: settings.zone) {
        now = instant
      } else {
        diagnostics.append(.badMoment(moment))
      }
    }
    return Configuration(settings: settings, layout: layout, now: now, diagnostics: diagnostics)
  }

  func built(at moment: Instant) -> Configuration {
    Configuration(settings: settings, layout: layout, now: moment, diagnostics: diagnostics)
  }

  /// A warning when nobody said where the site is published.
  func addressProblems(_ request: BuildRequest, settingsFile: String) -> [Diagnostic] {
    let fallback = Settings().baseURL
    guard request.baseURL == nil, settings.baseURL == fallback, !diagnostics.hasErrors else { return [] }
    return [.noAddress(in: settingsFile, using: fallback)]
  }

  private static func file(_ name: String, of folder: SiteFolder) throws(FileSystemError) -> SourceFile? {
    let path = folder.content + "/" + name
    guard FileIO.isFile(path) else { return nil }
    return SourceFile(path: folder.contentPrefix + name, bytes: try FileIO.read(path))
  }

  func assembly(
    _ folder: SiteFolder, _ theme: Theme, _ request: BuildRequest, _ ledger: PermalinkLedger,
    after related: RelatedBefore
  ) -> AssemblyOptions {
    AssemblyOptions(
      settings: settings, layout: layout, ledger: ledger, now: now, includesDrafts: request.includesDrafts,
      contentPrefix: folder.contentPrefix, theme: theme.ownTexts, relatedBefore: related,
      jobs: request.jobs)
  }
}
