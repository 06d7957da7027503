import Diagnostics
import Markdown
import Testing

@testable import Newsroom

@Suite("Lint of cards")
struct LintTests {
  private static func findings(_ stories: Newspaper.Story...) -> [Diagnostic] {
    var paper = Newspaper()
    paper.stories = stories
    paper.shareImage = Newspaper.photo("/media/default.jpg", 1_200, 630)
    return paper.desk().lint(settingsFile: "content/site.yml", jobs: 2)
  }

  private static func good(_ headline: String = "Harbour floods again", _ slug: String = "floods")
    -> Newspaper.Story
  {
    var story = Newspaper.Story(headline, slug)
    story.picture = Newspaper.photo()
    story.change = { $0.image = Self.reference() }
    return story
  }

  private static func reference(alt: String? = "The flood") -> ImageReference {
    ImageReference(source: Located("/media/flood.jpg", at: Newspaper.span("floods", 9)), alt: alt)
  }

  @Test("A story in good order has no finding")
  func good() { #expect(Self.findings(Self.good()).isEmpty) }

  @Test("A headline too long for cards, or for anything, points at the title")
  func headlines() {
    let card = Self.findings(Self.good(String(repeating: "harbour ", count: 10)))
    #expect(card.map(\.id) == ["long-card-title"])
    #expect(card[0].span == Newspaper.span("floods", 2))
    #expect(Self.findings(Self.good(String(repeating: "harbour ", count: 16))).map(\.id) == ["long-headline"])
    var short = Self.good(String(repeating: "harbour ", count: 10))
    short.change = {
      $0.shareTitle = "Floods"
      $0.image = Self.reference()
    }
    #expect(Self.findings(short).isEmpty)
  }

  @Test(
    "A dek that is missing, short or long is reported",
    arguments: [
      ("", "missing-dek", 2), ("Too short.", "short-description", 3),
      (String(repeating: "words ", count: 40), "long-description", 3),
    ])
  func deks(dek: String, id: String, line: Int) {
    var story = Self.good()
    story.dek = dek
    let found = Self.findings(story)
    #expect(found.map(\.id) == [id])
    #expect(found.first?.span?.line == line)
  }

  @Test("A change that is still to come is told where it stands")
  func futureUpdate() throws {
    func found(_ lines: String, at moment: String = "2026-06-01", drafts: Bool = false) throws -> [Int] {
      let site = try TestSite(["content/articles/a.md": newsItem("A", lines)])
      let result = try site.build(at: moment, drafts: drafts)
      return result.diagnostics.filter { $0.id == "updated-in-future" }.map { $0.span?.line ?? 0 }
    }
    #expect(try found("updated: 2027-11-02") == [4])
    #expect(try found("updated: 2027-11-02", at: "2027-11-03") == [])
    #expect(try found("updated: 2026-05-30") == [])
    #expect(try found("draft: true\nupdated: 2027-11-02", drafts: true) == [])
  }

  @Test("A change to come is forgotten by the first build after it")
  func pastUpdate() throws {
    let site = try TestSite(["content/articles/a.md": newsItem("A", "updated: 2026-06-03")])
    try site.settle()
    let before = try site.build(at: "2026-06-01").warnings
    #expect(try site.build(at: "2026-06-02").warnings == before)
    #expect(try site.build(at: "2026-06-03").warnings == before - 1)
  }

  @Test("An entry of live coverage that is still to come is told of until it has come")
  func futureEntry() throws {
    let site = try TestSite([
      "content/articles/a.md": newsItem("A", "kind: live", body: "## 14:05 Third\n\n## 10:00 First")
    ])
    try site.settle()
    func found(at moment: String) throws -> [Int?] {
      let result = try site.build(at: moment)
      #expect(!result.isUnchanged)
      return result.diagnostics.filter { $0.id == "entry-in-future" }.map(\.span?.line)
    }
    #expect(try found(at: "2026-05-01T14:04:59Z") == [2])
    #expect(try found(at: "2026-05-01T14:05:00Z") == [])
  }

  @Test("A story without a picture is told so, unless the site chose a picture for such stories")
  func missingImage() {
    #expect(Self.findings(Newspaper.Story("Harbour floods again", "floods")).isEmpty)
    var paper = Newspaper()
    paper.stories = [Newspaper.Story("Harbour floods again", "floods")]
    let found = paper.desk().lint(settingsFile: "content/site.yml", jobs: 2)
    #expect(Set(found.map(\.id)) == ["missing-share-image", "no-default-share-image"])
  }

  @Test("A share card of the theme's place that is the paper's own names the paper")
  func ownCard() {
    var paper = Newspaper(Newspaper.Story("Harbour floods again", "floods"))
    paper.assets["share.png"] = Newspaper.png(1_200, 630)
    #expect(paper.desk().lint(settingsFile: "content/site.yml", jobs: 2) == [])
    paper.assets["share.png"] = Newspaper.png(600, 315)
    let found = paper.desk().lint(settingsFile: "content/site.yml", jobs: 2)
    #expect(found.map(\.id) == ["small-share-image"])
    #expect(found.first?.span == SourceSpan(file: "templates/assets/share.png"))
  }

  @Test(
    "A picture that cards cannot show well points at its place",
    arguments: [(800, 450, "small-share-image"), (1_500, 1_000, "cropped-share-image")])
  func unfitImage(width: Int, height: Int, id: String) {
    var story = Self.good()
    story.picture = Newspaper.photo("/media/flood.jpg", width, height)
    let found = Self.findings(story)
    #expect(found.map(\.id) == [id])
    #expect(found.first?.span == Newspaper.span("floods", 9))
    #expect(found.first?.headline.contains("\(width) × \(height)") == true)
    #expect(found.first?.headline.hasSuffix(" a card; the site's default stands there") == true)
  }

  @Test("Whoever chose a picture that no card shows learns that the lead picture stands there")
  func unfitChoice() {
    var story = Self.good()
    story.sharePicture = Newspaper.photo("/media/card.jpg", 800, 420)
    story.change = {
      $0.image = Self.reference()
      $0.shareImage = Self.reference()
    }
    let headlines = Self.findings(story).map(\.headline)
    #expect(
      headlines == ["Picture of 800 × 420 pixels is too small for a card; the story's `image` stands there"])
  }

