import Diagnostics
import Markdown

@testable import Newsroom

/// A small paper made by hand, for tests of what it tells machines.
struct Newspaper {
  var settings: Settings
  var now = Newspaper.noon
  var stories: [Story] = []
  var sections: [String] = ["Politics", "Sport"]
  var tags: [String] = ["Harbour", "Budget"]
  var people: [Person] = [Person("Ada Ferris")]
  var series: [String] = []
  var pages: [StaticPage] = []
  var shareImage: Picture?
  var publisherLogo: Picture?
  /// Assets of the paper's own, by name, in place of the built-in ones.
  var assets: [String: [UInt8]] = [:]

  /// 2026-05-07T12:00:00Z
  static let noon = Instant(seconds: 1_778_155_200)

  struct Person {
    var name: String
    var role = ""
    var mastodon: String?
    var x: String?
    var links: [LabelledLink] = []
    var photo: Picture?
    var biography = ""
    var hasFile = false

    init(_ name: String) { self.name = name }
  }

  struct Story {
    var headline: String
    var slug: String
    var dek = "The council will decide on Tuesday what becomes of the old harbour wall."
    var excerpt = ""
    var hoursAgo = 1
    var updatedHoursAgo: Int?
    var section: Int? = 0
    var tags: [Int] = [0]
    /// Authors with roles.
    var byline: [(Int, String)] = [(0, "")]
    var kind = StoryKind.news
    var picture: Picture?
    var sharePicture: Picture?
    var series: Article.SeriesPart?
    var language: String?
    var badge: Card.Badge?
    var lead = "Water stood knee-deep in the market hall on Thursday."
    var headings: [Heading] = []
    var images: [Image] = []
    /// What else the front matter says.
    var change: (inout FrontMatter) -> Void = { _ in }

    init(_ headline: String, _ slug: String) {
      self.headline = headline
      self.slug = slug
    }
  }

  init(_ stories: Story...) {
    settings = Settings()
    settings.title = "The Gazette"
    settings.description = "News from the harbour and the town above it, every day of the week."
    settings.baseURL = "https://gazette.example"
    settings.language = "en-GB"
    self.stories = stories
  }

  /// The story's front matter stands in lines 2 (title) and 3 (description).
  static func span(_ slug: String, _ line: Int) -> SourceSpan {
    SourceSpan(path: "content/articles/\(slug).md", line: line, column: 8)
  }

  static func correction(_ date: Instant, _ text: String) -> Correction {
    Correction(date: date, text: text, span: span("x", 5))
  }

  static func photo(
    _ name: String = "/media/flood.jpg", _ width: Int = 1_600, _ height: Int = 900, alt: String = "The flood"
  ) -> Picture {
    Picture(
      location: .site(SitePath(name)!), width: width, height: height, type: "image/jpeg", alt: alt,
      caption: "The market hall on Thursday", credit: "Ben Okoro")
  }

  func desk() -> WireDesk { desk(of: site) }

  func desk(of site: Site, asset: ThemeImages.Finder? = nil) -> WireDesk {
    WireDesk(
      site: site, words: words, properties: CustomProperties([]), asset: asset ?? self.asset)
  }

  var words: WireWords { WireWords { String(rfc3339($0, .utc).prefix(10)) } }

  func asset(_ name: String) -> Assets.File? {
    let bytes = assets[name] ?? Theme.builtIn.file(Theme.assetsPrefix + name)?.bytes
    return bytes.map {
      Assets.File(name: name, path: SitePath("/assets/" + name)!, bytes: $0, fingerprint: 0)
    }
  }

