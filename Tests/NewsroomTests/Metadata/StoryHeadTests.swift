import Testing

@testable import Newsroom

@Suite("The head of a story's page")
struct StoryHeadTests {
  @Test("A shared story brings headline, dek, address, picture with its size, and times")
  func card() {
    var story = Newspaper.Story("Harbour floods again", "floods")
    story.picture = Newspaper.photo()
    story.updatedHoursAgo = 0
    let head = Newspaper(story).head()
    #expect(head.meta("og:type") == "article")
    #expect(head.meta("og:title") == "Harbour floods again")
    #expect(head.meta("og:description") == story.dek)
    #expect(head.meta("og:url") == "https://gazette.example/articles/floods/")
    #expect(head.links("canonical") == ["https://gazette.example/articles/floods/"])
    #expect(head.meta("og:locale") == "en_GB")
    #expect(head.meta("og:image") == "https://gazette.example/media/flood.jpg")
    #expect(head.meta("og:image:width") == "1600")
    #expect(head.meta("og:image:height") == "900")
    #expect(head.meta("og:image:type") == "image/jpeg")
    #expect(head.meta("og:image:alt") == "The flood")
    #expect(head.meta("twitter:card") == "summary_large_image")
    #expect(head.meta("article:published_time") == "2026-05-07T11:00:00Z")
    #expect(head.meta("article:modified_time") == "2026-05-07T12:00:00Z")
    #expect(head.meta("robots") == "max-image-preview:large, max-snippet:-1, max-video-preview:-1")
  }

  @Test("A story in another language has its own locale")
  func locale() {
    var story = Newspaper.Story("Hochwasser im Hafen", "hochwasser")
    story.language = "de-AT"
    #expect(Newspaper(story).head().metas("og:locale") == ["de_AT"])
  }

  @Test("A short dek is measured in characters, whatever its script, and goes on with the story")
  func cyrillicDek() {
    var story = Newspaper.Story("Наводнение в порту", "port")
    story.dek = "Вода стояла по колено в рынке."
    story.lead = "Совет решит во вторник, что будет со старой стеной."
    #expect(Newspaper(story).head().meta("description") == story.dek + " " + story.lead)
  }

  @Test("Every writer, every tag and the section are named")
  func namesEverybody() {
    var story = Newspaper.Story("Harbour floods again", "floods")
    story.tags = [0, 1]
    story.byline = [(0, ""), (1, "")]
    var paper = Newspaper(story)
    paper.people = [Newspaper.Person("Ada Ferris"), Newspaper.Person("Bo Lin")]
    paper.people[0].mastodon = "ada@news.social"
    paper.people[1].mastodon = "https://other.example/@bo"
    paper.people[1].x = "https://x.com/bolin"
    let head = paper.head()
    let profiles = ["https://gazette.example/authors/ada-ferris/", "https://gazette.example/authors/bo-lin/"]
    #expect(head.metas("article:author") == profiles)
    #expect(head.links("author") == profiles)
    #expect(head.metas("article:tag") == ["Harbour", "Budget"])
    #expect(head.meta("article:section") == "Politics")
    #expect(head.metas("fediverse:creator") == ["@ada@news.social", "@bo@other.example"])
    #expect(head.meta("twitter:creator") == "@bolin")
    #expect(head.meta("twitter:data1") == "Ada Ferris, Bo Lin")
  }

  @Test("A hostile headline stays text in attributes and in the title")
  func hostile() {
    let head = Newspaper(Newspaper.Story(hostileHeadline, "x")).head()
    #expect(head.meta("og:title") == hostileHeadline)
    #expect(head.summary.title == hostileHeadline + " – The Gazette")
    #expect(head.elements.filter { $0.name == "script" }.count == 1)
  }

  @Test("The editor's share texts and picture come first")
  func overrides() {
    var story = Newspaper.Story("Harbour floods again", "floods")
    story.picture = Newspaper.photo()
    story.sharePicture = Newspaper.photo("/media/card.jpg", 1_200, 630)
    story.change = {
      $0.shareTitle = "Knee-deep"
      $0.shareDescription = "What the storm left."
    }
    let head = Newspaper(story).head()
    #expect(head.meta("og:title") == "Knee-deep")
    #expect(head.meta("og:description") == "What the storm left.")
    #expect(head.meta("og:image") == "https://gazette.example/media/card.jpg")
    #expect(head.summary.title == "Harbour floods again – The Gazette")
  }

