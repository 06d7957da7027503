import Mustache

/// The fingerprint of a page: everything that its bytes are a function of, besides its template and the edition.
///
/// Cards, stories and the edition bring fingerprints of their own, so that nothing is built to find out
/// that nothing changed. What a view reads must be named here; the test that incremental builds equal
/// clean ones, for every kind of edit, is what keeps this file honest.
struct PageFingerprint {
  let edition: Edition

  private var site: Site { edition.site }

  func recipe(of page: Page) -> Recipe {
    let template = PageViews.template(of: page.contents)
    var hasher = StableHasher()
    hasher.combine(template)
    hasher.combine(page.path.text)
    combine(page.contents, &hasher)
    return Recipe(.page(template: template), contents: hasher.finish(), story: story(of: page.contents))
  }

  /// A feed is made of its settings and of its stories, with the names of their people, sections and tags.
  func recipe(of feed: FeedFile) -> Recipe {
    var hasher = StableHasher()
    hasher.combine(feed.path.text)
    hasher.combine(feed.title)
    for index in feed.articles {
      hasher.combine(site.articles[index].card.slug.text)
      combineStory(index, &hasher)
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
    case .corrections(let list):
      for index in list.articles {
        for correction in site.articles[index].frontMatter.corrections {
          hasher.combine(correction.date.seconds)
          hasher.combine(correction.text)
        }
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
    combineStory(page.article, &hasher)
    hasher.combine(edition.wire.distinction(of: page.article))
    hasher.combine(article.card.yearsOld(at: site.now))
    combine("related", page.related, &hasher)
    combine("neighbours", [page.earlier, page.later].compactMap { $0 }, &hasher)
    hasher.combine(page.earlier == nil ? 1 : 2)
    if let part = article.series {
      hasher.combine(site.series[part.series].name)
      combine("series", site.series[part.series].articles, &hasher)
    }
  }

  /// What a story's page and feeds show of it.
  private func combineStory(_ index: Int, _ hasher: inout StableHasher) {
    let article = site.articles[index]
    hasher.combine(article.fingerprint)
    combineBroken(article.links, &hasher)
    hasher.combine(edition.cardFingerprints[index])
    for entry in article.card.byline { combine(site.authors[entry.author], &hasher, counted: false) }
    for tag in article.tags {
      hasher.combine(site.tags[tag].name)
      hasher.combine(site.tags[tag].path.text)
    }
  }

  private func combine(_ name: String, _ cards: [Int], _ hasher: inout StableHasher) {
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

  private func combine(_ author: Author, _ hasher: inout StableHasher, counted: Bool = true) {
    for text in [
      author.name, author.path.text, author.role, author.email ?? "", author.mastodon ?? "", author.x ?? "",
    ] {
      hasher.combine(text)
    }
    hasher.combine(author.photo)
    for link in author.links {
      hasher.combine(link.label)
      hasher.combine(link.url)
    }
    if let biography = author.biography { combine(biography, &hasher) }
    if counted { hasher.combine(author.articles.count) }
  }

  private func combine(_ page: StaticPage, _ hasher: inout StableHasher) {
    hasher.combine(page.source.fingerprint)
    hasher.combine(page.picture)
    combine(page.prose, &hasher)
  }

  /// Which of the links lead nowhere.
  private func combineBroken(_ links: [ResolvedLink], _ hasher: inout StableHasher) {
    guard !edition.addresses.broken.isEmpty else { return }
    for case .site(let path, _, _) in links where edition.addresses.broken.contains(path) {
      hasher.combine(path.text)
    }
  }

  private func combine(_ prose: Prose, _ hasher: inout StableHasher) {
    if case .here(let html) = prose.body { hasher.combine(html.text) }
    for link in prose.links { hasher.combine(link) }
    combineBroken(prose.links, &hasher)
    for picture in prose.pictures { hasher.combine(picture) }
  }
}