  /// A PNG file of this size, as far as programs read it that only ask for that.
  static func png(_ width: Int, _ height: Int) -> [UInt8] {
    func big(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(value >> $0 & 255) } }
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + big(width)
      + big(height)
  }

  /// Head of the page of a story.
  func head(of story: Int = 0, related: [Int] = []) -> Head {
    let article = site.articles[story]
    return head(
      Page(
        path: article.card.path,
        contents: .article(ArticlePage(article: story, related: related, earlier: nil, later: nil))))
  }

  func head(_ page: Page, heading: String = "", numbering: String = "") -> Head {
    let desk = desk()
    let words = PageWords(
      heading: heading, numbering: numbering,
      trail: [Breadcrumb(label: "Front page", path: .front), Breadcrumb(label: "Here", path: nil)])
    let summary = desk.summary(of: page, words)
    let bytes = desk.head(of: page, summary, words)
    return Head(summary: summary, html: String(decoding: bytes, as: UTF8.self))
  }

  func list(_ contents: (ListPage) -> PageContents, at path: String, number: Int = 1, of count: Int = 1)
    -> Page
  {
    let base = SitePath(path)!
    let list = ListPage(
      articles: Array(stories.indices)[...], base: base, number: number, count: count, total: stories.count)
    return Page(path: base.numbered(number), contents: contents(list))
  }

  func feed(_ path: String) -> [UInt8] {
    desk().feeds.first { $0.path.text == path }?.bytes { index, out in
      out.append("<p>Body of <a href=\"https://gazette.example/about/\">story \(index)</a></p>")
    } ?? []
  }

  func file(_ path: String, pages: [Page] = []) -> [UInt8] {
    desk().files(pages: pages, assets: []).first { $0.path.text == path }?.bytes() ?? []
  }

  var site: Site {
    let articles = stories.map(article)
    func indices(_ isIn: (Article) -> Bool) -> [Int] { articles.indices.filter { isIn(articles[$0]) } }
    return Site(
      settings: settings, now: now, changesAt: nil, articles: articles,
      sections: sections.enumerated().map { index, name in
        let slug = Slug(from: name)!
        return Section(
          name: name, slug: slug, path: .page("sections", slug), description: "",
          articles: indices { $0.card.section == index })
      },
      tags: tags.enumerated().map { index, name in
        let slug = Slug(from: name)!
        return Tag(
          name: name, slug: slug, path: .page("tags", slug), articles: indices { $0.tags.contains(index) })
      },
      authors: people.enumerated().map { index, person in
        let slug = Slug(from: person.name)!
        return Author(
          name: person.name, slug: slug, path: .page("authors", slug), role: person.role, photo: person.photo,
          email: nil, mastodon: person.mastodon, x: person.x, links: person.links,
          biography: person.biography.isEmpty
            ? nil : Prose(document: Self.document(lead: person.biography), links: [], pictures: []),
          articles: indices { $0.card.byline.contains { $0.author == index } },
          file: person.hasFile ? "authors/\(person.name).md" : nil)
      },
      series: series.enumerated().map { index, name in
        let slug = Slug(from: name)!
        return Series(
          name: name, slug: slug, path: .page("series", slug),
          articles: indices { $0.series?.series == index })
      },
      pages: pages, relatedStories: [],
      related: articles.map { _ in [] }, redirects: [],
      layout: .automatic(sections: []),
      media: MediaLibrary(files: [:]), shareImage: shareImage, logo: nil, publisherLogo: publisherLogo)
  }

  private func article(_ story: Story) -> Article {
    let published = now.adding(seconds: -3_600 * story.hoursAgo)
    let updated = story.updatedHoursAgo.map { now.adding(seconds: -3_600 * $0) }
    var frontMatter = FrontMatter(
      title: Located(story.headline, at: Self.span(story.slug, 2)), date: published)
    frontMatter.dek = story.dek
    frontMatter.dekSpan = Self.span(story.slug, 3)
    frontMatter.updated = updated
    frontMatter.kind = story.kind
    story.change(&frontMatter)
    let document = Self.document(lead: story.lead, headings: story.headings, images: story.images)
    let source = ArticleSource(
      path: "articles/\(story.slug).md", frontMatter: frontMatter, document: document,
      body: .here(document.html), siteLanguage: "en", fingerprint: 0)
    return Article(
      card: Card(
        slug: Slug(story.slug)!, path: .page("articles", Slug(story.slug)!),
        headline: plainText(story.headline),
        dek: story.dek.isEmpty ? story.excerpt : plainText(story.dek), kicker: "", kind: story.kind,
        section: story.section,
        byline: story.byline.map { BylineEntry(name: people[$0.0].name, author: $0.0, role: $0.1) },
        published: published, updated: source.lastChange(since: published, zone: settings.zone),
        picture: story.picture, language: story.language, minutes: 2, badge: story.badge),
      source: source, links: [], pictures: [], tags: story.tags, series: story.series,
      canonical: frontMatter.canonical?.value, sharePicture: story.sharePicture, fingerprint: 0)
  }

  static func document(lead: String, headings: [Heading] = [], images: [Image] = []) -> Document {
    Document(
      html: SlottedHTML(text: "<p>\(lead)</p>", slots: []), plainText: lead, leadParagraph: lead,
      headings: headings, links: [], images: images,
      length: TextLength(words: lead.split(separator: " ").count, characters: 0))
  }
}

/// A head as a program reads it that fetches the page.
struct Head {
  let summary: PageSummary
  let html: String
}
