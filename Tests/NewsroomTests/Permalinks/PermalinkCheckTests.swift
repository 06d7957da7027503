import Diagnostics
import Foundation
import Testing

@testable import Newsroom

@Suite("Permalinks are promises")
struct PermalinkCheckTests {
  static let settings =
    "title: Gazette\nbase_url: https://gazette.example\nsections: [{name: Town, slug: town}]\n"

  @Test("The ledger holds stories, pages, aliases, sections of site.yml and authors with a file")
  func addresses() throws {
    let site = try publishedGazette()
    let lines = try site.read("content/permalinks.txt").split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(
      lines == [
        "/about/ pages/about.md | About us", "/articles/bakery/ articles/bakery.md | A bakery opens",
        "/articles/flood/ articles/flood.md | Harbour floods again",
        "/authors/ada-ferris/ author | Ada Ferris",
        "/old-flood/ articles/flood.md | Harbour floods again", "/sections/town/ section | Town",
      ])
    #expect(try site.record() == nil)
  }

  @Test("A site that keeps its addresses builds; the ledger is one of its sources")
  func kept() throws {
    let site = try publishedGazette()
    try site.settle()
    #expect(try errors(site) == [])
    #expect(try site.build().isUnchanged)
    try site.write("content/permalinks.txt", try site.read("content/permalinks.txt") + "/gone/ x.md | X\n")
    #expect(try errors(site).map(\.id) == ["lost-permalink"])
  }

