import Mustache

/// Builds the values that many pages show: cards, dates, pictures, links.
final class SharedViews: Sendable {
  let site: Site
  let labels: Labels
  let basePath: String
  /// Of the site's own language.
  private let direction: String

  init(site: Site, labels: Labels, basePath: String) {
    self.site = site
    self.labels = labels
    self.basePath = basePath
    direction = Newsroom.direction(ofLanguage: site.settings.language)
  }

  /// One for each article, in their order.
  var cards: LazyTable<KeptObject> {
    LazyTable(count: site.articles.count) { [self] in KeptObject(card(site.articles[$0].card)) }
  }

  /// One for each tag, in their order.
  var tags: LazyTable<KeptObject> {
    LazyTable(count: site.tags.count) { [self] in KeptObject(tag(site.tags[$0])) }
  }

  /// One for each author, in their order.
  ///
  /// - Parameter broken: addresses that biographies must not lead to.
  func authors(broken: Set<SitePath>) -> LazyTable<KeptObject> {
    LazyTable(count: site.authors.count) { [self] in KeptObject(author(site.authors[$0], broken: broken)) }
  }

  func url(_ path: SitePath) -> Value { .text(basePath + path.encoded) }

  private func card(_ card: Card) -> Object {
    [
      .url: url(card.path), .headline: .text(card.headline), .dek: .text(card.dek),
      .kicker: .text(card.kicker), .kind: .text(card.kind.rawValue), .kindLabel: kindLabel(card.kind),
      .isOpinion: .bool(card.kind == .opinion), .isSponsored: .bool(card.kind == .sponsored),
      .isLive: .bool(card.kind == .live), .section: card.section.map(sectionLink) ?? .null,
      .byline: byline(card.byline), .published: date(card.published),
      .updated: card.updated.map(date) ?? .null, .image: picture(card.picture),
      .readingTime: .text(labels.counted("reading_time", card.minutes)),
      .language: card.language.map { .text($0) } ?? .null,
      .direction: card.language.flatMap(otherDirection) ?? .null,
      .badge: card.badge.map { .text($0.rawValue) } ?? .null,
    ]
  }

  private func tag(_ tag: Tag) -> Object {
    [.name: .text(tag.name), .url: url(tag.path)]
  }

  private func author(_ author: Author, broken: Set<SitePath>) -> Object {
    [
      .name: .text(author.name), .url: url(author.path), .role: .text(author.role),
      .photo: picture(author.photo), .email: author.email.map { .text($0) } ?? .null,
      .links: .list(author.links.map(link)),
      .biography: author.biography.map { html($0, broken: broken) } ?? .null,
      .extra: Value.extra(author.extra),
    ]
  }

  func html(_ prose: Prose, broken: Set<SitePath>) -> Value {
    var out = Galley()
    let language = site.settings.language
    let html = BodyHTML(
      language: language, siteLanguage: language, prefix: basePath, isSponsored: false,
      loadsFirstPicture: false, broken: broken)
    html.append(prose, to: &out)
    return .html(Markup(out.bytes))
  }

  private func kindLabel(_ kind: StoryKind) -> Value {
    kind == .news ? .null : .text(labels["kind_" + kind.rawValue])
  }

  func direction(of language: String) -> String {
    language == site.settings.language ? direction : Newsroom.direction(ofLanguage: language)
  }

  private func otherDirection(of language: String) -> Value? {
    let own = direction(of: language)
    return own == direction ? nil : .text(own)
  }

  func sectionLink(_ index: Int) -> Value {
    .object([.name: .text(site.sections[index].name), .url: url(site.sections[index].path)])
  }

  /// Writers first, then other roles, each with the words that lead to the name.
  ///
  /// A story without a byline is by the paper, as its metadata says.
  func byline(_ entries: [BylineEntry]) -> Value {
    if entries.isEmpty { return .list([publisherEntry]) }
    let writers = entries.filter { $0.role.isEmpty }
    var views: [Value] = []
    for (index, entry) in writers.enumerated() {
      let before =
        index == 0 ? "by" : index == writers.count - 1 ? "byline_and" : "byline_comma"
      views.append(bylineEntry(entry, before: labels[before]))
    }
    for entry in entries where !entry.role.isEmpty {
      let role = views.isEmpty ? entry.role.capitalizedFirst : entry.role
      views.append(bylineEntry(entry, before: (views.isEmpty ? "" : labels["role_separator"]) + role + " "))
    }
    return .list(views)
  }

