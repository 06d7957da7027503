/// What a page calls itself, where it lives, and what it says in a sentence.
package struct PageSummary: Hashable, Sendable {
  /// Text of the title element.
  package let title: String
  /// What the page shows, without the site's name.
  let heading: String
  /// For search results.
  package let description: String
  /// Absolute; another site's for a story republished from there, the target's for a redirect.
  let canonical: String
  /// BCP 47 tag that the html element must carry.
  let language: String
}

extension WireDesk {
  package func summary(of page: Page, _ words: PageWords) -> PageSummary {
    let site = site
    switch page.contents {
    case .article(let contents): return summary(of: contents.article, page.path)
    case .front(let front):
      return summary(
        titles.front, site.settings.title, descriptions.front(front.stories), page.path)
    case .section(let index, let list):
      let section = site.sections[index]
      return listSummary(words, or: section.name, section.description, list, page.path)
    case .tag(let index, let list): return listSummary(words, or: site.tags[index].name, "", list, page.path)
    case .author(let index, let list):
      let author = site.authors[index]
      return listSummary(words, or: author.name, descriptions.author(author), list, page.path)
    case .series(let index, let list):
      return listSummary(words, or: site.series[index].name, "", list, page.path)
    case .archive(let archive): return archiveSummary(archive, words, page.path)
    case .corrections(_, let list): return listSummary(words, or: "", "", list, page.path)
    case .allTags: return nameSummary(words, site.tagsByName.map { site.tags[$0].name }, page.path)
    case .allAuthors: return nameSummary(words, site.authorsByName.map { site.authors[$0].name }, page.path)
    case .staticPage(let index): return summary(of: site.pages[index])
    case .notFound, .gone: return nameSummary(words, [], page.path)
    case .redirect(let target):
      return summary(site.settings.title, "", "", target)
    }
  }

  private func summary(of index: Int, _ path: SitePath) -> PageSummary {
    let article = site.articles[index]
    let headline = article.card.headline
    return PageSummary(
      title: titles.title(headline, of: index), heading: headline,
      description: descriptions.snippet(descriptions.dek(of: article), article.prose),
      canonical: article.canonical ?? addresses.url(path),
      language: article.card.language ?? site.settings.language)
  }

  private func summary(of page: StaticPage) -> PageSummary {
    let heading = page.source.title.value
    let text = descriptions.snippet(page.source.description, page.prose)
    return summary(
      titles.title(heading, numbering: ""), heading,
      text.isEmpty ? descriptions.described(heading, []) : text, page.path)
  }

  private func listSummary(
    _ words: PageWords, or name: String, _ text: String, _ list: ListPage, _ path: SitePath
  ) -> PageSummary {
    let heading = words.heading.isEmpty ? name : words.heading
    return summary(
      titles.title(heading, numbering: words.numbering), heading,
      descriptions.list(heading, text, number: list.number, list.articles), path)
  }

  private func archiveSummary(_ page: ArchivePage, _ words: PageWords, _ path: SitePath) -> PageSummary {
    let heading = words.heading
    let description =
      page.list.articles.isEmpty
      ? descriptions.described(
        heading, page.parts.map { String($0.path.text.split(separator: "/").last ?? "") })
      : descriptions.list(heading, "", number: page.list.number, page.list.articles)
    return summary(titles.title(heading, numbering: words.numbering), heading, description, path)
  }

  private func nameSummary(_ words: PageWords, _ names: [String], _ path: SitePath) -> PageSummary {
    summary(
      titles.title(words.heading, numbering: ""), words.heading,
      descriptions.described(words.heading, Array(names.prefix(12))), path)
  }

  private func summary(
    _ title: String, _ heading: String, _ description: String, _ path: SitePath
  ) -> PageSummary {
    PageSummary(
      title: title, heading: heading, description: description, canonical: addresses.url(path),
      language: site.settings.language)
  }
}
