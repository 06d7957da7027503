import Testing

@testable import Newsroom

@Suite("Sitemaps")
struct SitemapTests {
  private static func pages(_ paper: Newspaper) -> [Page] {
    paper.site.articles.enumerated().map { index, article in
      Page(
        path: article.card.path,
        contents: .article(ArticlePage(article: index, related: [], earlier: nil, later: nil)))
    }
  }

  private static func addresses(_ tree: XMLTree?) -> [String] { tree?.all("loc").map(\.text) ?? [] }

  @Test("Stories stand with the time of their last change and their pictures")
  func stories() throws {
    var story = Newspaper.Story("Harbour floods again", "über-den-hafen")
    story.updatedHoursAgo = 0
    story.picture = Newspaper.photo()
    let paper = Newspaper(story)
    let map = try #require(XMLTree(paper.file("/sitemap.xml", pages: Self.pages(paper))))
    #expect(Self.addresses(map) == ["https://gazette.example/articles/%C3%BCber-den-hafen/"])
    #expect(map.first("lastmod")?.text == "2026-05-07T12:00:00Z")
    #expect(map.first("image:loc")?.text == "https://gazette.example/media/flood.jpg")
  }

  @Test("Only canonical pages that may be found are listed")
  func listed() {
    var hidden = Newspaper.Story("Hidden", "hidden")
    hidden.change = { $0.isSearchable = false }
    var foreign = Newspaper.Story("Foreign", "foreign")
    foreign.change = { $0.canonical = Located("https://agency.example/x", at: Newspaper.span("x", 4)) }
    let paper = Newspaper(Newspaper.Story("One", "one"), hidden, foreign)
    let others = [
      Page(path: .fixed("/404.html"), contents: .notFound),
      Page(path: .fixed("/old/"), contents: .redirect(to: .front)),
      paper.list({ .section(0, $0) }, at: "/sections/politics/", number: 2, of: 2),
    ]
    let map = XMLTree(paper.file("/sitemap.xml", pages: Self.pages(paper) + others))
    #expect(
      Self.addresses(map) == [
        "https://gazette.example/articles/one/", "https://gazette.example/sections/politics/page/2/",
      ])
  }

  @Test("A list changes when one of its stories does")
  func lists() {
    var older = Newspaper.Story("Older", "older")
    older.hoursAgo = 90
    older.updatedHoursAgo = 1
    var newer = Newspaper.Story("Newer", "newer")
    newer.hoursAgo = 3
    let paper = Newspaper(newer, older)
    let page = paper.list({ .section(0, $0) }, at: "/sections/politics/")
    #expect(
      XMLTree(paper.file("/sitemap.xml", pages: [page]))?.first("lastmod")?.text == "2026-05-07T11:00:00Z")
  }

  @Test("A long sitemap is an index of parts")
  func parts() throws {
    let paper = Newspaper(
      Newspaper.Story("One", "one"), Newspaper.Story("Two", "two"), Newspaper.Story("Three", "three"))
    let files = Sitemap(desk: paper.desk(), pages: Self.pages(paper), limit: 2).files
    #expect(files.map(\.path.text) == ["/sitemap.xml", "/sitemap-1.xml", "/sitemap-2.xml"])
    let index = try #require(XMLTree(files[0].bytes()))
    #expect(index.root?.name == "sitemapindex")
    #expect(
      Self.addresses(index) == [
        "https://gazette.example/sitemap-1.xml", "https://gazette.example/sitemap-2.xml",
      ])
    #expect(files.dropFirst().map { Self.addresses(XMLTree($0.bytes())).count } == [2, 1])
  }

  @Test("A part of a sitemap is closed before it has too many bytes, however they are escaped")
  func bytes() {
    var paper = Newspaper()
    paper.stories = (1...9).map { number in
      var story = Newspaper.Story("Story \(number)", "洪水-\(number)")
      story.picture = Newspaper.photo("/media/R&D & 洪水 \(number).jpg")
      story.updatedHoursAgo = 0
      return story
    }
    let files = Sitemap(desk: paper.desk(), pages: Self.pages(paper), byteLimit: 1_500).files
    #expect(files.count > 3)
    #expect(files.allSatisfy { $0.bytes().count <= 1_500 })
    #expect(files.dropFirst().flatMap { Self.addresses(XMLTree($0.bytes())) }.count == 9)
  }

  @Test("The news sitemap has the stories of two days and nothing that was paid for")
  func news() throws {
    var edge = Newspaper.Story("Edge", "edge")
    edge.hoursAgo = 48
    var old = Newspaper.Story("Old", "old")
    old.hoursAgo = 49
    var paid = Newspaper.Story("Paid", "paid")
    paid.kind = .sponsored
    let paper = Newspaper(Newspaper.Story(hostileHeadline, "new"), paid, edge, old)
    let map = try #require(XMLTree(paper.file("/news-sitemap.xml")))
    #expect(
      Self.addresses(map) == [
        "https://gazette.example/articles/new/", "https://gazette.example/articles/edge/",
      ])
    #expect(map.first("news:title")?.text == hostileHeadline)
    #expect(map.first("news:name")?.text == "The Gazette")
    #expect(map.first("news:language")?.text == "en")
    #expect(map.first("news:publication_date")?.text == "2026-05-07T11:00:00Z")
  }

  @Test("The news sitemap is valid when nothing is new, and holds at most a thousand stories")
  func newsLimits() throws {
    let empty = try #require(XMLTree(Newspaper().file("/news-sitemap.xml")))
    #expect(empty.root?.name == "urlset")
    #expect(Self.addresses(empty).isEmpty)
    var paper = Newspaper()
    paper.stories = (0..<1_005).map { Newspaper.Story("Story \($0)", "story-\($0)") }
    #expect(Self.addresses(XMLTree(paper.file("/news-sitemap.xml"))).count == 1_000)
  }

  @Test("Chinese is told apart by script, as Google News wants it")
  func languages() {
    #expect(
      ["zh-Hant", "zh-CN", "pt-BR", "zh-HK"].map(LanguageTag.newsSitemapLanguage) == [
        "zh-tw", "zh-cn", "pt", "zh-tw",
      ])
    #expect(
      ["en", "de-AT", "sr-Latn", "zh-Hant", "fi", "haw", "de-u-co-phonebk"].map(
        LanguageTag.openGraphLocale)
        == ["en_US", "de_AT", "sr_RS", "zh_TW", "fi_FI", "haw_US", "de_DE"])
  }

  @Test("A language without a known region has no locale for share cards", arguments: ["eo", "tlh", "xx"])
  func noLocale(_ tag: String) {
    #expect(LanguageTag.openGraphLocale(tag) == nil)
    var paper = Newspaper(Newspaper.Story("Harbour floods again", "flood"))
    paper.settings.language = tag
    #expect(paper.head().metas("og:locale") == [])
  }
}