  private func bylineEntry(_ entry: BylineEntry, before: String) -> Value {
    .object([
      .before: .text(before), .name: .text(entry.name), .url: url(site.authors[entry.author].path),
      .role: .text(entry.role), .photo: picture(site.authors[entry.author].photo),
    ])
  }

  private var publisherEntry: Value {
    .object([
      .before: .text(labels["by"]), .name: .text(publisher), .url: url(.front), .role: .text(""),
      .photo: .null,
    ])
  }

  private var publisher: String {
    site.settings.publisher.name.isEmpty ? site.settings.title : site.settings.publisher.name
  }

  func date(_ instant: Instant) -> Value {
    let civil = site.settings.zone.civil(instant)
    let date = labels.date(civil)
    // Midnight to the second is what a date without a time becomes: nobody wrote it, so nobody reads it.
    let isDateOnly = isBeginningOfDay(instant, civil)
    let time = isDateOnly ? "" : labels.time(civil)
    let full = labels.filled("date_full") { $0 == "date" ? date : $0 == "time" ? time : nil }
    return .object([
      .iso: .text(rfc3339(instant, site.settings.zone)), .date: .text(date), .time: .text(time),
      .full: .text(isDateOnly ? date : full),
    ])
  }

  /// Where clocks go forward at midnight, the day begins at another hour.
  private func isBeginningOfDay(_ instant: Instant, _ civil: CivilTime) -> Bool {
    guard civil.second == 0, civil.minute == 0, civil.hour < 3 else { return false }
    return civil.hour == 0 || instant == site.settings.zone.day(of: instant).lowerBound
  }

  func picture(_ picture: Picture?) -> Value {
    guard let picture else { return .null }
    return .object([
      .url: .text(pictureURL(picture)), .width: picture.width.map { .integer($0) } ?? .null,
      .height: picture.height.map { .integer($0) } ?? .null, .alt: .text(picture.alt),
      .caption: .text(picture.caption), .credit: .text(picture.credit),
    ])
  }

  func pictureURL(_ picture: Picture) -> String {
    switch picture.location {
    case .site(let path): basePath + path.encoded
    case .elsewhere(let url): url
    }
  }

  func link(_ link: LabelledLink) -> Value {
    .object([.label: .text(link.label), .url: .text(href(link.url))])
  }

  /// A link of site.yml: a path of this site gets the base path, anything else stays.
  func href(_ url: String) -> String { url.hasPrefix("/") && !url.hasPrefix("//") ? basePath + url : url }

  /// - Parameter properties: those that `theme` sets.
  func site(_ properties: CustomProperties) -> Object {
    let settings = site.settings
    let hasCorrections = site.articles.contains { !$0.frontMatter.corrections.isEmpty }
    return [
      .title: .text(settings.title), .tagline: .text(settings.tagline),
      .description: .text(settings.description),
      .home: url(.front), .url: .text(settings.baseURL + "/"), .language: .text(settings.language),
      .direction: .text(direction),
      .logo: picture(site.logo), .navigation: .list(navigation.map(link)),
      .footer: .list(settings.footer.map(link)), .sections: .list(listedSections.map(sectionAsLink)),
      .publisher: .text(publisher),
      .copyright: .text(settings.copyright), .archiveURL: url(.fixed("/archive/")),
      .tagsURL: site.tags.isEmpty ? .null : url(.fixed("/tags/")),
      .authorsURL: site.authors.isEmpty ? .null : url(.fixed("/authors/")),
      .correctionsURL: hasCorrections ? url(.fixed("/corrections/")) : .null,
      .feedURL: url(.fixed("/feed.xml")),
      .themeStyle: .html(Markup(ThemeStyle(settings, over: properties).text)),
    ]
  }

  private var filledSections: [Section] { site.sections.filter { !$0.articles.isEmpty } }

  /// Those that site.yml names, and others as long as there are no more than thirty: every page shows them.
  private var listedSections: ArraySlice<Section> {
    let named = Set(site.settings.sections.map(\.slug))
    return filledSections.prefix(max(30, filledSections.count { named.contains($0.slug) }))
  }

  private func sectionAsLink(_ section: Section) -> Value {
    .object([.label: .text(section.name), .url: url(section.path)])
  }

  /// The navigation of site.yml; without any, the first ten sections that have stories.
  private var navigation: [LabelledLink] {
    if !site.settings.navigation.isEmpty { return site.settings.navigation }
    return filledSections.prefix(10).map { LabelledLink(label: $0.name, url: $0.path.encoded) }
  }
}

extension Value {
  /// What front matter holds for templates; absent where it says nothing, so that a section over it is skipped.
  static func extra(_ object: Object) -> Value { object.entries.isEmpty ? .null : .object(object) }
}
