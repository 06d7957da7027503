import Testing

@testable import Newsroom

@Suite("Feeds")
struct FeedTests {
  private static func paper() -> Newspaper {
    var story = Newspaper.Story(hostileHeadline, "floods")
    story.picture = Newspaper.photo()
    story.tags = [0, 1]
    story.byline = [(0, ""), (1, "")]
    var older = Newspaper.Story("Older", "older")
    older.hoursAgo = 50
    older.section = 1
    var paper = Newspaper(story, older)
    paper.people = [Newspaper.Person("Ada Ferris"), Newspaper.Person("Bo Lin")]
    return paper
  }

  @Test("RSS has every story with all writers, categories, full text and its picture")
  func rss() throws {
    let feed = try #require(XMLTree(Self.paper().feed("/feed.xml")))
    #expect(feed.root?.attributes["version"] == "2.0")
    let item = try #require(feed.first("item"))
    #expect(item.first("title")?.text == hostileHeadline)
    #expect(item.first("link")?.text == "https://gazette.example/articles/floods/")
    #expect(item.first("pubDate")?.text == "Thu, 07 May 2026 11:00:00 +0000")
    #expect(item.all("dc:creator").map(\.text) == ["Ada Ferris", "Bo Lin"])
    #expect(item.all("category").map(\.text) == ["Politics", "Harbour", "Budget"])
    #expect(item.first("content:encoded")?.text.contains("<p>Body of <a href=") == true)
    let media = item.first("media:content")?.attributes
    #expect(media?["url"] == "https://gazette.example/media/flood.jpg")
    #expect(media?["type"] == "image/jpeg")
    #expect(media?["width"] == "1600")
    #expect(item.first("media:credit")?.text == "Ben Okoro")
    #expect(feed.first("atom:link")?.attributes["href"] == "https://gazette.example/feed.xml")
    #expect(feed.first("lastBuildDate")?.text == "Thu, 07 May 2026 11:00:00 +0000")
  }

  @Test("Readers that take RSS descriptions for HTML still see a dek's signs")
  func rssDescription() throws {
    var paper = Self.paper()
    paper.stories[0].dek = "Why <dialog> & co. matter to everybody who writes for the web today"
    let item = try #require(XMLTree(paper.feed("/feed.xml"))?.first("item"))
    #expect(item.first("description")?.text.hasPrefix("Why &lt;dialog&gt; &amp; co. matter") == true)
  }

  @Test("Atom has the same stories")
  func atom() throws {
    let feed = try #require(XMLTree(Self.paper().feed("/atom.xml")))
    #expect(feed.root?.children.first { $0.name == "updated" }?.text == "2026-05-07T11:00:00Z")
    let entry = try #require(feed.first("entry"))
    #expect(entry.first("title")?.text == hostileHeadline)
    #expect(entry.first("published")?.text == "2026-05-07T11:00:00Z")
    #expect(entry.all("author").compactMap { $0.first("name")?.text } == ["Ada Ferris", "Bo Lin"])
    #expect(entry.first("content")?.attributes["type"] == "html")
    #expect(entry.first("content")?.text.contains("</a></p>") == true)
  }

  @Test("JSON Feed has the same stories")
  func json() throws {
    let feed = try #require(JSONThing(Self.paper().feed("/feed.json")))
    #expect(feed["version"]?.text == "https://jsonfeed.org/version/1.1")
    #expect(feed["feed_url"]?.text == "https://gazette.example/feed.json")
    let item = try #require(feed["items"]?[0])
    #expect(item["title"]?.text == hostileHeadline)
    #expect(item["content_html"]?.text?.contains("<p>Body of <a href=") == true)
    #expect(item["authors"]?.list.compactMap { $0["name"]?.text } == ["Ada Ferris", "Bo Lin"])
    #expect(item["tags"]?.list.compactMap(\.text) == ["Politics", "Harbour", "Budget"])
    #expect(item["image"]?.text == "https://gazette.example/media/flood.jpg")
    #expect(item["date_published"]?.text == "2026-05-07T11:00:00Z")
    #expect(feed["items"]?.list.count == 2)
  }

