/// The head of a story's page.
struct StoryHead {
  let desk: WireDesk
  let contents: ArticlePage
  let summary: PageSummary
  let article: Article
  let byline: Byline
  let card: ShareCard
  /// Of a live story.
  let coverage: LiveCoverage?
  /// Dek, excerpt or headline.
  let dek: String
  /// RFC 3339.
  let published: String
  let modified: String

  init(desk: WireDesk, contents: ArticlePage, summary: PageSummary) {
    let article = desk.site.articles[contents.article]
    self.desk = desk
    self.contents = contents
    self.summary = summary
    self.article = article
    byline = Byline(article.card.byline)
    dek = desk.descriptions.dek(of: article)
    let zone = desk.site.settings.zone
    published = rfc3339(article.card.published, zone)
    let changed = desk.modified[contents.article]
    modified = changed == article.card.published ? published : rfc3339(changed, zone)
    coverage =
      article.card.kind == .live
      ? LiveCoverage(article.source, published: article.card.published, zone: zone) : nil
    // The editor's own words for share cards come first.
    let description = article.frontMatter.shareDescription ?? ""
    let title = article.frontMatter.shareTitle ?? ""
    card = ShareCard(
      // Paid content is no article of the paper, in cards as in the graph: its type is none of news.
      type: article.card.kind == .sponsored ? "website" : "article",
      title: title.isEmpty ? summary.heading : title, description: description.isEmpty ? dek : description,
      picture: desk.pictures.card(for: article))
  }

  func append(_ words: PageWords, to head: inout HeadWriter) {
    desk.appendCard(card, summary, isIndexed: article.isIndexed, to: &head)
    if article.card.kind != .sponsored { appendArticleTags(to: &head) }
    appendPeople(to: &head)
    head.raw(desk.sharedLinks)
    head.structuredData { json in
      json.array { json in
        // First and outside the graph, because Mastodon looks for the story only there.
        writeStory(to: &json)
        json.object { json in
          json.member("@context", "https://schema.org")
          json.key("@graph")
          json.array { $0.value(SchemaBreadcrumbs(words.trail, desk.addresses)) }
        }
      }
    }
  }

  private func appendArticleTags(to head: inout HeadWriter) {
    head.property("article:published_time", published)
    head.property("article:modified_time", modified)
    head.property("article:section", section)
    for tag in article.tags { head.property("article:tag", desk.site.tags[tag].name) }
    forEachWriter { head.property("article:author", $0) }
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
    forEachWriter { head.link("author", $0) }
  }

  /// Calls `body` with the address of each writer; with the publisher's for a story without a byline.
  private func forEachWriter(_ body: (String) -> Void) {
    if byline.authors.isEmpty { body(desk.people.publisherURL) }
    for entry in byline.authors { body(desk.people[entry.author].url) }
  }

  /// The section; without one the first tag, and without tags the site itself.
  var section: String {
    if let section = article.card.section { return desk.site.sections[section].name }
    return article.tags.first.map { desk.site.tags[$0].name } ?? desk.site.settings.title
  }
}
