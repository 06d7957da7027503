import Mustache

/// The view of each page: what its template is given.
///
/// A view is made from the page's contents and the edition alone; `PageFingerprint` covers exactly that.
struct PageViews: Sendable {
  let edition: Edition

  private var site: Site { edition.site }
  private var shared: SharedViews { edition.views }
  private var labels: Labels { edition.labels }

  /// The view of `page`; `head` is what its head says to machines.
  func view(of page: Page, head: HeadText) -> Value {
    .object(Object(own(page.contents) + [(.page, pageView(page, head))] + edition.shared.entries))
  }

  /// Name of the template of a page, as a file of `templates/` without its extension.
  static func template(of contents: PageContents) -> String {
    switch contents {
    case .front: "front"
    case .article: "article"
    case .section: "section"
    case .tag: "tag"
    case .author: "author"
    case .series: "series"
    case .archive: "archive"
    case .allTags: "tags"
    case .allAuthors: "authors"
    case .staticPage: "page"
    case .corrections: "corrections"
    case .notFound: "not-found"
    case .redirect: "redirect"
    case .gone: "gone"
    }
  }

  private func pageView(_ page: Page, _ head: HeadText) -> Value {
    let language = head.summary.language
    var isFront = false
    if case .front = page.contents { isFront = true }
    return .object([
      .kind: .text(Self.template(of: page.contents)), .title: .text(head.summary.title),
      .description: .text(head.summary.description), .language: .text(language),
      .direction: .text(shared.direction(of: language)), .url: shared.url(page.path),
      .canonical: .text(head.summary.canonical), .metadata: .html(head.html),
      .breadcrumbs: .list(head.trail.map(breadcrumb)), .isFront: .bool(isFront),
    ])
  }

  private func breadcrumb(_ step: Breadcrumb) -> Value {
    .object([.label: .text(step.label), .url: step.path.map(shared.url) ?? .null])
  }

  private func own(_ contents: PageContents) -> [(Key, Value)] {
    switch contents {
    case .front(let page): front(page)
    case .article(let page): ArticleView(edition: edition).entries(page)
    case .section(let index, let list):
      [
        (.section, section(index)), (.first, first(list.articles)), (.rest, cards(list.articles.dropFirst())),
      ] + listing(list, often: false)
    case .tag(let index, let list):
      [(.tag, counted(edition.tags.lend(index), site.tags[index].articles))] + listing(list)
    case .author(let index, let list):
      [(.author, counted(edition.authors.lend(index), site.authors[index].articles))] + listing(list)
    case .series(let index, let list): [(.series, series(index, list))] + listing(list)
    case .archive(let page): archive(page)
    case .allTags:
      [(.tags, .list(site.tagsByName.map { counted(edition.tags.lend($0), site.tags[$0].articles) }))]
    case .allAuthors:
      [
        (
          .authors,
          .list(site.authorsByName.map { counted(edition.authors.lend($0), site.authors[$0].articles) })
        )
      ]
    case .staticPage(let index): staticPage(site.pages[index])
    case .corrections(let log, let list): corrections(log, list)
    case .notFound: [(.stories, cards(site.articles.indices.prefix(8)))]
    case .redirect(let target): [(.targetURL, shared.url(target))]
    case .gone(let farewell):
      [
        (.since, farewell.since.map { shared.date(site.settings.zone.instant($0)) } ?? .null),
        (.reason, farewell.reason.isEmpty ? .null : .text(farewell.reason)),
      ]
    }
  }

  private func front(_ page: FrontPage) -> [(Key, Value)] {
    let slots = page.slots.map { (Key($0.name), slot($0.articles)) }
    let rails = page.rails.map { rail in
      Value.object([
        .section: section(rail.section), .stories: cards(rail.articles),
        .count: .integer(rail.articles.count),
        .first: first(rail.articles),
        .rest: cards(rail.articles.dropFirst()),
      ])
    }
    let missing = NewsSchema.defaultSlots.filter { name in !page.slots.contains { $0.name == name } }
    let all = slots + missing.map { (Key($0), Value.null) }
    return [(.slots, .object(Object(all))), (.rails, .list(rails))]
  }

  private func slot(_ stories: [Int]) -> Value {
    if stories.isEmpty { return .null }
    let hasPictures = stories.contains { site.articles[$0].card.picture != nil }
    return .object([
      .stories: cards(stories), .count: .integer(stories.count), .hasPictures: .bool(hasPictures),
    ])
  }

  /// - Parameter often: whether other lists are likely to show the same stories in the same way.
  private func listing(_ list: ListPage, often: Bool = true) -> [(Key, Value)] {
    [(.stories, cards(list.articles, often: often)), (.pagination, Pagination(list).view(shared, labels))]
  }

  private func first(_ indices: some Collection<Int>) -> Value {
    indices.first.map { edition.card($0, often: false) } ?? .null
  }

  private func cards(_ indices: some Collection<Int>, often: Bool = false) -> Value {
    .list(indices.map { edition.card($0, often: often) })
  }

  func section(_ index: Int) -> Value {
    let section = site.sections[index]
    return .object([
      .name: .text(section.name), .url: shared.url(section.path), .description: .text(section.description),
      .countLabel: .text(labels.counted("stories", section.articles.count)),
    ])
  }

  /// A tag or an author with the number of their stories.
  private func counted(_ object: Unmanaged<KeptObject>, _ stories: [Int]) -> Value {
    .object(Object(Object(lending: object, often: false).entries + [(.count, .integer(stories.count))]))
  }

  private func series(_ index: Int, _ list: ListPage) -> Value {
    let series = site.series[index]
    return .object([
      .name: .text(series.name), .url: shared.url(series.path), .count: .integer(series.articles.count),
      .firstNumber: .integer(list.articles.startIndex + 1),
    ])
  }

  private func archive(_ page: ArchivePage) -> [(Key, Value)] {
    let periods = page.parts.map { part in
      Value.object([
        .label: .text(PeriodName(labels).short(part.period)), .url: shared.url(part.path),
        .count: .integer(part.count),
      ])
    }
    return [(.heading, .text(PeriodName(labels).heading(page.period))), (.periods, .list(periods))]
      + listing(page.list)
  }

  private func staticPage(_ page: StaticPage) -> [(Key, Value)] {
    [
      (.heading, .text(page.source.title.value)), (.dek, .text(page.source.description)),
      (.image, shared.picture(page.picture)),
      (.body, shared.html(page.prose, broken: edition.addresses.broken)),
      (.updated, page.source.updated.map(shared.date) ?? .null), (.extra, Value.extra(page.source.extra)),
    ]
  }

  private func corrections(_ log: ArraySlice<LoggedCorrection>, _ list: ListPage) -> [(Key, Value)] {
    let views = log.map { entry in
      Value.object([
        .date: shared.date(entry.correction.date), .text: .text(entry.correction.text),
        .story: edition.card(entry.story, often: false),
      ])
    }
    return [(.corrections, .list(views)), (.pagination, Pagination(list).view(shared, labels))]
  }
}

/// What the metadata room says of a page, for its head.
struct HeadText: Sendable {
  let summary: PageSummary
  /// The way from the front page.
  let trail: [Breadcrumb]
  let html: Markup
}