  @Test("All three name a story by the same tag URI, which does not move with it")
  func identifiers() throws {
    var paper = Self.paper()
    let id = "tag:gazette.example,2026:floods"
    #expect(XMLTree(paper.feed("/feed.xml"))?.first("guid")?.text == id)
    #expect(XMLTree(paper.feed("/feed.xml"))?.first("guid")?.attributes["isPermaLink"] == "false")
    #expect(XMLTree(paper.feed("/atom.xml"))?.first("entry")?.first("id")?.text == id)
    paper.settings.baseURL = "https://gazette.example/news"
    #expect(JSONThing(paper.feed("/feed.json"))?["items"]?[0]?["id"]?.text == id)
  }

  @Test("The time of a build is in no feed")
  func stable() {
    let paper = Self.paper()
    let site = paper.site
    let later = Site(
      settings: site.settings, now: site.now.adding(seconds: 500_000), changesAt: nil,
      articles: site.articles,
      sections: site.sections, tags: site.tags, authors: site.authors, series: site.series, pages: site.pages,
      relatedStories: site.relatedStories, related: site.related, redirects: site.redirects,
      layout: site.layout,
      media: site.media,
      shareImage: nil, logo: nil, publisherLogo: nil)
    func bytes(_ site: Site) -> [[UInt8]] {
      paper.desk(of: site).feeds.map { $0.bytes { _, _ in } }
    }
    #expect(bytes(site) == bytes(later))
  }

  @Test("Sections of site.yml and authors with a file keep their feeds while they have no story")
  func promised() throws {
    var paper = Newspaper()
    paper.settings.sections = [SectionSetting(name: "Sport", slug: Slug("sport")!, description: "")]
    paper.people = [Newspaper.Person("Ada Ferris"), Newspaper.Person("Bo Lin")]
    paper.people[0].hasFile = true
    #expect(Set(paper.desk().feeds.map(\.page.text)) == ["/", "/sections/sport/", "/authors/ada-ferris/"])
    let rss = try #require(XMLTree(paper.feed("/sections/sport/feed.xml")))
    #expect(rss.first("channel")?.first("title")?.text == "Sport – The Gazette")
    #expect(rss.first("item") == nil)
    let atom = try #require(XMLTree(paper.feed("/sections/sport/atom.xml")))
    #expect(atom.root?.children.first { $0.name == "updated" }?.text == "1970-01-01T00:00:00Z")
    let json = try #require(JSONThing(paper.feed("/authors/ada-ferris/feed.json")))
    #expect(json["items"]?.list.isEmpty == true)
    let head = paper.head(paper.list({ .section(1, $0) }, at: "/sections/sport/"))
    #expect(head.html.contains("https://gazette.example/sections/sport/feed.xml"))
  }

