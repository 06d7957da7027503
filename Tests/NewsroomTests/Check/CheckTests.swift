import Diagnostics
import Foundation
import Testing

@testable import Newsroom

@Suite("A site is proofread")
struct CheckTests {
  private static let settings = """
    title: Gazette
    base_url: https://gazette.example/news
    share_image: https://gazette.example/card.png
    markdown: {raw_html: true}

    """

  /// A site of the given files, with stories that have nothing wrong but what a test puts into their bodies.
  private func site(_ files: [String: String], _ settings: String = "") throws -> TestSite {
    try TestSite(["content/site.yml": Self.settings + settings].merging(files) { $1 })
  }

  private func story(_ title: String, _ body: String, _ more: String = "") -> String {
    let dek = "What happened to \(title), in a sentence that is long enough for a card."
    return "---\ntitle: \(title)\ndate: 2026-05-01T08:00:00Z\ndescription: \(dek)\n\(more)---\n\(body)\n"
  }

  private func findings(
    _ site: TestSite, _ change: (inout CheckRequest) -> Void = { _ in }
  ) throws -> [String] {
    try check(site, change).findings.map { finding in
      let place = finding.span.map { "\($0.path):\($0.line):\($0.column)" } ?? "-"
      return "\(finding.severity) \(finding.id) \(place)"
    }
  }

  private func check(
    _ site: TestSite, _ change: (inout CheckRequest) -> Void = { _ in }
  ) throws -> CheckResult {
    var build = BuildRequest(site: site.root, now: Instant(seconds: 0), jobs: 2)
    build.moment = "2026-06-01T12:00:00Z"
    var request = CheckRequest(build)
    change(&request)
    return try Newsroom.check(request)
  }

  @Test("A site with nothing wrong has no finding, and nothing is written")
  func clean() throws {
    let site = try site([
      "content/articles/a.md": story(
        "A", "## Part\n\n[Here](#part), [[b#part]], [b](/articles/b/#part).[^1]\n\n[^1]: N."),
      "content/articles/b.md": story("B", "## Part\n\n<p id=\"raw\">Words.</p> [raw](#raw) [top](#top)"),
      "content/pages/us.md": "---\ntitle: Us\naliases: [/we/]\n---\n[A](/articles/a/) [we](/we/)\n",
    ])
    let result = try check(site)
    #expect(result.findings == [])
    #expect(result.articles == 2)
    #expect(!site.exists("output"))
    #expect(!site.exists(".broadsheet"))
  }

  @Test("Words to be searched for at a place are no part of its name")
  func textFragments() throws {
    let site = try site([
      "content/articles/a.md": story(
        "A", "[b](/articles/b/#part:~:text=Words) [no](/articles/b/#no:~:text=W)"),
      "content/articles/b.md": story("B", "## Part\n\nWords."),
    ])
    #expect(try check(site).findings.map { "\($0.id) \($0.span?.column ?? 0)" } == ["broken-anchor 42"])
  }

  @Test("A link of the settings to the site by its whole address is checked on the pages that show it")
  func absoluteSettingLink() throws {
    let site = try site(
      ["content/articles/a.md": story("A", "Words.")],
      "footer: [{label: Us, url: 'https://gazette.example/news/abuot/'}]\n")
    #expect(try findings(site).map { $0.prefix(17) } == ["error broken-link"])
  }

  @Test("A relative link that a template writes out is checked on every page that shows it")
  func relativeTemplateLink() throws {
    let site = try site([
      "content/articles/a.md": story("A", "Words."),
      "templates/partials/footer.mustache": "<a href=\"about/\">About</a>",
      "content/pages/about.md": "---\ntitle: About\n---\nWe are here, and we write about the town.\n",
    ])
    #expect(try findings(site).filter { $0.contains("broken-link") } == ["error broken-link -"])
  }

