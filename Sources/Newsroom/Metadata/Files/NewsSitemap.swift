/// news-sitemap.xml for Google News: the stories of the last two days.
struct NewsSitemap {
  let desk: WireDesk

  /// Seconds: Google News wants the stories of the last two days.
  static let window = 48 * 3_600
  private static let limit = 1_000

  var file: WireFile {
    WireFile(.fixed("/news-sitemap.xml")) { bytes }
  }

  /// Newest first.
  private var recent: [Article] {
    let now = desk.site.now
    let recent = desk.site.articles.lazy.prefix { now.seconds - $0.card.published.seconds <= Self.window }
    let news = recent.filter { article in
      article.card.published <= now && article.card.kind != .sponsored && article.isIndexed
        && article.isCanonical
    }
    return Array(news.prefix(Self.limit))
  }

  private var bytes: [UInt8] {
    var xml = XMLWriter()
    xml.element(
      "urlset",
      [
        ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"),
        ("xmlns:news", "http://www.google.com/schemas/sitemap-news/0.9"),
      ]
    ) { xml in
      for article in recent { xml.element("url") { write(article, &$0) } }
    }
    return xml.bytes
  }

  private func write(_ article: Article, _ xml: inout XMLWriter) {
    let settings = desk.site.settings
    xml.element("loc", text: desk.addresses.url(article.card.path))
    xml.element("news:news") { xml in
      xml.element("news:publication") { xml in
        xml.element("news:name", text: settings.title)
        let language = article.card.language ?? settings.language
        xml.element("news:language", text: LanguageTag.newsSitemapLanguage(language))
      }
      xml.element("news:publication_date", text: rfc3339(article.card.published, settings.zone))
      xml.element("news:title", text: Headline(article.card.headline).cut)
    }
  }
}
