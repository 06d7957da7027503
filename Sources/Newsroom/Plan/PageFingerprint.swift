import Mustache

/// The fingerprint of a page: everything that its bytes are a function of, besides its template and the edition.
///
/// Cards, stories and the edition bring fingerprints of their own, so that nothing is built to find out
/// that nothing changed. What a view reads must be named here; the test that incremental builds equal
/// clean ones, for every kind of edit, is what keeps this file honest.
struct PageFingerprint: Sendable {
  private let edition: Edition
  /// What a story's page and feeds show of it, for each story.
  private let stories: [UInt64]

  private var site: Site { edition.site }

  init(_ edition: Edition, jobs: Int) {
    self.edition = edition
    let prints = StoryFingerprints(edition)
    stories = parallelMap(Array(edition.site.articles.indices), jobs: jobs) { prints.fingerprint(of: $0) }
  }

  func recipe(of page: Page) -> Recipe {
    let template = PageViews.template(of: page.contents)
    var hasher = StableHasher()
    hasher.combine(template)
    hasher.combine(page.path.text)
    combine(page.contents, &hasher)
    // A list may announce a feed of stories that only its other pages show.
    hasher.combine(edition.wire.channels.channel(of: page.contents) == nil ? 0 : 1)
    return Recipe(
      .page(template: template), contents: hasher.finish(), story: story(of: page.contents),
      line: line(of: page.contents))
  }

  /// A feed is made of its settings and of its stories, with the names of their people, sections and tags.
  func recipe(of feed: FeedFile) -> Recipe {
    var hasher = StableHasher()
    hasher.combine(feed.path.text)
    hasher.combine(feed.title)
    for index in feed.articles {
      hasher.combine(site.articles[index].card.slug.text)
      hasher.combine(stories[index])
    }
    return Recipe(.feed, contents: hasher.finish())
  }

  /// Hash of what an author wrote for this page alone; nil for pages that only show what is written elsewhere.
  private func story(of contents: PageContents) -> UInt64? {
    switch contents {
    case .article(let page): site.articles[page.article].fingerprint
    case .staticPage(let index): site.pages[index].source.fingerprint
    default: nil
    }
  }

  /// Hash of what people wrote for this page alone that is no story: a person's file, a line of the ledger or an alias.
  private func line(of contents: PageContents) -> UInt64? {
    var hasher = StableHasher()
    switch contents {
    case .author(let index, _): hasher.combine(site.authors[index], edition.addresses)
    case .redirect, .gone: combine(contents, &hasher)
    default: return nil
    }
    return hasher.finish()
  }

  private func combine(_ contents: PageContents, _ hasher: inout StableHasher) {
    switch contents {
    case .front(let page):
      for slot in page.slots { combine(slot.name, slot.articles, &hasher) }
      for rail in page.rails {
        combine(site.sections[rail.section], &hasher)
        combine("rail", rail.articles, &hasher)
      }
    case .article(let page): combine(page, &hasher)
    case .section(let index, let list):
      combine(site.sections[index], &hasher)
      combine(list, &hasher)
    case .tag(let index, let list):
      combine(site.tags[index], &hasher)
      combine(list, &hasher)
    case .author(let index, let list):
      combine(site.authors[index], &hasher)
      combine(list, &hasher)
    case .series(let index, let list):
      hasher.combine(site.series[index].name)
      combine(list, &hasher)
    case .archive(let page):
      for part in page.parts {
        hasher.combine(part.path.text)
        hasher.combine(part.count)
      }
      combine(page.list, &hasher)
    case .allTags: for tag in site.tags { combine(tag, &hasher) }
    case .allAuthors: for author in site.authors { combine(author, &hasher) }
    case .staticPage(let index): combine(site.pages[index], &hasher)
    case .corrections(let log, let list):
      for entry in log {
        hasher.combine(edition.cardFingerprints[entry.story])
        hasher.combine(entry.correction.date.seconds)
        hasher.combine(entry.correction.text)
      }
      combine(list, &hasher)
    case .notFound: combine("newest", Array(site.articles.indices.prefix(8)), &hasher)
    case .redirect(let target): hasher.combine(target.text)
    case .gone(let farewell):
      hasher.combine(farewell.since.map(dateText) ?? "")
      hasher.combine(farewell.reason)
    }
  }

