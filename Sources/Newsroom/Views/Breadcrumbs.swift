/// One step on the way from the front page; the last one has no path, for it is the page itself.
package struct Breadcrumb: Hashable, Sendable {
  package let label: String
  package let path: SitePath?
}

/// The way from the front page to any page.
package struct Breadcrumbs {
  private let site: Site
  private let labels: Labels

  init(_ edition: Edition) {
    site = edition.site
    labels = edition.labels
  }

  func trail(to page: Page) -> [Breadcrumb] {
    switch page.contents {
    case .front, .notFound, .redirect, .gone: []
    case .article(let contents):
      [home] + section(of: site.articles[contents.article])
        + [Breadcrumb(label: site.articles[contents.article].card.headline, path: nil)]
    case .section(let index, let list): [home] + numbered(site.sections[index].name, list)
    case .tag(let index, let list):
      [home, Breadcrumb(label: labels["all_tags"], path: .fixed("/tags/"))]
        + numbered(site.tags[index].name, list)
    case .author(let index, let list):
      [home, Breadcrumb(label: labels["all_authors"], path: .fixed("/authors/"))]
        + numbered(site.authors[index].name, list)
    case .series(let index, let list): [home] + numbered(site.series[index].name, list)
    case .archive(let page): [home] + archive(page)
    case .allTags: [home, Breadcrumb(label: labels["all_tags"], path: nil)]
    case .allAuthors: [home, Breadcrumb(label: labels["all_authors"], path: nil)]
    case .staticPage(let index): [home, named(site.pages[index].source.title.value)]
    case .corrections(_, let list): [home] + numbered(labels["corrections"], list)
    }
  }

  private func named(_ name: String, _ path: SitePath? = nil) -> Breadcrumb {
    Breadcrumb(label: name, path: path)
  }

  private var home: Breadcrumb { Breadcrumb(label: labels["home"], path: .front) }

  private func section(of article: Article) -> [Breadcrumb] {
    article.card.section.map { [named(site.sections[$0].name, site.sections[$0].path)] } ?? []
  }

  private func numbered(_ label: String, _ list: ListPage) -> [Breadcrumb] {
    guard list.number > 1 else { return [named(label)] }
    return [named(label, list.base), named(Pagination(list).label(labels))]
  }

  private func archive(_ page: ArchivePage) -> [Breadcrumb] {
    let names = PeriodName(labels)
    let root = Breadcrumb(label: labels["archive"], path: .fixed("/archive/"))
    switch page.period {
    case .index: return numbered(labels["archive"], page.list)
    case .year: return [root] + numbered(names.short(page.period), page.list)
    case .month(let year, _):
      let above = Breadcrumb(label: names.short(.year(year)), path: SitePath("/archive/\(padded(year, 4))/"))
      return [root, above] + numbered(names.short(page.period), page.list)
    }
  }
}

/// The archive, a year or a month in words.
struct PeriodName {
  private let labels: Labels

  init(_ labels: Labels) { self.labels = labels }

  func short(_ period: ArchivePage.Period) -> String {
    switch period {
    case .index: labels["archive"]
    case .year(let year): String(year)
    case .month(_, let month): labels.archiveMonth(month)
    }
  }

  func heading(_ period: ArchivePage.Period) -> String {
    switch period {
    case .index: labels["archive"]
    case .year(let year): labels.filled("archive_year") { _ in String(year) }
    case .month(let year, let month):
      labels.filled("archive_month") { $0 == "year" ? String(year) : labels.archiveMonth(month) }
    }
  }
}
