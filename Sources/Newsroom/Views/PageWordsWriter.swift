/// What a page says of itself in words of the interface, for its metadata.
struct PageWordsWriter {
  let edition: Edition

  private var labels: Labels { edition.labels }

  func words(for page: Page) -> PageWords {
    PageWords(
      heading: heading(page.contents), numbering: numbering(page.contents),
      trail: Breadcrumbs(edition).trail(to: page))
  }

  private func heading(_ contents: PageContents) -> String {
    switch contents {
    case .tag(let index, _): labels.filled("tag_title") { _ in edition.site.tags[index].name }
    case .archive(let page): PeriodName(labels).heading(page.period)
    case .allTags: labels["all_tags"]
    case .allAuthors: labels["all_authors"]
    case .corrections: labels["corrections"]
    case .notFound: labels["not_found"]
    case .gone: labels["gone"]
    case .front, .article, .section, .author, .series, .staticPage, .redirect: ""
    }
  }

  private func numbering(_ contents: PageContents) -> String {
    switch contents {
    case .section(_, let list), .tag(_, let list), .author(_, let list), .series(_, let list),
      .corrections(_, let list):
      numbering(list)
    case .archive(let page): numbering(page.list)
    default: ""
    }
  }

  private func numbering(_ list: ListPage) -> String { list.number > 1 ? Pagination(list).label(labels) : "" }
}
