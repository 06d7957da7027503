import Diagnostics

/// Which pages the site has, and what each may show.
package struct Plan: Sendable {
  package let pages: [Page]

  /// All pages of `site`, and the addresses that they and its files want.
  package static func of(_ site: Site, contentPrefix: String) -> (plan: Plan, claims: PathClaims) {
    var planner = Planner(site: site, claims: PathClaims(contentPrefix: contentPrefix))
    planner.planAll()
    return (Plan(pages: planner.pages), planner.claims)
  }
}

private struct Planner {
  let site: Site
  var claims: PathClaims
  var pages: [Page] = []

  mutating func planAll() {
    pages.reserveCapacity(site.articles.count * 2)
    claims.reserve(site.articles.count * 2)
    add(.front, .front(FrontPagePlan.page(of: site)), .page("the front page"))
    planArticles()
    planStaticPages()
    planTaxonomy()
    planArchive()
    planCorrections()
    add(.fixed("/404.html"), .notFound, .page("the page for missing addresses"))
    planRedirects()
    planTombstones()
    for (path, file) in site.media.files.sorted(by: { $0.key < $1.key }) {
      claims.claim(path, .file(file.source))
    }
  }

  private mutating func add(_ path: SitePath, _ contents: PageContents, _ claimant: PathOwner.Claimant) {
    claims.claim(path, claimant)
    pages.append(Page(path: path, contents: contents))
  }

  private mutating func planArticles() {
    let neighbours = Neighbours(site)
    for (index, article) in site.articles.enumerated() {
      let page = ArticlePage(
        article: index, related: site.related[index], earlier: neighbours.earlier[index],
        later: neighbours.later[index])
      let source = article.source
      let written = source.frontMatter.permalink?.span ?? source.frontMatter.slug?.span
      claims.claim(article.card.path, .story(source.path), at: written)
      pages.append(Page(path: article.card.path, contents: .article(page)))
    }
  }

  private mutating func planStaticPages() {
    for (index, page) in site.pages.enumerated() {
      let written = page.source.permalink?.span ?? page.source.slug?.span
      claims.claim(page.path, .staticPage(page.source.path), at: written)
      pages.append(Page(path: page.path, contents: .staticPage(index)))
    }
  }

  private mutating func planTaxonomy() {
    let size = site.settings.listing.perPage
    for (index, section) in site.sections.enumerated() {
      list(section.articles, at: section.path, size, .list("section", of: section.name)) {
        .section(index, $0)
      }
    }
    for (index, tag) in site.tags.enumerated() {
      list(tag.articles, at: tag.path, size, .list("tag", of: tag.name)) { .tag(index, $0) }
    }
    for (index, author) in site.authors.enumerated() {
      list(author.articles, at: author.path, size, .list("author", of: author.name)) {
        .author(index, $0)
      }
    }
    for (index, series) in site.series.enumerated() {
      list(series.articles, at: series.path, size, .list("series", of: series.name)) {
        .series(index, $0)
      }
    }
    if !site.tags.isEmpty { add(.fixed("/tags/"), .allTags, .page("the list of tags")) }
    if !site.authors.isEmpty { add(.fixed("/authors/"), .allAuthors, .page("the list of authors")) }
  }

  private mutating func planArchive() {
    let base = SitePath.fixed("/archive/")
    let months = ArchiveMonths(site, base: base)
    let size = site.settings.listing.archivePerPage
    func contents(_ period: ArchivePage.Period, _ parts: [ArchivePage.Part]) -> (ListPage) -> PageContents {
      { .archive(ArchivePage(period: period, parts: parts, list: $0)) }
    }
    list([], at: base, size, .page("the archive"), contents(.index, months.years))
    for year in months.years {
      guard case .year(let number) = year.period else { continue }
      let parts = months.months[number] ?? []
      list([], at: year.path, size, .page("the archive of \(number)"), contents(year.period, parts))
      for month in parts {
        list(
          months.stories[month.path] ?? [], at: month.path, size, .page("the archive at \(month.path)"),
          contents(month.period, []))
      }
    }
  }

  private mutating func planCorrections() {
    let all = site.articles.indices.flatMap { index in
      site.articles[index].frontMatter.corrections.map { LoggedCorrection(story: index, correction: $0) }
    }
    guard !all.isEmpty else { return }
    let log = all.sorted {
      ($1.correction.date, $0.story, $0.correction.text) < ($0.correction.date, $1.story, $1.correction.text)
    }
    let size = site.settings.listing.archivePerPage
    list(log.map(\.story), at: .fixed("/corrections/"), size, .page("the corrections log")) {
      .corrections(log[$0.articles.indices], $0.withoutRepetition)
    }
  }

  private mutating func planRedirects() {
    for redirect in site.redirects {
      claims.claim(redirect.from, .alias(redirect.from), at: redirect.span)
      pages.append(Page(path: redirect.from, contents: .redirect(to: redirect.to)))
    }
  }

  private mutating func planTombstones() {
    guard !site.tombstones.isEmpty else { return }
    let ended = Set(site.tombstones.map(\.path))
    let back = pages.filter { page in
      if case .redirect = page.contents { false } else { ended.contains(page.path) }
    }
    // What was taken down and is back is an error of its own, not two claims to one address.
    let taken = ended.filter { site.media[$0] != nil }.union(back.map(\.path))
    for tombstone in site.tombstones where tombstone.isPage && !taken.contains(tombstone.path) {
      claims.claim(tombstone.path, .notice(tombstone.path), at: tombstone.span)
      pages.append(Page(path: tombstone.path, contents: .gone(tombstone.farewell)))
    }
  }

  /// Plans a list in pages of at most `size` stories; an empty list has one page.
  private mutating func list(
    _ stories: [Int], at base: SitePath, _ size: Int, _ claimant: PathOwner.Claimant,
    _ contents: (ListPage) -> PageContents
  ) {
    let count = max(1, (stories.count + size - 1) / size)
    for number in 1...count {
      let range = (number - 1) * size..<min(number * size, stories.count)
      let page = ListPage(
        articles: stories[range], base: base, number: number, count: count, total: stories.count)
      add(base.numbered(number), contents(page), claimant)
    }
  }
}

extension ListPage {
  /// The same page with each of its stories once.
  fileprivate var withoutRepetition: ListPage {
    var seen = Set<Int>()
    return ListPage(
      articles: articles.filter { seen.insert($0).inserted }[...], base: base, number: number, count: count,
      total: total)
  }
}
