import Diagnostics
import Testing

@testable import Mustache
@testable import Newsroom

@Suite("Front matter")
struct FrontMatterReaderTests {
  @Test("Every key of an article is typed")
  func everyKey() throws {
    let (frontMatter, diagnostics) = article(
      """
      description: One sentence.
      updated: 2026-05-08 10:00
      authors: [Ada Ferris, {name: Jon Pell, role: photographs by}]
      section: Town
      tags: [harbour, Flood, flood]
      series: After the flood
      kicker: Harbour
      kind: analysis
      image: {src: /a.jpg, alt: "", caption: C, credit: D, width: 1200, height: 800}
      slug: harbour-floods
      aliases: [/old/, older]
      canonical: https://wire.example/a
      related: [one]
      related_exclude: [two]
      share_title: S
      share_description: T
      share_image: /s.jpg
      corrections:
      - {date: 2026-05-09, text: It was Tuesday.}
      draft: true
      embargo: 2026-05-07 06:00
      expires: 2027-01-01
      language: de_AT
      noindex: yes
      permalink: /2026/floods/
      extra: {colour: red, count: 3, wide: true, none: ~}
      """)
    #expect(diagnostics.isEmpty)
    let story = try #require(frontMatter)
    #expect(
      story.title.value == "Harbour floods" && story.dek == "One sentence."
        && story.kicker == "Harbour")
    #expect(story.date.map { rfc3339($0, .utc) } == "2026-05-07T00:00:00Z")
    #expect(story.updated.map { rfc3339($0, .utc) } == "2026-05-08T10:00:00Z")
    #expect(
      story.credits.map(\.name) == ["Ada Ferris", "Jon Pell"] && story.credits[1].role == "photographs by")
    #expect(
      story.section?.value == "Town" && story.series?.value == "After the flood" && story.kind == .analysis)
    #expect(values(story.tags) == ["harbour", "Flood"])
    let image = try #require(story.image)
    #expect(image.source.value == "/a.jpg" && image.alt == "" && image.caption == "C" && image.credit == "D")
    #expect(image.width == 1200 && image.height == 800)
    #expect(story.slug?.value == "harbour-floods" && story.aliases.map(\.value.text) == ["/old/", "/older/"])
    #expect(
      story.canonical?.value == "https://wire.example/a" && story.permalink?.value.text == "/2026/floods/")
    #expect(values(story.related) == ["one"] && values(story.relatedExclude) == ["two"])
    #expect(
      story.shareTitle == "S" && story.shareDescription == "T" && story.shareImage?.source.value == "/s.jpg")
    #expect(story.corrections.map(\.text) == ["It was Tuesday."] && story.isDraft && !story.isSearchable)
    #expect(story.embargo.map { rfc3339($0, .utc) } == "2026-05-07T06:00:00Z" && story.expires != nil)
    #expect(story.language?.value == "de-AT")
    #expect(
      Value.object(story.extra)
        == .object(
          Object(
            [("colour", .text("red")), ("count", .integer(3)), ("wide", .bool(true)), ("none", .null)].map {
              (Key($0), $1)
            })))
  }

  @Test("The spellings of Jekyll, Hugo and Ghost mean what they mean there")
  func synonyms() throws {
    let (frontMatter, diagnostics) = read(
      """
      title: A
      publishDate: 2026-05-07
      lastmod: 2026-05-09
      last_modified_at: 2026-05-08
      summary: Dek
      author: Ada Ferris
      categories: [Town, harbour]
      tag: flood
      series: [After the flood]
      feature_image: /a.jpg
      image_alt: Water
      image_caption: The quay
      image_credit: Jon Pell
      redirect_from: /old/
      canonical_url: https://wire.example/a
      lang: en
      params: {colour: red}
      related: true
      images: [/b.jpg]
      layout: post
      """)
    #expect(diagnostics.isEmpty)
    let story = try #require(frontMatter)
    #expect(story.date.map { rfc3339($0, .utc) } == "2026-05-07T00:00:00Z" && story.embargo == story.date)
    #expect(story.updated.map { rfc3339($0, .utc) } == "2026-05-09T00:00:00Z")
    #expect(story.dek == "Dek" && story.credits.map(\.name) == ["Ada Ferris"])
    #expect(story.section?.value == "Town" && values(story.tags) == ["flood", "harbour"])
    #expect(
      story.series?.value == "After the flood" && story.aliases.map(\.value.text) == ["/old/"]
        && story.related.isEmpty)
    #expect(
      story.image?.alt == "Water" && story.image?.caption == "The quay" && story.image?.credit == "Jon Pell")
    #expect(story.canonical?.value == "https://wire.example/a" && story.extra.entries.count == 1)
  }

  @Test(
    "An address may be typed in any way",
    arguments: [
      ("/x/index.html", "/x/"), ("/v1.0", "/v1.0/"), ("/about.", "/about./"), ("/a.pdf", "/a.pdf"),
      ("/x", "/x/"), ("x/y", "/x/y/"), ("/x/", "/x/"), ("/a.html", "/a.html"), ("/caf%C3%A9", "/café/"),
    ])
  func typedAddresses(_ typed: String, _ path: String) throws {
    let story = try #require(article("permalink: \(typed)\naliases: \(typed)").frontMatter)
    #expect(story.permalink?.value.text == path && story.aliases.map(\.value.text) == [path])
  }

  @Test("The first category is the section where nothing else is, and a tag otherwise")
  func categories() throws {
    let one = try #require(article("categories: [Football, Cup]").frontMatter)
    #expect(one.section?.value == "Football" && values(one.tags) == ["Cup"])
    let two = try #require(article("section: Sport\ncategories: [Football, Cup]").frontMatter)
    #expect(two.section?.value == "Sport" && values(two.tags) == ["Football", "Cup"])
  }

  @Test("One address given twice is one alias")
  func repeatedAlias() throws {
    let story = try #require(article("aliases: [/x/]\nredirect_from: [/x, /y]").frontMatter)
    #expect(story.aliases.map(\.value.text) == ["/x/", "/y/"])
  }

  @Test("A title of nothing but markup is missing where it stands")
  func emptyMarkup() {
    let diagnostics = read("date: 2026-05-07\ntitle: <em></em>").diagnostics
    #expect(brief(diagnostics) == ["error missing-title 3:8"])
    #expect(diagnostics.first?.headline == "`title` holds nothing that readers would see")
  }

  @Test("A story in Jekyll's folder of drafts is one", arguments: ["articles/_drafts/a.md", "_Drafts/a.md"])
  func draftFolder(_ path: String) throws {
    #expect(try #require(article("kicker: x", path: path).frontMatter).isDraft)
  }

  @Test("A date without a value is missing at its own place")
  func emptyDate() {
    #expect(brief(read("title: A\ndate:").diagnostics) == ["error bad-date 3:1"])
  }

  @Test(
    "A draft needs no date yet",
    arguments: [
      "draft: true", "published: false", "status: pending\ndate:", "draft: true\nupdated: 2026-05-08",
    ])
  func undatedDraft(_ keys: String) throws {
    let (frontMatter, diagnostics) = read("title: A\n" + keys)
    #expect(diagnostics == [])
    #expect(try #require(frontMatter).date == nil && frontMatter?.isDraft == true)
    #expect(brief(read("title: A\ndraft: true\ndate: soon").diagnostics) == ["error bad-date 4:7"])
  }

  @Test("Hugo's day of taking a story down is when it expires")
  func unpublishDate() throws {
    let story = try #require(article("unpublishDate: 2027-06-01").frontMatter)
    #expect(story.expires.map { rfc3339($0, .utc) } == "2027-06-01T00:00:00Z" && story.embargo == nil)
  }

  @Test(
    "Tags in one text are cut at the commas of any script",
    arguments: [
      ("harbour, city hall ,flood,", ["harbour", "city hall", "flood"]),
      ("سیاست، معیشت", ["سیاست", "معیشت"]),
      ("政治、经济，交通", ["政治", "经济", "交通"]), ("[a، b, c]", ["a، b", "c"]),
    ])
  func tagsInOneText(written: String, tags: [String]) throws {
    #expect(values(try #require(article("tags: " + written).frontMatter).tags) == tags)
  }

  @Test(
    "A story that another tool calls unfinished is a draft",
    arguments: [
      "draft: true", "published: false", "status: draft", "status: Private", "draft: yes",
      "status: unpublished", "draft: true\nvisibility: members", "post_status: pending",
      "draft: true\nstatus: in review",
    ])
  func drafts(_ line: String) throws {
    #expect(try #require(article(line).frontMatter).isDraft)
  }

  @Test(
    "A published story is none",
    arguments: ["draft: false", "published: true", "status: publish", "status: Live", ""])
  func published(_ line: String) throws {
    #expect(try !#require(article(line).frontMatter).isDraft)
  }

  @Test(
    "Another tool's way to keep a story from readers is an error that says what to write",
    arguments: [
      "visibility: private", "visibility: members", "visibility: paid", "visibility: [tier]",
      "email_only: true", "headless: true", "build: {render: never}", "_build: {list: local}", "hidden: yes",
      "private: true", "unlisted: true", "public: false", "unpublished: true", "permalink: false",
      "password: tide", "eleventyExcludeFromCollections: true", "private: 1", "render: false", "state: draft",
      "access: members", "Hidden: true", "PASSWORD: x", "access: [members]",
    ])
  func hiddenElsewhere(_ line: String) {
    let diagnostics = article(line).diagnostics
    #expect(brief(diagnostics) == ["error hidden-elsewhere 4:1"])
    #expect(
      diagnostics.first?.help == "write `draft: true` to hold it back, or delete the line to publish it")
  }

  @Test(
    "Where it keeps nothing from readers it is passed over",
    arguments: [
      "visibility: public", "visibility:", "headless: false", "build: {render: always, list: true}",
      "build: {publishResources: false}", "build: 12", "hidden: false", "private: no", "unlisted: ~",
      "public: true", "password:", "state: Bavaria", "access: open", "cascade: {type: news}",
      "cascade: {params: {draft: true}}", "status: active", "render: true",
    ])
  func shownElsewhere(_ line: String) { #expect(article(line).diagnostics == []) }

  @Test(
    "Search engines are kept off a story in the words of any tool",
    arguments: [
      "noindex: true", "robots: noindex", "robots: \"nofollow, NOINDEX\"", "robots: [none]",
      "robots: {index: false}",
    ])
  func notSearchable(_ line: String) throws {
    #expect(try !#require(article(line).frontMatter).isSearchable)
    #expect(try #require(article("robots: \"index, follow\"").frontMatter).isSearchable)
  }

  @Test(
    "A key that is there for a date has one",
    arguments: ["embargo:", "embargo: ~", "embargo: null", "expires:", "publish_at:"])
  func emptyTimes(_ line: String) {
    #expect(brief(article(line).diagnostics) == ["error bad-date 4:1"])
  }

  @Test(
    "Two dates for one thing must agree, for the earlier might publish too early",
    arguments: [
      "embargo: 2026-06-01\npublishDate: 2030-01-01", "embargo: 2030-01-01\npublish_at: 2026-06-01",
      "expires: 2026-06-01\nexpiryDate: 2030-01-01", "embargo: 2026-06-01\npublished_at: 2030-01-01",
    ])
  func disagreement(_ lines: String) throws {
    let diagnostics = article(lines).diagnostics
    #expect(diagnostics.map(\.id) == ["dates-disagree"])
    #expect(diagnostics.first?.span?.line == 5 && diagnostics.first?.notes.first?.span?.line == 4)
    #expect(article("embargo: 2030-01-01\npublishDate: 2030-01-01T00:00:00Z").diagnostics == [])
    #expect(article("embargo: 2030-01-01\npubDate: 2026-01-01").diagnostics == [])
  }

  @Test(
    "Beside a date, a later day of publication holds a story back",
    arguments: ["published_at", "published_time", "pubDate"])
  func laterPublication(_ key: String) throws {
    let held = try #require(article("\(key): 2026-12-20 06:00").frontMatter)
    #expect(held.release.map { rfc3339($0, .utc) } == "2026-12-20T06:00:00Z")
    #expect(try #require(article("\(key): 2020-01-01").frontMatter).embargo == nil)
  }

  @Test("Without a date the file name may give it")
  func dateFromFileName() throws {
    let (frontMatter, diagnostics) = read("title: A", path: "articles/2024-05-07-flood.md")
    #expect(diagnostics.isEmpty)
    #expect(try #require(frontMatter).date.map { rfc3339($0, .utc) } == "2024-05-07T00:00:00Z")
  }

  @Test("An update that names the day of publication without a time is not earlier, and no later change")
  func updatedThatDay() throws {
    let zone = Zone(name: "Europe/Berlin", changes: [Zone.Change(from: .min, offset: 7_200)])
    func findings(_ updated: String) -> [String] {
      brief(read("title: A\ndate: 2026-05-07 00:30\nupdated: \(updated)", zone: zone).diagnostics)
    }
    #expect(findings("2026-05-07") == [])
    #expect(findings("2026-05-07 00:29") == ["warning updated-before-date 4:10"])
    #expect(findings("2026-05-06") == ["warning updated-before-date 4:10"])
    var story = Newspaper.Story("Harbour floods again", "floods")
    story.updatedHoursAgo = 12
    let card = Newspaper(story).site.articles[0].card
    #expect(card.updated == nil && card.modified == card.published)
  }

  @Test(
    "Each mistake is found where it is",
    arguments: [
      ("kind: nwes", "error unknown-value 4:7"), ("draft: maybe", "error wrong-type 4:8"),
      ("title: B", "error duplicate-key 4:1"),
      ("embargo: soon", "error bad-date 4:10"), ("updated: [1]", "error wrong-type 4:10"),
      ("slug: a/b", "error bad-slug 4:7"),
      ("permalink: /../x/", "error bad-path 4:12"), ("aliases: [/a/, /../b]", "error bad-path 4:16"),
      ("aliases: [/a/*]", "error bad-path 4:11"), ("redirect_from: /a%2A/", "error bad-path 4:16"),
      ("permalink: /a*/", "error bad-path 4:12"), ("permalink: /{year}/{slug}/", "error bad-path 4:12"),
      ("permalink: /:year/:title/", "error bad-path 4:12"),
      ("aliases: [\"/{{ x }}/\"]", "error bad-path 4:11"),
      ("section: {name: News}", "error wrong-type 4:10"), ("status: in review", "error hidden-elsewhere 4:9"),
      ("canonical: wire.example", "error bad-url 4:12"),
      ("language: english language", "error bad-language 4:11"),
      ("description: [a]", "error wrong-type 4:14"), ("tags: {a: b}", "error wrong-type 4:7"),
      ("tags: [[a]]", "error wrong-type 4:8"),
      ("image: [a]", "error wrong-type 4:8"), ("image: {alt: x}", "error incomplete 4:8"),
      ("image: {src: a, width: wide}", "error wrong-type 4:24"), ("authors: [[a]]", "error wrong-type 4:11"),
      ("authors: [{role: x}]", "error incomplete 4:11"), ("corrections: wrong", "error wrong-type 4:14"),
      ("corrections:\n- text: a", "error incomplete 5:3"),
      ("corrections:\n- {date: x, text: a}", "error bad-date 5:10"),
      ("corrections:\n- {date: 2026-05-06, text: a}", "warning correction-before-date 5:10"),
      ("extra: 1", "error wrong-type 4:8"),
      ("embargo: 2026-06-02\nexpires: 2026-06-01", "error expires-before-embargo 5:10"),
      ("expires: 2026-05-07", "warning expires-before-date 4:10"),
      ("updated: 2026-05-01", "warning updated-before-date 4:10"),
      ("wether: fine", "warning unknown-key 4:1"),
    ])
  func mistakes(_ lines: String, _ finding: String) {
    #expect(brief(article(lines).diagnostics) == [finding])
  }

  @Test(
    "A key that nearly is another is an error, for it could publish a story too early",
    arguments: [
      ("embagro", "embargo"), ("draf", "draft"), ("Draft", "draft"), ("expries", "expires"),
      ("titel", "title"), ("corections", "corrections"),
      ("descripton", "description"), ("publis_at", "publish_at"), ("relatd_exclud", "related_exclude"),
    ])
  func nearMisses(_ key: String, _ meant: String) {
    let diagnostics = article("\(key): 2027-01-01").diagnostics
    #expect(brief(diagnostics) == ["error mistyped-key 4:1"])
    #expect(diagnostics.first?.help == "did you mean `\(meant)`?")
  }

  @Test(
    "Keys of other tools and of chance resemblance stop no build",
    arguments: [
      "dates", "link", "links", "author_id", "author_url", "images", "image_url", "data", "tgas", "photo",
      "photos", "type", "layout", "url",
      "weight", "videos", "topics", "location", "status_code", "language_code", "mood", "time", "note",
      "notes", "rating", "serial", "event",
      "share_url", "header", "headline", "content", "order", "edition", "issue", "page", "lead", "kinds_of",
      "price", "updates_feed", "draft_of",
    ])
  func otherKeys(_ key: String) {
    #expect(!article("\(key): x").diagnostics.hasErrors)
  }

  @Test(
    "A key that is meant to hold a story back, or to end it, is never passed over",
    arguments: [
      ("embargo_until", "embargo"), ("embargo-until", "embargo"), ("press_embargo", "embargo"),
      ("expiration", "expires"), ("expiry", "expires"), ("expireDate", "expires"), ("is_draft", "draft"),
      ("isDraft", "draft"), ("unpublish_at", "expires"),
    ])
  func heldBack(_ key: String, _ meant: String) {
    let diagnostics = article("\(key): 2027-01-01").diagnostics
    #expect(brief(diagnostics) == ["error mistyped-key 4:1"])
    #expect(diagnostics.first?.help == "did you mean `\(meant)`?")
  }

  @Test("Capital letters make no other key, however short it is", arguments: ["Tags", "KIND", "Slug"])
  func capitals(_ key: String) {
    #expect(brief(article("\(key): x").diagnostics) == ["error mistyped-key 4:1"])
  }

  @Test("A number at the end is meant", arguments: ["image2", "author2", "series1"])
  func numbered(_ key: String) {
    #expect(brief(article("\(key): x").diagnostics) == ["warning unknown-key 4:1"])
  }

  @Test("A title or name of the wrong type is not missing as well", arguments: ["[a]", "{a: b}"])
  func wrongTitles(_ value: String) {
    #expect(brief(read("title: \(value)\ndate: 2026-05-07").diagnostics) == ["error wrong-type 2:8"])
  }

  @Test("Title and date are required, and everything wrong is said at once")
  func allAtOnce() {
    let diagnostics = read("embagro: soon\nkind: nwes\ndraft: perhaps\nslug: a b\nslug: c").diagnostics
    #expect(
      brief(diagnostics) == [
        "error missing-date 1:1", "error missing-title 1:1", "error mistyped-key 2:1",
        "error unknown-value 3:7",
        "error wrong-type 4:8", "error bad-slug 5:7", "error duplicate-key 6:1",
      ])
  }

  @Test("The space before and behind a title is no part of it, however wide it is")
  func wideSpace() {
    #expect(read("title: 　港\u{A0}\ndate: 2026-05-07").frontMatter?.title.value == "港")
  }

  @Test(
    "An empty title is missing",
    arguments: ["title:", "title: ''", "title: ~", "title: \"  \"", "title: 　"])
  func emptyTitles(_ line: String) {
    #expect(brief(read(line + "\ndate: 2026-05-07").diagnostics) == ["error missing-title 1:1"])
  }
}