  private func combine(_ page: ArticlePage, _ hasher: inout StableHasher) {
    let article = site.articles[page.article]
    hasher.combine(stories[page.article])
    hasher.combine(edition.wire.distinction(of: page.article))
    hasher.combine(article.card.yearsOld(at: site.now))
    combine("related", page.related, &hasher)
    combine("neighbours", [page.earlier, page.later].compactMap { $0 }, &hasher)
    hasher.combine(page.earlier == nil ? 1 : 2)
    if let part = article.series {
      let series = site.series[part.series]
      hasher.combine(series.name)
      hasher.combine(part.number)
      hasher.combine(series.articles.count)
      combine("series", series.parts(near: part), &hasher)
    }
  }

  private func combine(_ name: String, _ cards: some Collection<Int>, _ hasher: inout StableHasher) {
    hasher.combine(name)
    hasher.combine(cards.count)
    for index in cards { hasher.combine(edition.cardFingerprints[index]) }
  }

  private func combine(_ list: ListPage, _ hasher: inout StableHasher) {
    hasher.combine(list.number)
    hasher.combine(list.count)
    hasher.combine(list.total)
    for index in list.articles { hasher.combine(edition.cardFingerprints[index]) }
  }

  private func combine(_ section: Section, _ hasher: inout StableHasher) {
    hasher.combine(section.name)
    hasher.combine(section.path.text)
    hasher.combine(section.description)
    hasher.combine(section.articles.count)
  }

  private func combine(_ tag: Tag, _ hasher: inout StableHasher) {
    hasher.combine(tag.name)
    hasher.combine(tag.path.text)
    hasher.combine(tag.articles.count)
  }

  private func combine(_ author: Author, _ hasher: inout StableHasher) {
    hasher.combine(author, edition.addresses)
    hasher.combine(author.articles.count)
  }

  private func combine(_ page: StaticPage, _ hasher: inout StableHasher) {
    hasher.combine(page.source.fingerprint)
    // A file's name may say what its bytes do not.
    hasher.combine(page.source.kind.rawValue)
    hasher.combine(page.picture)
    hasher.combine(page.prose, edition.addresses)
  }
}

/// Stable hashes of what stories' pages and feeds show of them; what many stories share is hashed once.
private struct StoryFingerprints: Sendable {
  private let edition: Edition
  private let authors: [UInt64]
  private let tags: [UInt64]

  init(_ edition: Edition) {
    self.edition = edition
    authors = edition.site.authors.map { author in
      var hasher = StableHasher()
      hasher.combine(author, edition.addresses)
      return hasher.finish()
    }
    tags = edition.site.tags.map { tag in
      var hasher = StableHasher()
      hasher.combine(tag.name)
      hasher.combine(tag.path.text)
      return hasher.finish()
    }
  }

  func fingerprint(of index: Int) -> UInt64 {
    let article = edition.site.articles[index]
    var hasher = StableHasher()
    hasher.combine(article.fingerprint)
    hasher.combine(broken: article.links, edition.addresses)
    hasher.combine(edition.cardFingerprints[index])
    hasher.combine(edition.wire.modified[index].seconds)
    for entry in article.card.byline { hasher.combine(authors[entry.author]) }
    for tag in article.tags { hasher.combine(tags[tag]) }
    return hasher.finish()
  }
}

extension StableHasher {
  /// Which of the links lead nowhere.
  fileprivate mutating func combine(broken links: [ResolvedLink], _ addresses: SiteAddresses) {
    guard !addresses.broken.isEmpty else { return }
    for case .site(let path, _, _) in links where addresses.broken.contains(path) { combine(path.text) }
  }

  /// What a body leaves open; what its file says is in the fingerprint of the file.
  fileprivate mutating func combine(_ prose: Prose, _ addresses: SiteAddresses) {
    for link in prose.links { combine(link) }
    combine(broken: prose.links, addresses)
    for picture in prose.pictures { combine(picture) }
  }

  /// What pages show of a person, but for the stories.
  fileprivate mutating func combine(_ author: Author, _ addresses: SiteAddresses) {
    for text in [
      author.name, author.path.text, author.role, author.email ?? "", author.mastodon ?? "", author.x ?? "",
    ] {
      combine(text)
    }
    combine(author.photo)
    for link in author.links {
      combine(link.label)
      combine(link.url)
    }
    combine(author.fingerprint)
    if let biography = author.biography { combine(biography, addresses) }
  }
}