  @Test("Places that are not there are reported where the link is written, with the one that was meant")
  func anchors() throws {
    let site = try site([
      "content/articles/a.md": story("A", "[[b#prat]] and [here](#none)\n\n<a href=\"../b/#gone\">raw</a>"),
      "content/articles/b.md": story("B", "## Part\n\nWords."),
    ])
    let result = try check(site)
    #expect(
      result.findings.map { "\($0.id) \($0.span?.line ?? 0):\($0.span?.column ?? 0) \($0.help ?? "")" } == [
        "broken-anchor 6:3 did you mean #part?",
        "broken-anchor 6:23 link to the `id` of a heading, or to the page as a whole",
        "broken-anchor 8:10 link to the `id` of a heading, or to the page as a whole",
      ])
  }

  @Test("A place is found however its accents are stored, and told apart where a browser would tell it apart")
  func composedAnchors() throws {
    let site = try site([
      "content/articles/a.md": story(
        "A",
        "[[b#cafe\u{301}]] [b](/articles/b/#caf\u{E9}) [c](#cafe\u{301})\n\n## Cafe\u{301}\n\n[d](#cafe%CC%81)"
      ),
      "content/articles/b.md": story("B", "## Cafe\u{301}\n\nWords."),
    ])
    let result = try check(site)
    #expect(result.findings.map { "\($0.id) \($0.span?.line ?? 0)" } == ["broken-anchor 10"])
    #expect(result.findings.first?.help?.hasPrefix("that place is there") == true)
  }

  @Test("A link to an old address keeps its place")
  func redirectedAnchor() throws {
    let site = try site([
      "content/articles/a.md": story("A", "[old](/old/#part) [wrong](/old/#prat)"),
      "content/articles/b.md": story("B", "## Part\n\nWords.", "aliases: [/old/]\n"),
    ])
    let found = try findings(site)
    #expect(found == ["error broken-anchor content/articles/a.md:6:27"])
  }

  @Test("Links that lead nowhere are errors, in Markdown and in HTML, each with its place")
  func links() throws {
    let site = try site([
      "content/articles/a.md": story(
        "A", "[a](/nowhere/)\n\n<a href=\"/news/none/\">b</a> ![c](/media/c.jpg)")
    ])
    let found = try findings(site)
    #expect(
      found == [
        "error broken-link content/articles/a.md:6:5", "error broken-link content/articles/a.md:8:10",
        "error missing-picture content/articles/a.md:8:34",
      ])
  }

  @Test("What every page repeats is reported once, where it is written")
  func shared() throws {
    let site = try site(
      ["content/articles/a.md": story("A", "Words.")], "footer:\n  - {label: Us, url: /abuot/}\n")
    let found = try findings(site)
    #expect(found == ["error broken-setting-link content/site.yml:6:22"])
  }

  @Test("A place that settings name is checked, and reported where they do")
  func settingAnchor() throws {
    let site = try site(
      ["content/articles/a.md": story("A", "Words.")],
      "footer:\n  - {label: Us, url: /articles/a/#none}\n")
    let found = try findings(site)
    #expect(found == ["error broken-anchor content/site.yml:6:22"])
  }

  @Test("A link that only pages show is reported with how many do")
  func templateLinks() throws {
    let site = try site([
      "content/articles/a.md": story("A", "Words."),
      "templates/partials/footer.mustache": "<footer><a href=\"{{site.home}}none/\">x</a></footer>\n",
    ])
    let found = try check(site).findings.filter { $0.id == "broken-link" }
    #expect(found.count == 1)
    #expect(found[0].headline.hasPrefix("Nothing on this site has the address /news/none/ on / and "))
    #expect(found[0].headline.hasSuffix(" other pages"))
  }

  @Test("Pictures without words are found in HTML, on static pages and in biographies")
  func alternatives() throws {
    let site = try site([
      "content/articles/a.md": story(
        "A",
        "The file /news/media/a.svg shows it.\n\n<img src=\"/news/media/a.svg\"> "
          + "<img src=\"/news/media/a.svg\" alt=\"\">", "authors: [Ada]\n"),
      "content/pages/us.md": "---\ntitle: Us\n---\n![](/media/a.svg)\n",
      "content/authors/ada.md": "---\nname: Ada\n---\nWords.\n\n![](/media/a.svg)\n",
      "content/media/a.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>",
    ])
    let found = try findings(site)
    #expect(
      found == [
        "warning missing-alt content/articles/a.md:9:11", "warning missing-alt content/authors/ada.md:6:5",
        "warning missing-alt content/pages/us.md:4:5",
      ])
  }

  @Test("Headings that skip a level are reported at their words; a second main heading with its page")
  func headings() throws {
    let site = try site([
      "content/articles/a.md": story("A", "<h2>Two</h2>\n<h4>Fo<b>ur</b></h4>\n<h4>Four &amp; more</h4>"),
      "content/articles/b.md": story("B", "Five is odd.\n\n<h5>Five</h5>"),
      "content/articles/c.md": story("C", "<h1>One</h1>"),
    ])
    let found = try findings(site)
    #expect(
      found == [
        "warning heading-order content/articles/a.md:0:0", "warning heading-order content/articles/b.md:8:5",
        "warning heading-order content/articles/c.md:0:0",
      ])
  }

  @Test("Media that nothing names are orphans; what drafts, templates and links name are not")
  func orphans() throws {
    let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>"
    var files = [
      "content/articles/a.md": story("A", "![a](/media/shown.svg) [b](/media/linked.pdf)"),
      "content/articles/b.md": story("B", "![a](/media/draft.svg)", "draft: true\n"),
      "content/articles/c.md": "---\ntitle: C\ndate: soon\n---\n![a](/media/sub/broken.svg)\n",
      "content/pages/us.md": "---\ntitle: Us\nimage: {src: /media/page.svg, alt: x}\n---\nWords.\n",
      "templates/partials/footer.mustache": "<footer><!-- /media/template.svg --></footer>\n",
    ]
    let names = [
      "shown.svg", "linked.pdf", "draft.svg", "sub/broken.svg", "page.svg", "template.svg", "sub/orphan.svg",
    ]
    for name in names { files["content/media/" + name] = picture }
    let found = try check(try site(files)).findings.filter { $0.id == "orphaned-media" }
    #expect(found.map(\.span) == [SourceSpan(file: "content/media/sub/orphan.svg")])
  }

  @Test("A place that a biography names is missed once, however many stories show the biography")
  func biographies() throws {
    let site = try site([
      "content/authors/ada.md": "---\nname: Ada\n---\nSee [more](#nope).\n",
      "content/articles/a.md": story("A", "Words.", "authors: [Ada]\n"),
      "content/articles/b.md": story("B", "Words.", "authors: [Ada]\n"),
    ])
    #expect(try findings(site) == ["error broken-anchor content/authors/ada.md:4:12"])
  }

  @Test("A page that is heavy by one picture that is reported itself is not reported as well")
  func oneHeavyPicture() throws {
    let site = try site(
      ["content/articles/a.md": story("A", "![a](/media/a.jpg)")], "check: {picture_kb: 40, page_kb: 450}\n")
    try site.write("content/media/a.jpg", Data(repeating: 7, count: 500_000))
    func weights(_ change: (inout CheckRequest) -> Void = { _ in }) throws -> [String] {
      try check(site, change).findings.map(\.id).filter { $0.hasPrefix("heavy-p") }
    }
    #expect(try weights() == ["heavy-picture"])
    #expect(try weights { $0.pictureKilobytes = 600 } == ["heavy-page"])
  }

  @Test("Heavy pages and pictures are weighed against the limits of the settings and of the command")
  func weights() throws {
    let site = try site(
      [
        "content/articles/a.md": story("A", "![a](/media/a.jpg)"),
        "content/articles/b.md": story("B", "![a](/media/a.jpg)"),
      ], "check: {picture_kb: 40, page_kb: 70, html_kb: 1000}\n")
    try site.write("content/media/a.jpg", Data(repeating: 7, count: 50_000))
    let heavy = ["heavy-page content/articles/a.md", "heavy-page content/articles/b.md"]
    func weights(_ change: (inout CheckRequest) -> Void = { _ in }) throws -> [String] {
      try check(site, change).findings.filter { $0.id.hasPrefix("heavy") }.map {
        "\($0.id) \($0.span?.path ?? "")"
      }
    }
    let weighed = try weights()
    #expect(weighed == heavy + ["heavy-picture content/articles/b.md"])
    #expect(try weights { $0.pictureKilobytes = 60 } == heavy)
    #expect(try weights { ($0.pictureKilobytes, $0.pageKilobytes) = (60, 1_000) } == [])
    #expect(
      try weights { ($0.pictureKilobytes, $0.pageKilobytes, $0.htmlKilobytes) = (60, 1_000, 1) }.count > 5)
  }

  @Test("A person's photo, a picture in a biography and the logo are weighed where they are named")
  func picturesBesideStories() throws {
    let site = try site(
      [
        "content/articles/a.md": story("A", "Words.", "authors: [Ada]\n"),
        "content/authors/ada.md":
          "---\nname: Ada\nphoto: /media/a.jpg\n---\nWords.\n\n![b](/media/b.jpg)\n",
      ], "logo: /media/c.jpg\ncheck: {picture_kb: 40, page_kb: 450}\n")
    for name in ["a", "b", "c"] {
      try site.write("content/media/\(name).jpg", Data(repeating: 7, count: 500_000))
    }
    let found = try findings(site).filter { $0.contains(" heavy-") }
    #expect(
      found == [
        "warning heavy-picture content/authors/ada.md:3:8",
        "warning heavy-picture content/authors/ada.md:7:6",
        "warning heavy-picture content/site.yml:5:7",
      ])
  }

  @Test("Findings are ignored by name, but none that stop a build")
  func ignoring() throws {
    let site = try site(
      ["content/articles/a.md": newsItem("A", body: "[a](/nowhere/) [[nobody]]")],
      "check: {ignore: [broken-link, unknown-story, missing-dekk]}\n")
    let found = try findings(site)
    #expect(
      found == [
        "warning missing-dek content/articles/a.md:2:8", "error unknown-story content/articles/a.md:5:18",
        "warning unknown-rule content/site.yml:5:31", "warning unknown-rule content/site.yml:5:46",
      ])
    let fewer = try findings(site) { $0.ignored = ["missing-dek"] }
    #expect(fewer.count == 3)
  }

  @Test("Strictly, warnings are errors")
  func strict() throws {
    let site = try site(["content/articles/a.md": newsItem("A")])
    let found = try findings(site)
    #expect(found == ["warning missing-dek content/articles/a.md:2:8"])
    #expect(
      try findings(site) { $0.build.isStrict = true } == ["error missing-dek content/articles/a.md:2:8"])
  }

  @Test("Addresses outside are collected with every place, without mail, fragments and what is ignored")
  func outside() throws {
    let site = try site(
      [
        "content/articles/a.md": story(
          "A", "[a](https://x.example/a#b) <https://x.example/a> [m](mailto:a@b.example)"),
        "content/articles/b.md": story("B", "![p](https://y.example/p.jpg) [i](https://x.com/user)"),
        "content/authors/ada.md": "---\nname: Ada\nlinks:\n  - {label: W, url: https://ada.example}\n---\n",
      ], "check: {external_ignore: [https://x.com/]}\n")
    let outside = try check(site).outside
    #expect(outside.map(\.url) == ["https://ada.example", "https://x.example/a", "https://y.example/p.jpg"])
    #expect(outside[1].places.map { "\($0.line):\($0.column)" } == ["6:5", "6:29"])
  }

  @Test("A picture of the site's own is not outside, whatever address names it")
  func ownPictures() throws {
    let site = try site([
      "content/media/a.svg": "<svg width=\"60\" height=\"40\"></svg>",
      "content/articles/a.md": story(
        "A", "![P](https://gazette.example/news/media/a.svg) ![Q](//y.example/q.jpg)",
        "image: {src: https://gazette.example/news/media/a.svg, alt: P}\n"),
      "content/articles/b.md": story("B", "Words.", "image: {src: https://y.example/p.jpg, alt: P}\n"),
    ])
    #expect(try check(site).outside.map(\.url) == ["https://y.example/p.jpg", "https://y.example/q.jpg"])
  }

  @Test("Every name that a check can ignore is explained in the documentation, and no other")
  func documented() throws {
    let text = try String(contentsOfFile: Fixtures.repository + "/docs/checking.md", encoding: .utf8)
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| `") }
    let names = rows.map { String($0.dropFirst(3).prefix { $0 != "`" }) }
    #expect(Set(names) == CheckRules.ignorable)
  }
}