  @Test("A share picture of its own excuses the lead picture's shape")
  func excused() {
    var story = Self.good()
    story.picture = Newspaper.photo("/media/flood.jpg", 900, 1_600)
    story.sharePicture = Newspaper.photo("/media/card.jpg", 1_200, 630)
    #expect(Self.findings(story).isEmpty)
  }

  @Test("Pictures without a text alternative are reported, in front matter and body")
  func alternatives() {
    var story = Self.good()
    story.change = { $0.image = Self.reference(alt: nil) }
    story.images = [
      Image(source: "a.jpg", alt: "", caption: "", credit: "", span: Newspaper.span("floods", 20))
    ]
    let found = Self.findings(story)
    #expect(found.map(\.id) == ["missing-alt", "missing-alt"])
    #expect(found.map { $0.span?.line } == [9, 20])
    story.images = []
    story.change = { $0.image = Self.reference(alt: "") }
    #expect(Self.findings(story).isEmpty)
  }

  @Test("A repeated headline or description names the older story")
  func repetition() {
    var older = Self.good("Morning briefing", "monday")
    older.hoursAgo = 40
    let found = Self.findings(Self.good("Morning Briefing", "tuesday"), older)
    #expect(found.map(\.id) == ["same-headline", "same-description"])
    #expect(found[0].span == Newspaper.span("tuesday", 2))
    #expect(found[0].notes.first?.span == Newspaper.span("monday", 2))
    #expect(found[1].notes.first?.span == Newspaper.span("monday", 3))
  }

  @Test("Headlines are the same however their accents are written")
  func repetitionOfAccents() throws {
    var older = Self.good("Caf\u{E9} fermé", "monday")
    older.hoursAgo = 40
    let found = Self.findings(Self.good("CAFE\u{301} ferme\u{301}", "tuesday"), older)
    #expect(found.map(\.id).contains("same-headline"))
  }

  @Test(
    "A publisher's logo that cannot be used is told so at its place",
    arguments: [(512, 512, []), (600, 60, []), (100, 100, ["unfit-logo"]), (600, 40, ["unfit-logo"])])
  func logo(width: Int, height: Int, ids: [String]) {
    var paper = Newspaper(Self.good())
    paper.shareImage = Newspaper.photo("/media/default.jpg", 1_200, 630)
    paper.publisherLogo = Newspaper.photo("/media/logo.jpg", width, height)
    paper.settings.publisher.logo = Self.reference()
    let found = paper.desk().lint(settingsFile: "content/site.yml", jobs: 2)
    #expect(found.map(\.id) == ids)
    #expect(found.allSatisfy { $0.span == Newspaper.span("floods", 9) })
  }

  @Test("A security.txt that has expired is told so from that moment on")
  func expiredSecurity() {
    var paper = Newspaper(Self.good())
    paper.shareImage = Newspaper.photo("/media/default.jpg", 1_200, 630)
    let span = SourceSpan(path: "content/site.yml", line: 4, column: 3)
    func ids(_ seconds: Int) -> [String] {
      paper.settings.security = SecurityContact(
        contact: "mailto:desk@gazette.example",
        expires: Located(Newspaper.noon.adding(seconds: seconds), at: span))
      return paper.desk().lint(settingsFile: "content/site.yml", jobs: 2).map(\.id)
    }
    #expect(ids(1) == [])
    #expect(ids(0) == ["security-expired"])
  }

  @Test("Files that are looked for at the root of a host are warned about below it")
  func filesBelowRoot() {
    var paper = Newspaper(Self.good())
    paper.shareImage = Newspaper.photo("/media/default.jpg", 1_200, 630)
    func found(_ baseURL: String) -> [Diagnostic] {
      paper.settings.baseURL = baseURL
      return paper.desk().lint(settingsFile: "content/site.yml", jobs: 2)
    }
    #expect(found("https://ada.example/paper") == [])
    paper.settings.robots.disallowedAgents = ["GPTBot"]
    paper.settings.security = SecurityContact(
      contact: "mailto:desk@gazette.example",
      expires: Located(
        Newspaper.noon.adding(seconds: 1), at: SourceSpan(path: "content/site.yml", line: 4, column: 3)))
    #expect(found("https://ada.example") == [])
    let warnings = found("https://ada.example/paper")
    #expect(warnings.map(\.id) == ["file-below-root", "file-below-root"])
    #expect(warnings.map { $0.span?.line } == [0, 4])
    #expect(warnings[0].help?.contains(" https://ada.example/robots.txt,") == true)
    #expect(warnings[1].help?.contains(" https://ada.example/.well-known/security.txt,") == true)
  }

  @Test("Settings that spoil every card are reported at site.yml")
  func settings() {
    var paper = Newspaper(Newspaper.Story("Harbour floods again", "floods"))
    paper.settings.robots.disallowedAgents = ["Slackbot"]
    let found = paper.desk().lint(settingsFile: "content/site.yml", jobs: 2)
    #expect(found.map(\.id) == ["missing-share-image", "blocked-preview-fetcher", "no-default-share-image"])
    #expect(found[1].help?.contains("robots.disallow_agents") == true)
    #expect(found.last?.span == SourceSpan(file: "content/site.yml"))
  }
}
