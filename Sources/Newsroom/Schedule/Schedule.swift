import Diagnostics

/// All that will change by the clock alone, earliest first.
package struct Schedule: Sendable {
  package let changes: [ScheduledChange]
  package let settings: Settings
  package let now: Instant
  private let foresight: Foresight

  /// The schedule of a site from the moment of the request on.
  package init(_ request: BuildRequest) throws(FileSystemError) {
    var watch = Stopwatch()
    let folder = try SiteFolder(at: request.site)
    let loaded = try LoadedSite.load(folder, request, excluding: request.output ?? folder.defaultOutput)
    let assembled = try loaded.assemble(request, &watch) { _, _, _ in }
    self.init(PlannedSite(loaded, assembled, jobs: request.jobs), request)
  }

  init(_ planned: PlannedSite, _ request: BuildRequest) {
    let (site, contentPrefix) = (planned.site, planned.loaded.folder.contentPrefix)
    foresight = Foresight(planned, request)
    settings = site.settings
    now = site.now
    var changes: [ScheduledChange] = []
    func note(_ moment: Instant?, _ event: ScheduledChange.Event, _ subject: String, _ file: String) {
      guard let moment, moment > site.now else { return }
      changes.append(
        ScheduledChange(moment: moment, event: event, subject: subject, file: contentPrefix + file))
    }
    for source in planned.assembled.parsed.sources.articles where !source.frontMatter.isDraft {
      let (frontMatter, headline) = (source.frontMatter, source.frontMatter.title.value)
      // One that expires before it would appear never does.
      let (release, expires) = (frontMatter.release, frontMatter.expires)
      if let release, expires.map({ $0 > release }) ?? true {
        note(release, .publication, headline, source.path)
        note(expires, .expiry, headline, source.path)
      }
    }
    for pin in planned.loaded.configuration.layout?.slots.flatMap(\.stories) ?? [] {
      note(pin.until, .unpinning, pin.slug.value, "front.yml")
    }
    for article in site.articles {
      article.card.forEachTurn(after: site.now) { event, moment in
        note(moment, event, article.card.headline, article.source.path)
      }
    }
    self.changes = changes.sorted {
      ($0.moment, $0.event, $0.file, $0.subject) < ($1.moment, $1.event, $1.file, $1.subject)
    }
  }

  /// What readers would miss, were the site not built then.
  package var news: [ScheduledChange] { changes.filter(\.event.isNews) }

  /// What will stop builds at one of the next `count` moments at which stories come out or expire.
  package func foreseenErrors(_ count: Int) throws(FileSystemError) -> [Diagnostic] {
    let turns = news.filter { $0.event != .unpinning }.map { Self.minute(after: $0.moment) }
    var moments: [Instant] = []
    for moment in turns where moments.count < count && moments.last != moment { moments.append(moment) }
    return try foresight.errors(at: moments)
  }

  /// The whole minute at or after a moment, for which a build can be ordered.
  package static func minute(after moment: Instant) -> Instant {
    Instant(seconds: (moment.seconds + 59) / 60 * 60)
  }

  /// A list (RFC 8259) of one object for each change.
  package func json(_ changes: [ScheduledChange]) -> String {
    var json = JSONWriter()
    json.array { json in
      for change in changes {
        json.object { json in
          json.member("moment", rfc3339(change.moment, settings.zone))
          json.member("event", change.event.rawValue)
          json.member("subject", change.subject)
          json.member("file", change.file)
        }
      }
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
