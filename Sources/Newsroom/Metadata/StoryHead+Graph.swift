import Mustache

/// The story in JSON-LD: a schema.org NewsArticle, the subtype of its kind, or LiveBlogPosting.
///
/// Written member by member, for every story has one.
extension StoryHead {
  func writeStory(to json: inout JSONWriter) {
    let url = desk.listings.with(contents.article) { $0.url }
    let entries = coverage?.entries ?? []
    json.object { json in
      json.member("@context", "https://schema.org")
      json.key("@type")
      json.value(name: type(hasUpdates: !entries.isEmpty))
      writeWords(url, to: &json)
      writePeople(to: &json)
      json.member("image", things: images)
      writePlace(to: &json)
      writeMeasures(to: &json)
      json.member("correction", things: corrections)
      guard let coverage, !entries.isEmpty else { return }
      let zone = desk.site.settings.zone
      json.member("coverageStartTime", rfc3339(coverage.start, zone))
      json.member("coverageEndTime", desk.hasEnded(article) ? rfc3339(article.card.modified, zone) : "")
      json.member(
        "liveBlogUpdate",
        things: entries.map { entry in
          SchemaLiveUpdate(
            headline: shortened(plainLine(entry.words), to: 110), url: url + "#" + entry.heading.id,
            date: rfc3339(entry.moment, zone))
        })
    }
  }

  private func writeWords(_ url: String, to json: inout JSONWriter) {
    let headline = Headline(article.card.headline)
    let cut = headline.cut
    json.member("@id", url + "#article")
    json.member("url", url)
    json.member("headline", cut)
    json.member("alternativeHeadline", headline.rest)
    if cut != summary.heading { json.member("name", summary.heading) }
    json.member("description", dek)
    json.member("articleSection", section)
    json.member("inLanguage", summary.language)
    json.member("datePublished", published)
    json.member("dateModified", modified)
  }

  private func writePeople(to json: inout JSONWriter) {
    json.key("author")
    json.array { json in
      if byline.authors.isEmpty { json.value(desk.people.house) }
      for entry in byline.authors { json.value(desk.people[entry.author].encoded) }
    }
    let (translators, contributors) = helpers
    json.member("contributor", things: contributors)
    json.member("translator", things: translators)
    json.key("publisher")
    json.value(desk.publisher.full)
    json.member("copyrightHolder", reference: desk.publisher.id)
    json.member("copyrightYear", desk.site.settings.zone.civil(article.card.published).year)
    guard !sponsor.isEmpty else { return }
    json.key("sponsor")
    json.object { json in
      json.member("@type", "Organization")
      json.member("name", sponsor)
    }
  }

  private func writePlace(to json: inout JSONWriter) {
    json.key("mainEntityOfPage")
    json.object { json in
      json.member("@type", "WebPage")
      json.member("@id", summary.canonical)
      guard !contents.related.isEmpty else { return }
      json.key("relatedLink")
      json.array { json in
        for story in contents.related { desk.listings.with(story) { json.value($0.url) } }
      }
    }
    json.key("isPartOf")
    json.array { json in
      json.value(desk.publisher.website)
      if let series { json.value(series) }
    }
    json.member("position", article.series?.number)
  }

  private func writeMeasures(to json: inout JSONWriter) {
    if !article.tags.isEmpty {
      json.key("keywords")
      json.array { json in for tag in article.tags { json.value(desk.site.tags[tag].name) } }
    }
    let length = article.source.outline.length
    json.member("wordCount", length.words + length.characters)
    if article.card.minutes > 0 { json.member("timeRequired", "PT\(article.card.minutes)M") }
    json.key("isAccessibleForFree")
    json.value(true)
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

  private var helpers: (translators: [SchemaAuthor], contributors: [SchemaAuthor]) {
    var translators: [SchemaAuthor] = []
    var contributors: [SchemaAuthor] = []
    for entry in byline.contributors {
      var node = desk.people[entry.author].node
      node.role = entry.role
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
      return SchemaSeries(name: series.name, url: desk.addresses.url(series.path))
    }
  }

  private var corrections: [SchemaCorrection] {
    article.frontMatter.corrections.newestFirst.map {
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
