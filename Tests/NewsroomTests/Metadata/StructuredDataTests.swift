import Diagnostics
import Markdown
import Testing

@testable import Newsroom

@Suite("Structured data")
struct StructuredDataTests {
  @Test(
    "Each kind of story has its type",
    arguments: [
      (StoryKind.news, "NewsArticle"), (.feature, "NewsArticle"), (.opinion, "OpinionNewsArticle"),
      (.analysis, "AnalysisNewsArticle"), (.review, "ReviewNewsArticle"),
      (.background, "BackgroundNewsArticle"), (.report, "ReportageNewsArticle"),
      (.sponsored, "AdvertiserContentArticle"),
    ])
  func types(kind: StoryKind, type: String) {
    var story = Newspaper.Story("Harbour floods again", "floods")
    story.kind = kind
    #expect(Newspaper(story).head().thing(type)?["headline"]?.text == "Harbour floods again")
  }

  @Test("Every kind has been thought of")
  func allKinds() { #expect(StoryKind.allCases.count == 9) }

  @Test("No text can end the script element, and the text arrives whole")
  func hostile() {
    let head = Newspaper(Newspaper.Story(hostileHeadline + "\u{2028}", "x")).head()
    #expect(head.thing("NewsArticle")?["headline"]?.text == hostileHeadline + "\u{2028}")
    let script = head.elements.first { $0.name == "script" }
    #expect(script?.text.contains("<") == false)
    #expect(script?.text.unicodeScalars.contains("\u{2028}") == false)
  }

  @Test("The story is the first thing of the page, outside the graph")
  func first() throws {
    let head = Newspaper(Newspaper.Story("Harbour floods again", "floods")).head()
    let script = try #require(head.elements.first { $0.name == "script" })
    let data = try #require(JSONThing(script.text))
    #expect(data[0]?["@type"]?.text == "NewsArticle")
    #expect(data[0]?["@context"]?.text == "https://schema.org")
    #expect(data[1]?["@graph"]?[0]?["@type"]?.text == "BreadcrumbList")
  }

  @Test("A story says when, where, by whom and how long")
  func story() throws {
    var story = Newspaper.Story("Harbour floods again", "floods")
    story.updatedHoursAgo = 0
    story.tags = [0, 1]
    story.series = Article.SeriesPart(series: 0, number: 2)
    var paper = Newspaper(story, Newspaper.Story("Older", "older"))
    paper.series = ["A year at the harbour"]
    let thing = try #require(paper.head(related: [1]).thing("NewsArticle"))
    #expect(thing["datePublished"]?.text == "2026-05-07T11:00:00Z")
    #expect(thing["dateModified"]?.text == "2026-05-07T12:00:00Z")
    #expect(thing["articleSection"]?.text == "Politics")
    #expect(thing["inLanguage"]?.text == "en-GB")
    #expect(thing["keywords"]?.list.compactMap(\.text) == ["Harbour", "Budget"])
    #expect(thing["wordCount"]?.number == 9)
    #expect(thing["timeRequired"]?.text == "PT2M")
    #expect(thing["isAccessibleForFree"]?.isTrue == true)
    #expect(thing["author"]?[0]?["name"]?.text == "Ada Ferris")
    #expect(thing["author"]?[0]?["url"]?.text == "https://gazette.example/authors/ada-ferris/")
    #expect(thing["isPartOf"]?[1]?["name"]?.text == "A year at the harbour")
    #expect(thing["position"]?.number == 2)
    #expect(thing["mainEntityOfPage"]?["@id"]?.text == "https://gazette.example/articles/floods/")
    #expect(
      thing["mainEntityOfPage"]?["relatedLink"]?[0]?.text == "https://gazette.example/articles/older/")
  }

