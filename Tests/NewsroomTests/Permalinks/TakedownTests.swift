import Foundation
import Testing

@testable import Newsroom

@Suite("A story that is taken down")
struct TakedownTests {
  private let picture = Data(
    base64Encoded:
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")!

  private func site() throws -> TestSite {
    let site = try TestSite([
      "content/site.yml": "title: Gazette\nbase_url: https://gazette.example\n",
      "content/front.yml": "slots:\n- {name: lead, count: 1, stories: [zebra-secret]}\n",
      "content/articles/open.md": newsItem(
        "An open story", "tags: [harbour]\nrelated: [zebra-secret]",
        body: "See [[zebra-secret]], [this](/articles/zebra-secret/) and ![Wall](/media/shared.png)"),
      "content/articles/zebra-secret.md": newsItem(
        "Zebra headline",
        "tags: [zebratag, harbour]\nsection: Zebrasection\nseries: Zebraseries\nauthors: [Zebra Writer]\n"
          + "aliases: [/zebra-old]\nimage: /media/zebra.png\nshare_image: /media/zebra3.png",
        body: "Zebra words.\n\n![Zebra](/media/zebra2.png)\n\n![Wall](/media/shared.png)"),
    ])
    for name in ["zebra", "zebra2", "zebra3", "shared", "open"] {
      try site.write("content/media/\(name).png", picture)
    }
    #expect(try site.build().succeeded)
    _ = try site.record()
    return site
  }

  private func takedown(_ slug: String, _ site: TestSite) throws -> Result<Takedown, Takedown.Obstacle> {
    var request = BuildRequest(site: site.root, now: Instant(seconds: 0), jobs: 1)
    request.moment = "2026-06-01T12:00:00Z"
    return try Takedown.of(slug, request)
  }

  private func takeDown(_ site: TestSite) throws {
    try takedown("zebra-secret", site).get()
      .carryOut(reason: "We could not confirm it.", on: CivilTime(year: 2026, month: 6, day: 1))
  }

  @Test("It has its addresses, the pictures that nothing else names, and those who speak of it")
  func findings() throws {
    let takedown = try takedown("zebra-secret", try site()).get()
    #expect(takedown.addresses.map(\.text) == ["/articles/zebra-secret/", "/zebra-old/"])
    #expect(takedown.file == "content/articles/zebra-secret.md")
    #expect(
      takedown.media == ["content/media/zebra.png", "content/media/zebra2.png", "content/media/zebra3.png"])
    #expect(
      takedown.mentions.map { "\($0.path):\($0.line):\($0.column)" } == [
        "content/articles/open.md:5:11", "content/articles/open.md:7:7", "content/articles/open.md:7:30",
        "content/front.yml:2:36",
      ])
  }

  @Test("Its pictures are also those that it names in words of other tools")
  func wordsOfOtherTools() throws {
    let site = try site()
    let file = "content/articles/zebra-secret.md"
    let text = try site.read(file)
    try site.write(
      file,
      text.replacing("title:", with: "og_image: /media/zebra4.png\ntitle:")
        + "{{< figure src=\"shared.png\" >}}")
    try site.write("content/media/zebra4.png", picture)
    let media = try takedown("zebra-secret", site).get().media
    #expect(media.contains("content/media/zebra4.png") && !media.contains("content/media/shared.png"))
  }

  @Test("Nothing of it is left in any output byte or file name but its address, and what readers are told")
  func noTrace() throws {
    let site = try site()
    try takeDown(site)
    let result = try site.build()
    #expect(result.diagnostics.filter { $0.severity == .error } == [])
    #expect(result.diagnostics.map(\.id).filter { $0 == "link-to-gone" }.count == 3)
    let tree = try site.tree()
    #expect(tree["media/shared.png"] != nil)
    let notices = ["articles/zebra-secret/index.html", "zebra-old/index.html"]
    for (path, data) in tree {
      let text = String(decoding: data, as: UTF8.self).lowercased()
      #expect(!path.contains("zebra") || notices.contains(path), "\(path)")
      #expect(!text.contains("zebra") || path == "_redirects", "\(path)")
    }
    let ledger = try site.read("content/permalinks.txt")
    #expect(
      ledger.contains(
        "/articles/zebra-secret/ gone 2026-06-01 was articles/zebra-secret.md | We could not confirm it.\n"))
    #expect(
      ledger.contains("/zebra-old/ gone 2026-06-01 was articles/zebra-secret.md | We could not confirm it.\n")
    )
    #expect(!ledger.contains("Zebra"))
  }

  @Test("What builds keep for the next one holds nothing of it, either")
  func cache() throws {
    let site = try site()
    var request = BuildRequest(site: site.root, now: Instant(seconds: 1_780_315_200), jobs: 1)
    request.cache = .beside
    request.isThorough = true
    #expect(try Newsroom.build(request).succeeded)
    func kept() throws -> [String] {
      try site.tree(".broadsheet").filter { String(decoding: $1, as: UTF8.self).contains("Zebra words") }.keys
        .sorted()
    }
    #expect(try !kept().isEmpty)
    try takeDown(site)
    #expect(try kept() == [])
  }

  @Test("A notice stands at its addresses that says so, for readers and not for search engines")
  func notice() throws {
    let site = try site()
    try takeDown(site)
    #expect(try site.build().succeeded)
    for path in ["articles/zebra-secret", "zebra-old"] {
      let page = try site.read("output/\(path)/index.html")
      #expect(page.contains("<h1 class=\"p-name\">No longer available</h1>"))
      #expect(page.contains("<p class=\"dek\">We could not confirm it.</p>"))
      #expect(page.contains("<time datetime=\"2026-06-01T00:00:00Z\">1 June 2026</time>"))
      #expect(page.contains("<meta name=\"robots\" content=\"noindex\">"))
    }
    #expect(!(try site.read("output/sitemap.xml").contains("zebra")))
    let rules = try site.read("output/_redirects")
    #expect(
      rules == "/articles/zebra-secret/ /articles/zebra-secret/ 410!\n/zebra-old/ /zebra-old/ 410!\n")
  }

  @Test("It cannot come back by accident: a file of that address stops the build")
  func comesBack() throws {
    let site = try site()
    let text = try site.read("content/articles/zebra-secret.md")
    try takeDown(site)
    #expect(try site.build().succeeded)
    try site.write("content/articles/zebra-secret.md", text)
    let errors = try site.build().diagnostics.filter { $0.severity == .error }
    #expect(errors.first?.id == "taken-down-story")
    #expect(try !site.read("output/index.html").contains("Zebra"))
  }

  @Test("A picture that raw HTML or a template names as well is left for a person to judge")
  func namedElsewhere() throws {
    let site = try site()
    try site.write("content/articles/raw.md", newsItem("Raw", body: "<!-- /media/zebra2.png -->"))
    try site.write("templates/partials/site-style.mustache", "<!-- /media/zebra3.png -->")
    let takedown = try takedown("zebra-secret", site).get()
    #expect(takedown.media == ["content/media/zebra.png"])
    #expect(takedown.doubtful == ["content/media/zebra2.png", "content/media/zebra3.png"])
  }

  @Test("So is any file that a template names, wherever it lies; one of another story's keys simply stays")
  func namedElsewhereOutsideMedia() throws {
    let site = try site()
    for name in ["x", "y", "z"] { try site.write("content/assets/\(name).pdf", name) }
    try site.write(
      "content/articles/gone.md",
      newsItem("Gone", body: "[x](/assets/x.pdf) [y](/assets/y.pdf) [z](/assets/z.pdf)"))
    try site.write("content/articles/public.md", newsItem("Public", "og_image: /assets/x.pdf"))
    try site.write("templates/partials/site-style.mustache", "<!-- /assets/y.pdf -->")
    let takedown = try takedown("gone", site).get()
    #expect(takedown.media == ["content/assets/z.pdf"])
    #expect(takedown.doubtful == ["content/assets/y.pdf"])
  }

  @Test(
    "A name of several words is found in a template, too, however it is written there",
    arguments: ["sea wall.png", "sea%20wall.png"])
  func nameOfSeveralWords(_ spelling: String) throws {
    let site = try site()
    for name in ["sea wall.png", "a, b & c.png", "mu\u{308}ll (1).png"] {
      try site.write("content/media/\(name)", picture)
    }
    try site.write(
      "content/articles/gone.md",
      newsItem(
        "Gone", body: "![a](</media/sea wall.png>) ![b](</media/a, b & c.png>) ![c](</media/müll (1).png>)"))
    try site.write(
      "templates/partials/site-style.mustache",
      "<!-- /media/\(spelling) /media/a,%20b%20&amp;%20c.png /media/m%C3%BCll (1).png -->")
    let takedown = try takedown("gone", site).get()
    #expect(takedown.media == [])
    #expect(takedown.doubtful.count == 3)
  }

  @Test("A story's own folder goes with it")
  func bundle() throws {
    let site = try site()
    try site.write("content/articles/flood/index.md", newsItem("Flood", body: "![Map](map.png)"))
    try site.write("content/articles/flood/map.png", picture)
    try site.write("content/articles/flood/unused.png", picture)
    #expect(
      try takedown("flood", site).get().media == [
        "content/articles/flood/map.png", "content/articles/flood/unused.png",
      ])
  }

  @Test(
    "However a story was linked to, its links become plain words when it is taken down",
    arguments: [
      ("permalink: /{year}/{month}/{day}/{slug}.html", "two.md", "", "[[two]]"),
      ("", "mayor.md", "permalink: /special/2026/bridge-contract/", "[x](mayor.md)"),
      ("", "mayor.md", "permalink: /special/2026/bridge-contract/", "[[mayor]]"),
      ("", "flood.md", "", "[[2025-01-01-flood]]"), ("", "flood.md", "", "[[Flood]]"),
      ("", "2026-05-07-flood.md", "", "[[2026-05-07-flood]]"),
      ("", "2026-05-07-flood.md", "permalink: /special/2026/bridge-contract/", "[[2026-05-07-flood]]"),
      ("", "sea/index.md", "", "[x](sea/index.md)"),
    ])
  func everyLink(_ settings: String, _ file: String, _ more: String, _ link: String) throws {
    let site = try TestSite([
      "content/site.yml": "title: Gazette\nbase_url: https://gazette.example\n\(settings)\n",
      "content/articles/one.md": newsItem("One", body: "Text \(link)."),
      "content/articles/\(file)": newsItem("Two", more),
    ])
    #expect(try site.build().succeeded)
    _ = try site.record()
    let slug = fileSlug(file)
    try takedown(slug, site).get().carryOut(reason: "", on: CivilTime(year: 2026, month: 6, day: 1))
    #expect(try site.build().diagnostics.filter { $0.span?.line == 5 }.map(\.id) == ["link-to-gone"])
    #expect(try site.build().succeeded)
    guard case .takenDown = try obstacle(slug, site) else {
      Issue.record("\(slug) is not known to be taken down")
      return
    }
  }

  @Test("What is unknown, was taken down before, cannot be read or was never public is said")
  func obstacles() throws {
    let site = try site()
    try site.write("content/articles/held.md", newsItem("Held", "draft: true"))
    try site.write("content/articles/torn.md", "---\ntitle: Torn\n---\n")
    #expect(try obstacle("zebra-secrte", site) == .unknown(nearest: "zebra-secret"))
    #expect(try obstacle("held", site) == .neverPublic(file: "content/articles/held.md"))
    #expect(try obstacle("torn", site) == .unreadable(file: "content/articles/torn.md"))
    try takeDown(site)
    #expect(
      try obstacle("zebra-secret", site) == .takenDown(try #require(SitePath("/articles/zebra-secret/"))))
  }

  private func obstacle(_ slug: String, _ site: TestSite) throws -> Takedown.Obstacle? {
    if case .failure(let obstacle) = try takedown(slug, site) { return obstacle }
    return nil
  }

  @Test("A story that expired is taken down by the addresses that the ledger holds")
  func expired() throws {
    let site = try site()
    try site.write("content/articles/zebra-secret.md", newsItem("Zebra headline", "expires: 2026-05-20"))
    #expect(
      try takedown("zebra-secret", site).get().addresses.map(\.text) == [
        "/articles/zebra-secret/", "/zebra-old/",
      ])
  }

  @Test("A ledger with a line that nobody can read is not written anew, and nothing is deleted")
  func brokenLedger() throws {
    let site = try site()
    try site.write("content/permalinks.txt", "<<<<<<< ours\n/a/ gone\n")
    #expect(throws: FileSystemError.self) { try takeDown(site) }
    #expect(try site.read("content/permalinks.txt") == "<<<<<<< ours\n/a/ gone\n")
    #expect(site.exists("content/articles/zebra-secret.md"))
  }

  @Test("Where a file was, no page stands, but hosts that can say that it is gone")
  func file() throws {
    let site = try site()
    try site.write("content/permalinks.txt", "/media/report.pdf gone\n")
    #expect(try site.build().succeeded)
    #expect(!site.exists("output/media/report.pdf"))
    #expect(try site.read("output/_redirects").hasSuffix("/media/report.pdf /404.html 410!\n"))
  }
}
