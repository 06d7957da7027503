import Mustache

/// The head of a story's page.
struct StoryHead {
  private let desk: WireDesk
  private let contents: ArticlePage
  private let summary: PageSummary
  private let article: Article
  private let byline: Byline
  private let card: ShareCard

  init(desk: WireDesk, contents: ArticlePage, summary: PageSummary) {
    let article = desk.site.articles[contents.article]
    self.desk = desk
    self.contents = contents
    self.summary = summary
    self.article = article
    byline = Byline(article.card.byline)
    let title = article.frontMatter.shareTitle.map(plainText) ?? ""
    card = ShareCard(
      // Paid content is no article of the paper, in cards as in the graph: its type is none of news.
      type: article.card.kind == .sponsored ? "website" : "article",
      title: title.isEmpty ? summary.heading : title, description: desk.descriptions.card(of: article),
      picture: desk.pictures.card(for: article, at: contents.article))
  }

  func append(_ words: PageWords, to head: inout HeadWriter) {
    desk.appendCard(card, summary, isIndexed: article.isIndexed, to: &head)
    let (published, modified) = dates
    if article.card.kind != .sponsored { appendArticleTags(published, modified, to: &head) }
    appendPeople(to: &head)
    head.raw(desk.sharedLinks)
    head.structuredData { json in
      json.array { json in
        // First and outside the graph, because Mastodon looks for the story only there.
        json.topLevel(story(published, modified))
        json.object { json in
          json.member("@context", "https://schema.org")
          json.key("@graph")
          json.array { $0.value(SchemaBreadcrumbs(words.trail, desk.addresses)) }
        }
      }
    }
  }

  private var dates: (published: String, modified: String) {
    let zone = desk.site.settings.zone
    let published = rfc3339(article.card.published, zone)
    return (published, article.card.updated == nil ? published : rfc3339(article.card.modified, zone))
  }

  private func appendArticleTags(_ published: String, _ modified: String, to head: inout HeadWriter) {
    head.property("article:published_time", published)
    head.property("article:modified_time", modified)
    head.property("article:section", section)
    for tag in article.tags { head.property("article:tag", desk.site.tags[tag].name) }
    for writer in desk.people.writers(byline) { head.property("article:author", writer.url) }
  }

  private func appendPeople(to head: inout HeadWriter) {
    var names = ""
    var x = ""
    for entry in byline.authors {
      let person = desk.people[entry.author]
      names += names.isEmpty ? person.name : ", " + person.name
      if x.isEmpty { x = person.x }
      head.name("fediverse:creator", person.fediverse)
    }
    head.name("twitter:creator", x)
    if !names.isEmpty {
      head.name("twitter:label1", desk.words.writtenBy)
      head.name("twitter:data1", names)
    }
    if article.card.minutes > 0 {
      head.name("twitter:label2", desk.words.readingTime)
      head.name("twitter:data2", desk.words.minutes(article.card.minutes))
    }
    for writer in desk.people.writers(byline) { head.link("author", writer.url) }
  }

  /// The section; without one the first tag, and without tags the site itself.
  private var section: String {
    if let section = article.card.section { return plainText(desk.site.sections[section].name) }
    return plainText(article.tags.first.map { desk.site.tags[$0].name } ?? desk.site.settings.title)
  }

  private func story(_ published: String, _ modified: String) -> SchemaArticle {
    let site = desk.site
    let url = desk.listings.with(contents.article) { $0.url }
    let headline = Headline(article.card.headline)
    let updates =
      article.card.kind == .live ? LiveCoverage(article, url: url, zone: site.settings.zone).updates : []
    let length = article.source.outline.length
    let (translators, contributors) = helpers
    return SchemaArticle(
      type: type(hasUpdates: !updates.isEmpty), url: url, headline: headline.cut, secondLine: headline.rest,
      name: headline.cut == summary.heading ? "" : summary.heading,
      description: desk.descriptions.dek(of: article), section: section, language: summary.language,
      published: published, modified: modified,
      year: site.settings.zone.civil(article.card.published).year,
      keywords: article.tags.map { site.tags[$0].name }, wordCount: length.words + length.characters,
      minutes: article.card.minutes, authors: authors, contributors: contributors, translators: translators,
      images: images, publisher: desk.publisher.full, publisherID: desk.publisher.id,
      website: desk.publisher.website, series: series, position: article.series?.number,
      page: SchemaStoryPage(
        url: summary.canonical,
        related: contents.related.map { desk.listings.with($0) { $0.url } }),
      corrections: corrections, updates: updates, coverageEnd: desk.hasEnded(article) ? modified : "",
      sponsor: sponsor)
  }

  private func type(hasUpdates: Bool) -> StaticString {
    switch article.card.kind {
    case .news, .feature: "NewsArticle"
    case .opinion: "OpinionNewsArticle"
    case .analysis: "AnalysisNewsArticle"
    case .review: "ReviewNewsArticle"
    case .background: "BackgroundNewsArticle"
    case .report: "ReportageNewsArticle"
    case .sponsored: "AdvertiserContentArticle"
    // Live coverage without entries would promise what is not there.
    case .live: hasUpdates ? "LiveBlogPosting" : "NewsArticle"
    }
  }

  private var authors: [EncodedJSON] {
    byline.authors.isEmpty
      ? [desk.people.house] : byline.authors.map { desk.people[$0.author].encoded }
  }

  private var helpers: (translators: [SchemaAuthor], contributors: [SchemaAuthor]) {
    var translators: [SchemaAuthor] = []
    var contributors: [SchemaAuthor] = []
    for entry in byline.contributors {
      var node = desk.people[entry.author].node
      node.role = plainText(entry.role)
      if Byline.isTranslation(entry.role) { translators.append(node) } else { contributors.append(node) }
    }
    return (translators, contributors)
  }

  /// The story's own pictures; the share card too where none of them is large enough for Google Discover.
  private var images: [SchemaImage] {
    var pictures: [Picture] = []
    for picture in [article.card.picture, article.sharePicture, card.picture] {
      guard let picture, picture.isShareable else { continue }
      let isLarge = pictures.contains { ($0.width ?? 0) >= 1_200 && ($0.height ?? 0) >= 250 }
      let isOwn = picture == article.card.picture || picture == article.sharePicture
      if isOwn || !isLarge, !pictures.contains(where: { $0.location == picture.location }) {
        pictures.append(picture)
      }
    }
    return pictures.map { SchemaImage($0, desk.addresses) }
  }

  private var series: SchemaSeries? {
    article.series.map {
      let series = desk.site.series[$0.series]
      return SchemaSeries(name: plainText(series.name), url: desk.addresses.url(series.path))
    }
  }

  private var corrections: [SchemaCorrection] {
    let newestFirst = article.frontMatter.corrections.enumerated().sorted {
      ($1.element.date, $0.offset) < ($0.element.date, $1.offset)
    }
    return newestFirst.map(\.element).map {
      SchemaCorrection(text: $0.text, date: rfc3339($0.date, desk.site.settings.zone))
    }
  }

  /// `extra: {sponsor: …}` of paid content.
  private var sponsor: String {
    guard article.card.kind == .sponsored, case .text(let name) = article.frontMatter.extra["sponsor"] else {
      return ""
    }
    return plainText(name)
  }
}