  @Test("Dates carry the offset of the site's zone")
  func zone() throws {
    var paper = Newspaper(Newspaper.Story("Harbour floods again", "floods"))
    paper.settings.zone = Zone(name: "Europe/Berlin", changes: [Zone.Change(from: .min, offset: 7_200)])
    #expect(
      paper.head().thing("NewsArticle")?["datePublished"]?.text == "2026-05-07T13:00:00+02:00")
  }

  @Test("Helpers keep their roles and do not count as writers")
  func roles() throws {
    var story = Newspaper.Story("Harbour floods again", "floods")
    story.byline = [(0, ""), (1, "photographs by"), (2, "translated by")]
    var paper = Newspaper(story)
    paper.people = [Newspaper.Person("Ada Ferris"), Newspaper.Person("Bo Lin"), Newspaper.Person("Cy Roth")]
    let thing = try #require(paper.head().thing("NewsArticle"))
    #expect(thing["author"]?.list.count == 1)
    #expect(thing["contributor"]?[0]?["name"]?.text == "Bo Lin")
    #expect(thing["contributor"]?[0]?["disambiguatingDescription"]?.text == "photographs by")
    #expect(thing["translator"]?[0]?["name"]?.text == "Cy Roth")
  }

  @Test("Teams are organisations, and a story without a byline is the paper's")
  func organizations() throws {
    var story = Newspaper.Story("Harbour floods again", "floods")
    story.byline = [(0, "")]
    var paper = Newspaper(story)
    paper.people = [Newspaper.Person("18F")]
    #expect(paper.head().thing("NewsArticle")?["author"]?[0]?["@type"]?.text == "Organization")
    paper.stories[0].byline = []
    let author = paper.head().thing("NewsArticle")?["author"]?[0]
    #expect(author?["name"]?.text == "The Gazette")
    #expect(author?["url"]?.text == "https://gazette.example/")
  }

  @Test(
    "Who has a file is a person with titles and numerals in the name, unless it names two or the house",
    arguments: [
      ("Ada Ferris, PhD", "Person"), ("Sammy Davis, Jr.", "Person"), ("Louis 3rd", "Person"),
      ("Data & Graphics", "Organization"), ("Ada Ferris and Bo Lin", "Organization"),
      ("The Gazette", "Organization"),
    ])
  func named(name: String, type: String) {
    var paper = Newspaper(Newspaper.Story("Harbour floods again", "floods"))
    paper.people = [Newspaper.Person(name)]
    paper.people[0].hasFile = true
    paper.people[0].role = "Reporter"
    let author = paper.head().thing("NewsArticle")?["author"]?[0]
    #expect(author?["@type"]?.text == type)
    #expect(author?["jobTitle"]?.text == (type == "Person" ? "Reporter" : nil))
  }

  @Test("What follows a name behind a comma is no part of the last name, and a team has none")
  func profileNames() {
    var paper = Newspaper(Newspaper.Story("One", "one"))
    func names(_ name: String) -> [String?] {
      paper.people = [Newspaper.Person(name)]
      paper.people[0].hasFile = true
      let head = paper.head(paper.list({ .author(0, $0) }, at: "/authors/a/"))
      return [head.meta("profile:first_name"), head.meta("profile:last_name")]
    }
    #expect(names("Sammy Davis, Jr.") == ["Sammy", "Davis"])
    #expect(names("Ada Ferris, PhD, FRS") == ["Ada", "Ferris"])
    #expect(names("Data & Graphics") == [nil, nil])
  }

  @Test("Corrections are stated with text and date")
  func corrections() throws {
    var story = Newspaper.Story("Harbour floods again", "floods")
    story.change = { $0.corrections = [Newspaper.correction(Newspaper.noon, "The day was wrong.")] }
    let correction = try #require(Newspaper(story).head().thing("CorrectionComment"))
    #expect(correction["text"]?.text == "The day was wrong.")
    #expect(correction["datePublished"]?.text == "2026-05-07T12:00:00Z")
  }

  @Test("A picture carries caption and credit; a small one is joined by a large one")
  func images() throws {
    var story = Newspaper.Story("Harbour floods again", "floods")
    story.picture = Newspaper.photo("/media/small.jpg", 640, 480)
    let images = Newspaper(story).head().thing("NewsArticle")?["image"]?.list ?? []
    #expect(images.count == 2)
    #expect(images[0]["caption"]?.text == "The market hall on Thursday")
    #expect(images[0]["creditText"]?.text == "Ben Okoro")
    #expect(images[1]["width"]?.number == 1_200)
  }

  @Test("A headline over 110 characters is cut, and kept whole as name")
  func longHeadline() throws {
    let headline = String(repeating: "harbour ", count: 16) + "wall"
    let thing = try #require(Newspaper(Newspaper.Story(headline, "x")).head().thing("NewsArticle"))
    #expect(thing["headline"]?.text?.count ?? 999 <= 110)
    #expect(thing["name"]?.text == headline)
  }

  @Test("The publisher stands on every story with logo and policies")
  func publisher() throws {
    var paper = Newspaper(Newspaper.Story("Harbour floods again", "floods"))
    paper.settings.publisher.name = "Gazette Trust"
    paper.settings.publisher.ethicsPolicy = "/ethics/#code"
    paper.settings.publisher.ownership = "https://trust.example/owners"
    let publisher = try #require(paper.head().thing("NewsArticle")?["publisher"])
    #expect(publisher["@type"]?.text == "NewsMediaOrganization")
    #expect(publisher["name"]?.text == "Gazette Trust")
    #expect(publisher["logo"]?["url"]?.text == "https://gazette.example/assets/icons/icon-512.png")
    #expect(publisher["ethicsPolicy"]?.text == "https://gazette.example/ethics/#code")
    #expect(publisher["ownershipFundingInfo"]?.text == "https://trust.example/owners")
    #expect(publisher["correctionsPolicy"]?.text == "https://gazette.example/")
    #expect(publisher["sameAs"]?.list.isEmpty == false)
  }

  @Test("A static page of a telling name serves as policy")
  func policyPage() throws {
    var paper = Newspaper(Newspaper.Story("Harbour floods again", "floods"))
    paper.pages = [Self.page("Our ethics", "/paper/ethics/", .plain)]
    let publisher = try #require(paper.head().thing("NewsArticle")?["publisher"])
    #expect(publisher["ethicsPolicy"]?.text == "https://gazette.example/paper/ethics/")
  }

  @Test("The front page states the publisher, the website and its stories")
  func front() throws {
    let paper = Newspaper(Newspaper.Story("Harbour floods again", "floods"))
    let page = Page(
      path: .front, contents: .front(FrontPage(slots: [.init(name: "lead", articles: [0])], rails: [])))
    let head = paper.head(page)
    #expect(head.things.filter { $0["@type"]?.text == "NewsMediaOrganization" }.count == 1)
    #expect(head.thing("WebSite")?["url"]?.text == "https://gazette.example/")
    #expect(head.thing("ListItem")?["url"]?.text == "https://gazette.example/articles/floods/")
    #expect(head.meta("og:type") == "website")
  }

  @Test("A list is a collection with numbered items and breadcrumbs")
  func list() throws {
    let paper = Newspaper(Newspaper.Story("One", "one"), Newspaper.Story("Two", "two"))
    let head = paper.head(paper.list({ .section(0, $0) }, at: "/sections/politics/"))
    let collection = try #require(head.thing("CollectionPage"))
    #expect(collection["url"]?.text == "https://gazette.example/sections/politics/")
    let items = collection["mainEntity"]?["itemListElement"]?.list ?? []
    #expect(items.map { $0["position"]?.number } == [1, 2])
    #expect(head.thing("BreadcrumbList")?["itemListElement"]?[0]?["name"]?.text == "Front page")
  }

  @Test("All tags and all authors are listed in the order of their page, with their true number")
  func names() {
    var paper = Newspaper()
    paper.tags = ["Harbour"] + (1...500).map { "B\($0)" }
    paper.people = [Newspaper.Person("Bo Lin"), Newspaper.Person("Ada Ferris")]
    let tags = paper.head(Page(path: .fixed("/tags/"), contents: .allTags), heading: "All topics")
    #expect(tags.thing("ItemList")?["numberOfItems"]?.number == 501)
    let items = tags.thing("ItemList")?["itemListElement"]?.list ?? []
    #expect(items.count == 500)
    #expect(items.first?["name"]?.text == "B1")
    let authors = paper.head(Page(path: .fixed("/authors/"), contents: .allAuthors), heading: "Authors")
    #expect(
      authors.thing("ItemList")?["itemListElement"]?.list.compactMap { $0["name"]?.text } == [
        "Ada Ferris", "Bo Lin",
      ])
  }

  @Test("A list without stories is a plain page")
  func emptyList() {
    let paper = Newspaper()
    let head = paper.head(paper.list({ .section(0, $0) }, at: "/sections/politics/"))
    #expect(head.thing("CollectionPage") == nil)
    #expect(head.thing("WebPage") != nil)
  }

  @Test("An author's page is a profile, and only its first page")
  func profile() throws {
    var paper = Newspaper(Newspaper.Story("One", "one"))
    paper.people[0].role = "Council reporter"
    paper.people[0].biography = "Ada has covered the council since 2009."
    paper.people[0].mastodon = "@ada@news.social"
    paper.people[0].photo = Newspaper.photo("/media/ada.jpg", 400, 400)
    let head = paper.head(paper.list({ .author(0, $0) }, at: "/authors/ada-ferris/", of: 2))
    let person = try #require(head.thing("ProfilePage")?["mainEntity"])
    #expect(person["name"]?.text == "Ada Ferris")
    #expect(person["jobTitle"]?.text == "Council reporter")
    #expect(person["description"]?.text == "Ada has covered the council since 2009.")
    #expect(person["worksFor"]?["name"]?.text == "The Gazette")
    #expect(person["sameAs"]?[0]?.text == "https://news.social/@ada")
    #expect(head.links("me") == ["https://news.social/@ada"])
    #expect(head.meta("og:type") == "profile")
    #expect(head.meta("profile:first_name") == "Ada")
    #expect(head.links("next") == ["https://gazette.example/authors/ada-ferris/page/2/"])
    let second = paper.head(
      paper.list({ .author(0, $0) }, at: "/authors/ada-ferris/", number: 2, of: 2),
      numbering: "Page 2 of 2")
    #expect(second.meta("og:type") == "website")
    #expect(second.summary.title == "Ada Ferris – Page 2 of 2 – The Gazette")
    #expect(second.thing("CollectionPage") != nil)
  }

  @Test(
    "A short biography goes on with headlines, behind its own full stop or a colon",
    arguments: [
      ("Ada covers the harbour.", "Ada covers the harbour. Bridge closes – "),
      ("Covers the harbour", "Covers the harbour: Bridge closes – "), ("港の記者。", "港の記者。Bridge closes – "),
    ])
  func shortBiography(biography: String, opening: String) {
    var paper = Newspaper(Newspaper.Story("Bridge closes", "bridge"))
    paper.people[0].biography = biography
    let head = paper.head(paper.list({ .author(0, $0) }, at: "/authors/ada-ferris/"))
    #expect(head.summary.description.hasPrefix(opening))
  }

  @Test(
    "Static pages have the type of their kind",
    arguments: [(PageSource.PageKind.plain, "WebPage"), (.about, "AboutPage"), (.contact, "ContactPage")])
  func staticPage(kind: PageSource.PageKind, type: String) {
    var paper = Newspaper()
    paper.pages = [Self.page("About us", "/about/", kind)]
    let head = paper.head(Page(path: .fixed("/about/"), contents: .staticPage(0)))
    #expect(head.thing(type)?["name"]?.text == "About us")
  }

  @Test("The page for missing addresses is kept out of search")
  func notFound() {
    let head = Newspaper().head(
      Page(path: .fixed("/404.html"), contents: .notFound), heading: "Page not found")
    #expect(head.meta("robots") == "noindex")
    #expect(head.summary.title == "Page not found – The Gazette")
  }

  @Test("A redirect only says where the page is now")
  func redirect() {
    let head = Newspaper().head(
      Page(path: .fixed("/old/"), contents: .redirect(to: .fixed("/articles/floods/"))))
    #expect(head.links("canonical") == ["https://gazette.example/articles/floods/"])
    #expect(head.elements.count == 1)
  }

  static func page(_ title: String, _ path: String, _ kind: PageSource.PageKind) -> StaticPage {
    let body = Newspaper.document(
      lead: "We are the Gazette, and we have been here since 1884, come what may.")
    var source = PageSource(
      path: "pages/page.md", title: Located(title, at: Newspaper.span("page", 2)), body: body, fingerprint: 0)
    source.kind = kind
    return StaticPage(
      source: source, path: SitePath(path)!, prose: Prose(document: body, links: [], pictures: []),
      picture: nil)
  }
}