  @Test(
    "A picture that no card can show gives way to the default",
    arguments: [
      Newspaper.photo("/media/a.jpg", 800, 450), Newspaper.photo("/media/a.jpg", 1_200, 1_600),
      Newspaper.photo("/media/a.jpg", 3_000, 1_000),
      Picture(
        location: .site(.fixed("/media/a.svg")), width: 1_600, height: 900, type: "image/svg+xml", alt: "",
        caption: "", credit: ""),
      Picture(
        location: .elsewhere("http://insecure.example/a.jpg"), width: 1_600, height: 900, type: "image/jpeg",
        alt: "", caption: "", credit: ""),
    ])
  func unfit(picture: Picture) {
    var story = Newspaper.Story("Harbour floods again", "floods")
    story.picture = picture
    let head = Newspaper(story).head()
    #expect(head.meta("og:image") == "https://gazette.example/assets/share.png")
    #expect(head.meta("og:image:width") == "1200")
    #expect(head.meta("og:image:alt") == "The Gazette")
  }

  @Test("A picture elsewhere whose address does not say its type is shared without one")
  func unknownType() throws {
    func site(_ address: String) throws -> TestSite {
      let image = "image: {src: \"\(address)\", width: 1600, height: 900, alt: A}"
      let site = try TestSite([
        "content/site.yml": "base_url: https://gazette.example\n",
        "content/articles/a.md": newsItem("A", image),
      ])
      #expect(try site.build().diagnostics.contains { $0.id == "share-image-format" } == false)
      return site
    }
    let unknown = try site("https://images.example/photo-1503?w=1600")
    let page = try unknown.read("output/articles/a/index.html")
    #expect(
      page.contains("<meta property=\"og:image\" content=\"https://images.example/photo-1503?w=1600\">"))
    #expect(!page.contains("og:image:type"))
    let feed = try #require(XMLTree(Array(try unknown.read("output/feed.xml").utf8)))
    let media = try #require(feed.first("media:content")?.attributes)
    #expect(media["width"] == "1600" && media["type"] == nil)
    #expect(try site("https://images.example/a.webp?w=1600").read("output/feed.xml").contains("image/webp"))
  }

  @Test(
    "A picture elsewhere of a type that cards do not show is told so",
    arguments: ["https://images.example/a.avif?w=1", "https://images.example/A.TIFF"])
  func unfitType(address: String) throws {
    let image = "image: {src: \"\(address)\", width: 1600, height: 900, alt: A}"
    let site = try TestSite(["content/articles/a.md": newsItem("A", image)])
    #expect(try site.build().diagnostics.contains { $0.id == "share-image-format" })
  }

  @Test("The paper's own default picture stands before the theme's")
  func ownDefault() {
    var paper = Newspaper(Newspaper.Story("Harbour floods again", "floods"))
    paper.shareImage = Newspaper.photo("/media/default.jpg", 1_200, 630)
    #expect(paper.head().meta("og:image") == "https://gazette.example/media/default.jpg")
  }

  @Test("A title also differs from that of a section")
  func sectionTitle() {
    var paper = Newspaper(Newspaper.Story("R&D", "money"))
    paper.sections = ["R&D"]
    #expect(paper.head().summary.title == "R&D (2026-05-07) – The Gazette")
  }

  @Test("Without any picture the card is a summary")
  func noPicture() {
    let paper = Newspaper(Newspaper.Story("Harbour floods again", "floods"))
    let desk = paper.desk(of: paper.site) { _ in nil }
    let page = Page(
      path: .fixed("/articles/floods/"),
      contents: .article(ArticlePage(article: 0, related: [], earlier: nil, later: nil)))
    let summary = desk.summary(of: page, PageWords())
    let bytes = desk.head(of: page, summary, PageWords())
    let head = Head(summary: summary, html: String(decoding: bytes, as: UTF8.self))
    #expect(head.meta("twitter:card") == "summary")
    #expect(head.meta("og:image") == nil)
  }

  @Test("Two stories of one headline have two titles")
  func sameHeadline() {
    var older = Newspaper.Story("Morning briefing", "briefing-1")
    older.hoursAgo = 30
    let paper = Newspaper(Newspaper.Story("Morning briefing", "briefing-2"), older)
    #expect(paper.head(of: 0).summary.title == "Morning briefing (2026-05-07) – The Gazette")
    #expect(paper.head(of: 1).summary.title == "Morning briefing (2026-05-06) – The Gazette")
  }

  @Test("Two stories of one headline and one day are told apart by their slugs")
  func sameDay() {
    let paper = Newspaper(
      Newspaper.Story("Morning briefing", "first"), Newspaper.Story("Morning briefing", "second"))
    #expect(paper.head(of: 0).summary.title == "Morning briefing (2026-05-07, first) – The Gazette")
    #expect(paper.desk().distinction(of: 1) == "2026-05-07, second")
  }

  @Test("Long headlines and deks are cut for X alone, between words")
  func longTexts() {
    var story = Newspaper.Story(
      "The council wants to rebuild the old harbour wall before the storms of the coming winter", "long")
    story.dek = String(repeating: "words ", count: 40) + "end"
    let head = Newspaper(story).head()
    #expect(head.meta("og:title") == story.headline)
    #expect(
      head.meta("twitter:title") == "The council wants to rebuild the old harbour wall before the storms…")
    #expect(head.meta("twitter:description")?.count ?? 999 <= 200)
    #expect(head.summary.description.count <= 160)
  }

  @Test("A dek too short for a search result goes on with the story")
  func shortDek() {
    var story = Newspaper.Story("Harbour floods again", "floods")
    story.dek = "Coming soon!"
    let head = Newspaper(story).head()
    #expect(
      head.meta("description") == "Coming soon! Water stood knee-deep in the market hall on Thursday.")
    #expect(head.meta("og:description") == "Coming soon!")
  }

  @Test(
    "A page's words that are too short for a search result go on as a story's do, and say nothing twice",
    arguments: [
      ("Who we are", "Who we are – The paper was founded in 1921."), ("The paper was founded in 1921.", nil),
      ("", nil), ("ہم کون ہیں؟", "ہم کون ہیں؟ The paper was founded in 1921."),
      ("हम हैं।", "हम हैं। The paper was founded in 1921."), ("港です。", "港です。The paper was founded in 1921."),
    ])
  func shortPageDescription(_ own: String, _ shown: String?) throws {
    let site = try TestSite([
      "content/articles/a.md": newsItem("A"),
      "content/pages/about.md":
        "---\ntitle: About\ndescription: \(own)\n---\nThe paper was founded in 1921.\n",
    ])
    #expect(try site.build().succeeded)
    let shown = shown ?? "The paper was founded in 1921."
    #expect(
      try site.read("output/about/index.html").contains("name=\"description\" content=\"\(shown)\""))
  }

  @Test("A story republished from elsewhere names its original as canonical")
  func canonicalElsewhere() {
    var story = Newspaper.Story("Harbour floods again", "floods")
    story.change = { $0.canonical = Located("https://agency.example/floods", at: Newspaper.span("x", 4)) }
    let head = Newspaper(story).head()
    #expect(head.links("canonical") == ["https://agency.example/floods"])
    #expect(head.meta("og:url") == "https://agency.example/floods")
  }

  @Test("A story that is not to be found is kept out of search")
  func unsearchable() {
    var story = Newspaper.Story("Harbour floods again", "floods")
    story.change = { $0.isSearchable = false }
    #expect(Newspaper(story).head().meta("robots") == "noindex")
  }

  @Test("Paid content does not pass for an article of the paper")
  func sponsored() {
    var story = Newspaper.Story("The best boats", "boats")
    story.kind = .sponsored
    let head = Newspaper(story).head()
    #expect(head.meta("og:type") == "website")
    #expect(head.meta("article:published_time") == nil)
    #expect(head.thing("AdvertiserContentArticle") != nil)
  }

  @Test("A base URL with a path stands before every address")
  func subpath() {
    var paper = Newspaper(Newspaper.Story("Harbour floods again", "floods"))
    paper.settings.baseURL = "https://gazette.example/news"
    let head = paper.head()
    #expect(head.meta("og:url") == "https://gazette.example/news/articles/floods/")
    #expect(head.links("manifest") == ["/news/site.webmanifest"])
    #expect(head.links("alternate").first == "https://gazette.example/news/feed.xml")
  }

  @Test("What every page says of the site is in its signature")
  func signature() {
    let paper = Newspaper(Newspaper.Story("Harbour floods again", "floods"))
    let plain = paper.desk().signature
    var changes: [Newspaper] = []
    for change: (inout Newspaper) -> Void in [
      { $0.settings.publisher.ethicsPolicy = "/ethics/" }, { $0.settings.social.x = "gazette" },
      { $0.settings.publisher.sameAs = ["https://w.example/"] },
      { $0.settings.feeds.hub = "https://h.example/" },
      { $0.settings.baseURL = "https://other.example" }, { $0.settings.copyright = "© Gazette" },
      { $0.shareImage = Newspaper.photo("/media/default.jpg", 1_200, 630) },
    ] {
      var changed = paper
      change(&changed)
      changes.append(changed)
    }
    #expect(changes.allSatisfy { $0.desk().signature != plain })
    #expect(paper.desk().signature == plain)
  }
}