  @Test("A slug that changed is an error with the alias line to add, and that line mends it")
  func renamedSlug() throws {
    let site = try publishedGazette()
    try site.write("content/articles/bakery.md", newsItem("A bakery opens", "slug: bread"))
    let found = try errors(site)
    #expect(
      found.map(\.headline) == [
        "Links to /articles/bakery/ would break: the story 'A bakery opens' is now at /articles/bread/"
      ])
    #expect(found.first?.help == "add `aliases: [/articles/bakery/]` to content/articles/bakery.md")
    #expect(found.first?.span.map { "\($0.path):\($0.line)" } == "content/permalinks.txt:5")
    try site.write(
      "content/articles/bakery.md",
      newsItem("A bakery opens", "slug: bread\naliases: [/articles/bakery/]"))
    #expect(try errors(site) == [])
  }

  @Test("Aliases that a story has already stand in the line to add")
  func moreAliases() throws {
    let site = try publishedGazette()
    try site.write(
      "content/articles/flood.md",
      newsItem("Harbour floods again", "slug: tide\naliases: [/old-flood/]\nsection: Town"))
    #expect(
      try errors(site).map(\.help) == [
        "add `aliases: [/old-flood/, /articles/flood/]` to content/articles/flood.md"
      ])
  }

  @Test("An alias that was taken out is missed")
  func lostAlias() throws {
    let site = try publishedGazette()
    try site.write("content/articles/flood.md", newsItem("Harbour floods again", "section: Town"))
    #expect(
      try errors(site).map(\.help) == ["add `aliases: [/old-flood/]` to content/articles/flood.md"])
  }

  @Test(
    "A story in another file is found again by its slug, its headline, or most of its words",
    arguments: [
      ("moved/bakery.md", "Bread", "slug: bakery\npermalink: /moved/bakery/"),
      ("bread.md", "A bakery opens", ""), ("bakery-opens-quayside.md", "The bakery on the quay opens", ""),
      ("bakerry.md", "Rolls", ""),
    ])
  func renamedFile(_ file: String, _ title: String, _ more: String) throws {
    let site = try publishedGazette()
    try site.delete("content/articles/bakery.md")
    try site.write("content/articles/other.md", newsItem("Council votes", "authors: [Ada Ferris]"))
    try site.write("content/articles/\(file)", newsItem(title, more))
    let found = try errors(site)
    #expect(found.count == 1)
    #expect(
      found.first?.help?.hasPrefix(
        "if it is content/articles/\(file) now, add `aliases: [/articles/bakery/]` there; ") == true)
  }

  @Test("A story that went without a successor is an error that offers a farewell")
  func deleted() throws {
    let site = try publishedGazette()
    try site.delete("content/articles/bakery.md")
    let found = try errors(site)
    #expect(
      found.map(\.headline) == [
        "Links to /articles/bakery/ would break: the story 'A bakery opens' is there no more"
      ])
    #expect(found.first?.help?.contains("put `gone` after the address in content/permalinks.txt") == true)
    let ledger = try site.read("content/permalinks.txt")
    try site.write(
      "content/permalinks.txt",
      ledger.replacingOccurrences(of: "/articles/bakery/ articles", with: "/articles/bakery/ gone | articles")
    )
    #expect(try errors(site) == [])
  }

  @Test(
    "A published story that would be held back again is an error at its file",
    arguments: [
      ("draft: true", "it is a draft again"),
      ("embargo: 2026-09-01", "it is held back until 2026-09-01T00:00:00Z"),
    ])
  func withdrawn(_ line: String, _ reason: String) throws {
    let site = try publishedGazette()
    try site.write("content/articles/bakery.md", newsItem("A bakery opens", line))
    let found = try errors(site)
    #expect(
      found.map(\.headline) == [
        "The story 'A bakery opens' would vanish from /articles/bakery/: \(reason)"
      ])
    #expect(found.first?.span?.path == "content/articles/bakery.md")
  }

  @Test("Those who preview drafts or the past are not stopped")
  func previews() throws {
    let site = try publishedGazette()
    try site.write("content/articles/bakery.md", newsItem("A bakery opens", "draft: true"))
    #expect(try site.build(drafts: true).succeeded)
    try site.write("content/articles/bakery.md", newsItem("A bakery opens"))
    var request = BuildRequest(site: site.root, now: Instant(seconds: 1_780_000_000), jobs: 1)
    request.moment = "2026-04-01"
    #expect(try Newsroom.build(request).succeeded)
  }

  @Test("A story that expires ends as it said it would")
  func expired() throws {
    let site = try publishedGazette()
    try site.write("content/articles/bakery.md", newsItem("A bakery opens", "expires: 2026-05-30"))
    #expect(try errors(site) == [])
    #expect(!(try site.read("output/index.html").contains("bakery")))
    var request = BuildRequest(site: site.root, now: Instant(seconds: 0), jobs: 1)
    request.moment = "2026-06-01T12:00:00Z"
    #expect(try LedgerDesk(request).counts == (kept: 5, moved: 0, gone: 1, broken: 0))
  }

  @Test("A section of site.yml that lost its last story keeps its page and feeds")
  func emptySection() throws {
    let site = try publishedGazette()
    try site.write(
      "content/articles/flood.md", newsItem("Harbour floods again", "section: Sea\naliases: [/old-flood/]"))
    #expect(try errors(site) == [])
    for file in ["index.html", "feed.xml", "atom.xml", "feed.json"] {
      #expect(site.exists("output/sections/town/" + file), "\(file)")
    }
  }

  @Test("A redirect to a story that has expired ends with it, through however many addresses it leads")
  func expiredTarget() throws {
    let site = try publishedGazette()
    let lines = "/a/ -> /b/\n/b/ -> /articles/bakery/\n/c/ -> /bread/\n/bread/ articles/bakery.md | Bread\n"
    try site.write("content/permalinks.txt", lines)
    try site.write("content/articles/bakery.md", newsItem("A bakery opens", "expires: 2026-06-30"))
    #expect(try Set(errors(site).map(\.id)) == ["broken-permalink-redirect", "lost-permalink"])
    #expect(try errors(site, at: "2026-07-01T00:00:00Z") == [])
    for path in ["a", "b", "c"] { #expect(!site.exists("output/\(path)/index.html")) }
    #expect(!(try site.read("output/_redirects").contains("/a/")))
    // Where something else is at that address now, readers are still led there.
    try site.write("content/articles/cafe.md", newsItem("A café opens", "aliases: [/articles/bakery/]"))
    #expect(try errors(site, at: "2026-07-01T00:00:00Z") == [])
    #expect(site.exists("output/a/index.html"))
    // A draft was not announced.
    try site.delete("content/articles/cafe.md")
    try site.write("content/articles/bakery.md", newsItem("A bakery opens", "draft: true"))
    #expect(
      try Set(errors(site).map(\.id)) == ["broken-permalink-redirect", "withdrawn-page"])
  }

  @Test("A redirect to a story that comes out later stops nobody who looks at the past")
  func pastTarget() throws {
    let site = try publishedGazette()
    try site.write("content/permalinks.txt", "/a/ -> /articles/bakery/\n")
    try site.write("content/articles/bakery.md", newsItem("A bakery opens", "embargo: 2026-05-20"))
    var request = BuildRequest(site: site.root, now: Instant(seconds: 1_780_000_000), jobs: 1)
    request.moment = "2026-05-10"
    #expect(try Newsroom.build(request).succeeded)
  }

  @Test("A page that moved, and one that is a draft again, are missed as stories are")
  func pages() throws {
    let site = try publishedGazette()
    try site.write("content/pages/about.md", "---\ntitle: About us\nslug: us\n---\nWe are here.\n")
    #expect(try errors(site).map(\.help) == ["add `aliases: [/about/]` to content/pages/about.md"])
    try site.write("content/pages/about.md", "---\ntitle: About us\ndraft: true\n---\nWe are here.\n")
    #expect(
      try errors(site).map(\.headline) == [
        "The page 'About us' would vanish from /about/: it is a draft again"
      ]
    )
  }

  @Test("A section that got another slug is an error with the redirect to write, which takes its feeds along")
  func movedSection() throws {
    let site = try publishedGazette()
    try site.write(
      "content/site.yml", Self.settings.replacingOccurrences(of: "slug: town", with: "slug: city"))
    #expect(
      try errors(site).map(\.help) == [
        "write `/sections/town/ -> /sections/city/` in place of this line, or `/sections/town/ gone`"
      ])
    let ledger = try site.read("content/permalinks.txt")
    try site.write(
      "content/permalinks.txt",
      ledger.replacingOccurrences(
        of: "/sections/town/ section | Town", with: "/sections/town/ -> /sections/city/"))
    #expect(try errors(site) == [])
    #expect(try site.read("output/sections/town/index.html").contains("url=/sections/city/"))
    #expect(
      try site.read("output/sections/town/feed.xml") == (try site.read("output/sections/city/feed.xml")))
    #expect(
      try site.read("output/_redirects").contains("/sections/town/feed.xml /sections/city/feed.xml 301\n"))
  }

  @Test("An author whose file is gone is missed; tags are not")
  func lists() throws {
    let site = try publishedGazette()
    try site.delete("content/authors/ada-ferris.md")
    try site.write("content/articles/bakery.md", newsItem("A bakery opens"))
    #expect(
      try errors(site).map(\.headline) == [
        "Links to /authors/ada-ferris/ and its feeds would break: the page of 'Ada Ferris' is there no more"
      ])
  }

  @Test("A story that cannot be read is one error, not two")
  func unreadable() throws {
    let site = try publishedGazette()
    try site.write("content/articles/bakery.md", "---\ntitle: A bakery opens\n---\nNo date.\n")
    #expect(try errors(site).map(\.id) == ["missing-date"])
  }

  @Test("A redirect of the ledger must lead to a page")
  func badRedirect() throws {
    let site = try publishedGazette()
    try site.write("content/permalinks.txt", "/x/ -> /abuot/\n/y/ -> /y/\n")
    #expect(
      try errors(site).map(\.headline) == [
        "/x/ leads to /abuot/, which the site does not have",
        "/y/ leads to /y/, which the site does not have",
      ])
  }

  @Test("Redirects that lead in a circle are an error at each line of it, and only there")
  func loops() throws {
    let site = try publishedGazette()
    try site.write(
      "content/permalinks.txt", "/a/ -> /b/\n/b/ -> /a/\n/in/ -> /a/\n/x/ -> /y/\n/y/ -> /z/\n/z/ -> /x/\n")
    let found = try errors(site)
    #expect(Set(found.map(\.id)) == ["redirect-loop"])
    #expect(
      found.map { "\($0.span?.line ?? 0) \($0.headline)" } == [
        "1 Redirects go round in a circle: /a/ -> /b/ -> /a/",
        "2 Redirects go round in a circle: /b/ -> /a/ -> /b/",
        "4 Redirects go round in a circle: /x/ -> /y/ -> /z/ -> /x/",
        "5 Redirects go round in a circle: /y/ -> /z/ -> /x/ -> /y/",
        "6 Redirects go round in a circle: /z/ -> /x/ -> /y/ -> /z/",
      ])
    try site.write("content/permalinks.txt", "/a/ -> /b/\n/b/ -> /c/\n/c/ -> /about/\n")
    #expect(try errors(site) == [])
  }

  @Test(
    "What is there is not gone: a story, a page, a file, a feed",
    arguments: [
      ("/articles/flood/", "content/articles/flood.md"), ("/about/", "content/pages/about.md"),
      ("/media/a.svg", "content/media/a.svg"), ("/feed.xml", "the build"),
      ("/sections/town/feed.xml", "the build"), ("/sitemap.xml", "the build"),
      ("/sections/town/", "the build"), ("/404.html", "the build"),
    ])
  func stillThere(_ address: String, _ what: String) throws {
    let site = try publishedGazette()
    try site.write("content/permalinks.txt", "\(address) gone 2026-05-01\n")
    let found = try errors(site)
    #expect(found.map(\.id) == ["taken-down-story"])
    #expect(found.first?.headline == "\(address) was taken down, and \(what) would publish it again")
    #expect(found.first?.span?.line == 1)
  }

  @Test("What is not there is gone, whatever it was", arguments: ["/media/b.pdf", "/rss.xml", "/old/"])
  func gone(_ address: String) throws {
    let site = try publishedGazette()
    try site.write("content/permalinks.txt", "\(address) gone\n")
    #expect(try errors(site) == [])
  }

  @Test("Nothing in a redirect rule stands for any other text")
  func literalRules() throws {
    let site = try publishedGazette()
    try site.write("content/permalinks.txt", "/2019:06/%231/ -> /about/\n/tag:sea/ gone\n/c:d.pdf gone\n")
    try site.write("content/articles/bakery.md", newsItem("A bakery opens", "aliases: [\"/a:year/b:slug/\"]"))
    #expect(try errors(site) == [])
    #expect(
      try site.read("output/_redirects") == """
        /2019%3A06/%231/ /about/ 301!
        /2019%3A06/%231/ /about/ 301
        /a%3Ayear/b%3Aslug/ /articles/bakery/ 301!
        /a%3Ayear/b%3Aslug/ /articles/bakery/ 301
        /old-flood/ /articles/flood/ 301!
        /old-flood/ /articles/flood/ 301
        /c%3Ad.pdf /404.html 410!
        /tag%3Asea/ /tag%3Asea/ 410!

        """)
  }

  @Test("A redirect that leads nowhere is not advised to lead to itself")
  func nearRedirect() throws {
    let site = try publishedGazette()
    try site.write("content/permalinks.txt", "/tag/x/ -> /tags/x/\n/abot/ -> /abuot/\n")
    #expect(try errors(site).map(\.help) == ["did you mean /tags/?", "did you mean /about/?"])
  }
}

extension TestSite {
  /// Writes the addresses of the last build into the ledger, as a publication does.
  func record() throws -> (file: String, new: Int)? {
    try PermalinkLedger.record(root + "/output", in: SiteFolder(at: root))
  }
}

/// What stops a build of the site.
func errors(_ site: TestSite, at moment: String = "2026-06-01T12:00:00Z") throws -> [Diagnostic] {
  try site.build(at: moment).diagnostics.filter { $0.severity == .error }
}

/// A site that was published as it stands.
func publishedGazette() throws -> TestSite {
  let site = try TestSite([
    "content/site.yml": PermalinkCheckTests.settings,
    "content/articles/flood.md": newsItem("Harbour floods again", "section: Town\naliases: [/old-flood/]"),
    "content/articles/bakery.md": newsItem("A bakery opens", "authors: [Ada Ferris]\ntags: [bread]"),
    "content/authors/ada-ferris.md": "---\nname: Ada Ferris\n---\nAda writes.\n",
    "content/pages/about.md": "---\ntitle: About us\n---\nWe are here.\n",
    "content/media/a.svg": "<svg></svg>",
  ])
  #expect(try site.build().succeeded)
  #expect(try site.record()?.new == 6)
  return site
}