  @Test("Corrections and updates stand above the text")
  func corrections() throws {
    var paper = Self.paper()
    paper.stories[0].updatedHoursAgo = 0
    paper.stories[0].change = {
      $0.corrections = [
        Newspaper.correction(Newspaper.noon.adding(seconds: -86_400), "The day was wrong."),
        Newspaper.correction(Newspaper.noon, "So was <the> year."),
      ]
    }
    let item = try #require(XMLTree(paper.feed("/feed.xml"))?.first("item"))
    let content = try #require(item.first("content:encoded")?.text)
    #expect(
      content.hasPrefix(
        """
        <p><strong>Corrected 2026-05-07:</strong> So was &lt;the&gt; year.</p>
        <p><strong>Corrected 2026-05-06:</strong> The day was wrong.</p>
        <p><strong>Updated 2026-05-07</strong></p>
        <p>Body
        """))
    #expect(item.first("atom:updated")?.text == "2026-05-07T12:00:00Z")
  }

  @Test("A body cannot leave its CDATA section, and brings no character that XML forbids")
  func hostileBody() throws {
    let body = "<p>a ]]> b ]]]> c \u{0}\u{8}\u{FFFE} d ]]\u{7}> e ]\u{7}\u{8}]> f</p>"
    for feed in Self.paper().desk().feeds.prefix(2) {
      let bytes = feed.bytes { _, out in out.append(body) }
      let tree = try #require(XMLTree(bytes))
      let text = (tree.first("content:encoded") ?? tree.first("content"))?.text
      #expect(text == "<p>a ]]> b ]]]> c  d ]]> e ]]> f</p>")
    }
  }

  @Test("Control characters in headlines reach no feed")
  func controls() throws {
    var paper = Self.paper()
    paper.stories[0].headline = "Bell\u{7} and null\u{0} and \u{FFFF}end"
    let titles = ["/feed.xml", "/atom.xml"].map { path in
      XMLTree(paper.feed(path))?.all(path == "/feed.xml" ? "item" : "entry").first?.first("title")?.text
    }
    #expect(titles == ["Bell and null and end", "Bell and null and end"])
  }

  @Test("The site, each section and each author with stories have all three formats")
  func channels() {
    let paths = Self.paper().desk().feeds.map(\.path.text)
    #expect(
      paths.filter { $0.hasSuffix("feed.xml") } == [
        "/feed.xml", "/sections/politics/feed.xml", "/sections/sport/feed.xml",
        "/authors/ada-ferris/feed.xml", "/authors/bo-lin/feed.xml",
      ])
    #expect(paths.count == 15)
  }

  @Test("A tag of some size has a feed of deks, and its page announces it")
  func tags() throws {
    var paper = Self.paper()
    paper.settings.feeds.minimumTagArticles = 2
    let feed = try #require(JSONThing(paper.feed("/tags/harbour/feed.json")))
    #expect(feed["items"]?[0]?["content_html"] == nil)
    #expect(feed["items"]?[0]?["content_text"]?.text == paper.stories[0].dek)
    #expect(paper.feed("/tags/budget/feed.json").isEmpty)
    let page = paper.list({ .tag(0, $0) }, at: "/tags/harbour/")
    #expect(paper.head(page).links("alternate").contains("https://gazette.example/tags/harbour/feed.xml"))
  }

  @Test("A section's page announces its own feeds and the site's")
  func discovery() {
    let paper = Self.paper()
    let head = paper.head(paper.list({ .section(0, $0) }, at: "/sections/politics/"))
    let announced = head.elements.filter { $0.attributes["rel"] == "alternate" }
    #expect(
      announced.map { $0.attributes["type"] } == [
        "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rss+xml",
        "application/atom+xml", "application/feed+json",
      ])
    #expect(announced.first?.attributes["title"] == "Politics – The Gazette (RSS)")
    let known = Set(paper.desk().feeds.map { "https://gazette.example" + $0.path.encoded })
    #expect(announced.allSatisfy { known.contains($0.attributes["href"] ?? "") })
  }

  @Test("Sizes follow site.yml")
  func sizes() {
    var paper = Self.paper()
    paper.settings.feeds.items = 1
    #expect(XMLTree(paper.feed("/feed.xml"))?.all("item").count == 1)
    paper.settings.feeds.isFullText = false
    #expect(XMLTree(paper.feed("/feed.xml"))?.first("content:encoded") == nil)
  }

  @Test(
    "A story whose text would bring the feed near a megabyte is there with its dek, and the others in full")
  func megabyte() throws {
    let paper = Newspaper(
      Newspaper.Story("One", "one"), Newspaper.Story("Two", "two"), Newspaper.Story("Three", "three"))
    func texts(_ sizes: [Int]) throws -> [Bool] {
      let feed = paper.desk().feeds[0].bytes { index, out in
        out.append([UInt8](repeating: UInt8(ascii: "x"), count: sizes[index]))
      }
      let items = try #require(XMLTree(feed)).all("item")
      #expect(items.allSatisfy { $0.first("description") != nil })
      return items.map { $0.first("content:encoded") != nil }
    }
    #expect(try texts([300_000, 300_000, 300_000]) == [true, true, false])
    #expect(try texts([720_000, 300_000, 300_000]) == [false, true, true])
  }

  @Test(
    "Markup makes no JSON feed larger than a megabyte", arguments: ["<td></td>", "\"\\\n", "<a href=\"\">"])
  func megabyteOfMarkup(_ markup: String) throws {
    var paper = Newspaper()
    paper.stories = (0..<30).map { Newspaper.Story("Story \($0)", "story-\($0)") }
    let body = Array(String(repeating: markup, count: 20_000 / markup.utf8.count).utf8)
    let path = "/feed.json"
    let feed = try #require(paper.desk().feeds.first { $0.path.text == path }).bytes { _, out in
      out.append(body)
    }
    #expect(feed.count < 1_000_000)
    let items = try #require(JSONThing(feed)?["items"]?.list)
    #expect(items.count == 30)
    #expect(items[0]["content_html"]?.text == String(decoding: body, as: UTF8.self))
  }

  @Test("Nor do long words in letters of three bytes", arguments: ["/feed.xml", "/feed.json", "/atom.xml"])
  func megabyteOfWords(_ path: String) throws {
    var paper = Newspaper()
    paper.settings.feeds.items = 500
    let long = String(repeating: "पुल ", count: 100)
    paper.stories = (0..<500).map { Newspaper.Story("\(long) \($0)", "story-\($0)") }
    let feed = try #require(paper.desk().feeds.first { $0.path.text == path }).bytes { _, _ in }
    #expect(feed.count < 1_000_000)
  }

  @Test("Who reads a feed learns that a story was paid for")
  func sponsored() throws {
    var paper = Self.paper()
    paper.stories[0].kind = .sponsored
    let item = try #require(XMLTree(paper.feed("/feed.xml"))?.first("item"))
    #expect(item.first("content:encoded")?.text.hasPrefix("<p><strong>Advertisement</strong></p>") == true)
    #expect(item.all("category").map(\.text).contains("Advertisement"))
  }

  @Test("A preview of a draft is kept from feeds, sitemaps and search")
  func previews() {
    var paper = Self.paper()
    paper.stories[0].badge = .draft
    #expect(XMLTree(paper.feed("/feed.xml"))?.all("item").count == 1)
    #expect(paper.feed("/sections/politics/feed.xml").isEmpty)
    #expect(XMLTree(paper.file("/news-sitemap.xml"))?.all("loc").isEmpty == true)
    #expect(paper.head().meta("robots") == "noindex")
  }

  @Test("A WebSub hub is named in every format")
  func hub() throws {
    var paper = Self.paper()
    paper.settings.feeds.hub = "https://hub.example/"
    for path in ["/feed.xml", "/atom.xml"] {
      let links = XMLTree(paper.feed(path)).map { $0.all("atom:link") + $0.all("link") } ?? []
      #expect(
        links.contains { $0.attributes["rel"] == "hub" && $0.attributes["href"] == "https://hub.example/" })
    }
    #expect(JSONThing(paper.feed("/feed.json"))?["hubs"]?[0]?["url"]?.text == "https://hub.example/")
  }

  @Test("RFC 822 dates have the weekday and offset of the site's zone")
  func rfc822Dates() {
    let zone = Zone(name: "Asia/Kolkata", changes: [Zone.Change(from: .min, offset: 19_800)])
    #expect(rfc822(Newspaper.noon, zone) == "Thu, 07 May 2026 17:30:00 +0530")
    let west = Zone(name: "America/Halifax", changes: [Zone.Change(from: .min, offset: -12_600)])
    #expect(rfc822(Instant(seconds: 0), west) == "Wed, 31 Dec 1969 20:30:00 -0330")
  }
}
