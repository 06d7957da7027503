import Foundation
import Testing

@testable import Newsroom

@Suite("An incremental build equals a clean one")
struct IncrementalTests {
  /// One kind of edit, by name, and the moment at which the site is built afterwards.
  struct Edit: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var moment = "2026-06-01T12:00:00Z"
    let apply: @Sendable (TestSite) throws -> Void

    init(
      _ name: String, at moment: String = "2026-06-01T12:00:00Z",
      _ apply: @escaping @Sendable (TestSite) throws -> Void
    ) {
      testDescription = name
      self.moment = moment
      self.apply = apply
    }
  }

  static let edits: [Edit] = [
    Edit("nothing") { _ in },
    Edit("a body") { try $0.write("content/articles/s03.md", Self.story(3, body: "Quite other words now.")) },
    Edit("a headline") { try $0.write("content/articles/s03.md", Self.story(3, title: "Renamed")) },
    Edit("a dek") {
      try $0.write("content/articles/s03.md", Self.story(3, more: "description: A new dek\n"))
    },
    Edit("a date") { try $0.write("content/articles/s03.md", Self.story(3, date: "2024-02-03")) },
    Edit("an update") {
      try $0.write("content/articles/s03.md", Self.story(3, more: "updated: 2026-05-30\n"))
    },
    Edit("an entry of live coverage") {
      try $0.write(
        "content/articles/live.md",
        Self.story(
          23, title: "Live", date: "2026-05-31T20:00:00Z", more: "kind: live\n",
          body: "## 23:05 Rain\n\nIt [[s01]] pours."))
    },
    Edit("a section") { try $0.write("content/articles/s03.md", Self.story(3, section: "Sport")) },
    Edit("tags") { try $0.write("content/articles/s03.md", Self.story(3, tags: "[other, harbour]")) },
    Edit("an author") { try $0.write("content/articles/s03.md", Self.story(3, author: "Somebody New")) },
    Edit("a series") { try $0.write("content/articles/s03.md", Self.story(3, more: "series: Night work\n")) },
    Edit("a correction") {
      try $0.write(
        "content/articles/s03.md",
        Self.story(3, more: "corrections: [{date: 2026-05-20, text: It was two}]\n"))
    },
    Edit("a picture named") {
      try $0.write("content/articles/s03.md", Self.story(3, more: "image: /media/a.svg\n"))
    },
    Edit("a picture's size") {
      try $0.write("content/media/b.svg", "<svg width=\"900\" height=\"300\"></svg>")
    },
    Edit("the language of a story that others name") {
      try $0.write("content/articles/s01.md", Self.story(1, more: "language: ar\n"))
    },
    Edit("an alias") { try $0.write("content/articles/s03.md", Self.story(3, more: "aliases: [/older/]\n")) },
    Edit("a story taken down") {
      try $0.delete("content/articles/s05.md")
      try $0.write("content/permalinks.txt", "/articles/s05/ gone 2026-06-01 | Not so.\n")
    },
    Edit("a section that moved") {
      try $0.write("content/permalinks.txt", "/sections/city/ -> /sections/town/\n")
    },
    Edit("a slug") { try $0.write("content/articles/s03.md", Self.story(3, more: "slug: moved\n")) },
    Edit("a new story") { try $0.write("content/articles/new.md", Self.story(99, title: "Brand new")) },
    Edit("a story deleted") { try $0.delete("content/articles/s05.md") },
    Edit("a story made a draft") {
      try $0.write("content/articles/s03.md", Self.story(3, more: "draft: true\n"))
    },
    Edit("a story renamed") {
      try $0.delete("content/articles/s05.md")
      try $0.write("content/articles/renamed.md", Self.story(5))
    },
    Edit("an author's file") {
      try $0.write("content/authors/ada-ferris.md", "---\nname: Ada Ferris\nrole: Editor\n---\nAda edits.\n")
    },
    Edit("an author's role and links") {
      try $0.write(
        "content/authors/ada-ferris.md",
        "---\nname: Ada Ferris\nrole: Editor\nlinks: [{label: Own page, url: 'https://ada.example'}]\n---\nAda.\n"
      )
    },
    Edit("a link's title in a biography") {
      try $0.write(
        "content/authors/ada-ferris.md",
        Self.author("![x](/media/b.svg)Hello").replacing("Now and then", with: "Often"))
    },
    Edit("the alternative of a missing picture in a biography") {
      try $0.write(
        "content/authors/ada-ferris.md",
        Self.author("![x](/media/b.svg)Hello").replacing("Words", with: "Others"))
    },
    Edit("a picture that changes places with words of a biography") {
      try $0.write("content/authors/ada-ferris.md", Self.author("Hello![x](/media/b.svg)"))
    },
    Edit("the file name of a page, which says of what kind it is") {
      try $0.move("content/pages/about.md", to: "content/pages/us.md")
    },
    Edit("corrections that stand under another story") {
      let (first, second, third) = (Self.corrections[0], Self.corrections[1], Self.corrections[2])
      try $0.write("content/articles/s02.md", Self.story(2, more: "corrections: [\(first), \(second)]\n"))
      try $0.write("content/articles/s04.md", Self.story(4, more: "corrections: [\(third)]\n"))
    },
    Edit("a static page") {
      try $0.write("content/pages/about.md", "---\ntitle: About us\n---\nWe are [[s02]].\n")
    },
    Edit("a page template") {
      try $0.write("templates/tag.mustache", "<p>{{tag.name}} {{#stories}}{{headline}} {{/stories}}</p>")
    },
    Edit("a partial") { try $0.write("templates/partials/footer.mustache", "<footer>Other</footer>") },
    Edit("a label") { try $0.write("templates/labels/en.yml", "by: \"Written by \"\n") },
    Edit("an asset") { try $0.write("templates/assets/style.css", "body { color: teal }") },
    Edit("the site's title") { try $0.write("content/site.yml", Self.settings + "tagline: New\n") },
    Edit("the time zone") { try $0.write("content/site.yml", Self.settings + "time_zone: Asia/Tokyo\n") },
    Edit("the permalinks") {
      try $0.write("content/site.yml", Self.settings + "permalink: /{year}/{month}/{slug}/\n")
    },
    Edit("the front page") {
      try $0.write(
        "content/front.yml", "slots:\n- {name: lead, count: 1, stories: [s07]}\n- {name: latest, count: 4}\n")
    },
    Edit("an embargo that passes", at: "2026-07-02T00:00:00Z") { _ in },
    Edit("a story that expires", at: "2026-08-02T00:00:00Z") { _ in },
    Edit("a year that passes", at: "2027-09-02T00:00:00Z") { _ in },
    Edit("the two days of the news sitemap", at: "2026-06-02T08:00:01Z") { _ in },
    Edit("the end of live coverage", at: "2026-06-01T20:00:01Z") { _ in },
    Edit("a correction whose date comes", at: "2026-06-03T00:00:00Z") { _ in },
    Edit("a moment before anything changes", at: "2026-06-01T19:59:59Z") { _ in },
    Edit("a moment in the past", at: "2026-05-20T00:00:00Z") { _ in },
  ]

  private static let corrections = [
    "{date: 2026-05-20, text: First}", "{date: 2026-05-19, text: Second}", "{date: 2026-05-18, text: Third}",
  ]

  private static let settings = "title: Gazette\nbase_url: https://gazette.example\nlisting: {per_page: 3}\n"

  private static func author(_ more: String) -> String {
    "---\nname: Ada Ferris\n---\nAda [writes](/about/ \"Now and then\").\n\n![Words](/media/no.png)\n\n\(more)\n"
  }

  private static func story(
    _ number: Int, title: String? = nil, date: String? = nil, section: String = "Town",
    tags: String = "[harbour, news]",
    author: String = "Ada Ferris", more: String = "", body: String? = nil
  ) -> String {
    let date = date ?? "2026-0\(1 + number % 5)-1\(number % 10)T08:00:00Z"
    let text =
      body
      ?? "Story \(number) is about the harbour, the wall and the tide. See [[s01]].\n\n![Wall](/media/b.svg)"
    return """
      ---
      title: \(title ?? "Story number \(number)")
      date: \(date)
      section: \(section)
      tags: \(tags)
      authors: [\(author)]
      \(more)---
      \(text)

      """
  }

  private func site() throws -> TestSite {
    let site = try TestSite([
      "content/site.yml": Self.settings, "content/media/a.svg": "<svg width=\"1200\" height=\"630\"></svg>",
      "content/media/b.svg": "<svg width=\"600\" height=\"400\"></svg>",
      "content/authors/ada-ferris.md": Self.author("![x](/media/b.svg)Hello"),
      "content/pages/about.md": "---\ntitle: About\npermalink: /about/\n---\nWe are here.\n",
      "content/articles/fresh.md": Self.story(22, title: "Fresh", date: "2026-05-31T08:00:00Z"),
      "content/articles/live.md": Self.story(
        23, title: "Live", date: "2026-05-31T20:00:00Z", more: "kind: live\n"),
      "content/articles/held.md": Self.story(20, title: "Held", more: "embargo: 2026-07-01\n"),
      "content/articles/mended.md": Self.story(
        24, title: "Mended", more: "corrections: [{date: 2026-06-03, text: Soon}]\n"),
      "content/articles/expiring.md": Self.story(21, title: "Expiring", more: "expires: 2026-08-01\n"),
    ])
    for number in 1...9 { try site.write("content/articles/s0\(number).md", Self.story(number)) }
    try site.write("content/articles/s02.md", Self.story(2, more: "corrections: [\(Self.corrections[0])]\n"))
    try site.write(
      "content/articles/s04.md",
      Self.story(4, more: "corrections: [\(Self.corrections[1]), \(Self.corrections[2])]\n"))
    return site
  }

  @Test("After every kind of edit, in a new process and in the same", arguments: edits, [false, true])
  func equalsClean(_ edit: Edit, remembers: Bool) throws {
    let site = try site()
    try site.settle()
    let first = try site.build()
    #expect(first.succeeded)
    try edit.apply(site)
    let incremental = try site.build(at: edit.moment, after: remembers ? first.memory : nil)
    #expect(incremental.diagnostics.filter { $0.severity == .error } == [])
    #expect(try site.build(output: "clean", at: edit.moment).succeeded)
    let (left, right) = (try site.tree(), try site.tree("clean"))
    #expect(left.keys.sorted() == right.keys.sorted())
    for (path, data) in right { #expect(left[path] == data, "\(path) differs") }
  }

  @Test("A picture that becomes light enough for a share card stands on the card", arguments: [true, false])
  func pictureWeight(becomesLight: Bool) throws {
    let header: [UInt8] = [
      0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52,
    ]
    let light = Data(header + [0, 0, 4, 0xB0, 0, 0, 2, 0x76])
    let heavy = light + Data(count: 5_000_000)
    let site = try site()
    try site.write(
      "content/articles/s03.md", Self.story(3, more: "image: {src: /media/lead.png, alt: Wall}\n"))
    try site.write(
      "content/pages/about.md", "---\ntitle: About\nimage: {src: /media/lead.png, alt: Wall}\n---\nUs.\n")
    try site.write("content/media/lead.png", becomesLight ? heavy : light)
    try site.settle()
    #expect(try site.build().succeeded)
    try site.write("content/media/lead.png", becomesLight ? light : heavy)
    #expect(try site.build().succeeded)
    #expect(try site.build(output: "clean").succeeded)
    #expect(try site.tree() == site.tree("clean"))
    let page = try site.read("output/articles/s03/index.html")
    #expect(page.contains("og:image\" content=\"https://gazette.example/media/lead.png") == becomesLight)
  }

  @Test("A list announces a feed as long as any of its pages has a story for it")
  func feedOfAnotherPage() throws {
    let site = try TestSite([
      "content/site.yml": Self.settings.replacing("per_page: 3", with: "per_page: 1"),
      "content/articles/new.md": newsItem("New", date: "2026-05-02", "section: Town\ndraft: true"),
      "content/articles/old.md": newsItem("Old", date: "2026-05-01", "section: Town"),
    ])
    #expect(try site.build(drafts: true).succeeded)
    try site.write(
      "content/articles/old.md", newsItem("Old", date: "2026-05-01", "section: Town\ndraft: true"))
    #expect(try site.build(drafts: true).succeeded)
    #expect(try site.build(output: "clean", drafts: true).succeeded)
    let (left, right) = (try site.tree(), try site.tree("clean"))
    for (path, data) in right { #expect(left[path] == data, "\(path) differs") }
  }

  @Test("A draft without a date bears that of the day, and another one the day after")
  func undatedDraft() throws {
    let site = try TestSite([
      "content/site.yml":
        Self.settings + "\npermalink: /{year}/{month}/{day}/{slug}/\ntime_zone: Asia/Tokyo\n",
      "content/articles/idea.md": "---\ntitle: Idea\ndraft: true\n---\nNot yet. See [[old]].\n",
      "content/articles/old.md": newsItem("Old", date: "2026-05-01"),
    ])
    #expect(try site.build().succeeded)
    #expect(!site.exists("output/2026/06/01/idea/index.html"))
    try site.settle()
    #expect(try site.build(drafts: true).succeeded)
    #expect(try site.read("output/2026/06/01/idea/index.html").contains("2026-06-01T00:00:00+09:00"))
    #expect(try site.build(at: "2026-06-01T14:59:59Z", drafts: true).isUnchanged)
    #expect(try !site.build(at: "2026-06-01T15:00:00Z", drafts: true).isUnchanged)
    #expect(site.exists("output/2026/06/02/idea/index.html"))
    #expect(!site.exists("output/2026/06/01/idea/index.html"))
  }

  @Test("When security.txt expires, the next build says so, though no file changes")
  func securityExpires() throws {
    let site = try TestSite([
      "content/site.yml": "security: {contact: desk@a.example, expires: 2026-06-02}\n",
      "content/articles/old.md": newsItem("Old", date: "2026-01-01"),
    ])
    try site.settle()
    func isTold(at moment: String) throws -> Bool {
      try site.build(at: moment).diagnostics.contains { $0.id == "security-expired" }
    }
    #expect(try !isTold(at: "2026-06-01T12:00:00Z"))
    #expect(try isTold(at: "2026-06-02T00:00:00Z"))
    #expect(try site.build(at: "2026-06-02T01:00:00Z").written == 0)
  }

  @Test("A build again looks at no article until a source or the clock changes something")
  func unchanged() throws {
    let site = try site()
    try site.settle()
    #expect(try !site.build().isUnchanged)
    #expect(try site.build().isUnchanged)
    #expect(try site.build(at: "2026-06-01T19:59:59Z").isUnchanged)
    #expect(try !site.build(at: "2026-06-01T20:00:01Z").isUnchanged)
    try site.write("content/media/a.svg", "<svg width=\"1201\" height=\"630\"></svg>")
    // The same again, for a file as new as that may change once more and look the same.
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: 3_600)], ofItemAtPath: site.root + "/content/media/a.svg"
    )
    for _ in 0..<2 { #expect(try !site.build(at: "2026-06-01T20:00:01Z").isUnchanged) }
    try site.settle()
    #expect(try !site.build(at: "2026-06-01T20:00:01Z").isUnchanged)
    #expect(try site.build(at: "2026-06-01T20:00:01Z").isUnchanged)
    #expect(try !site.build(at: "2026-06-01T20:00:01Z", baseURL: "https://other.example").isUnchanged)
  }

  @Test("So does one that has something to warn about in the folder")
  func unchangedWithWarnings() throws {
    let site = try site()
    try site.write("content/notes/idea.md", newsItem("Idea"))
    try site.settle()
    let first = try site.build()
    #expect(first.diagnostics.contains { $0.id == "not-in-articles" })
    let second = try site.build()
    #expect(second.isUnchanged && second.warnings == first.warnings)
  }

  @Test("A body edit writes the story's own page, feeds and sitemap, and leaves lists alone")
  func bodyEditIsLocal() throws {
    let site = try site()
    try site.write("content/articles/s03.md", Self.story(3, more: "description: A dek\n"))
    #expect(try site.build().succeeded)
    let before = try site.tree()
    try site.write(
      "content/articles/s03.md",
      Self.story(
        3, more: "description: A dek\n",
        body: "Story 3 is about the harbour, the wall and a tide. See [[s01]].\n\n![Wall](/media/b.svg)", )
    )
    #expect(try site.build().succeeded)
    let after = try site.tree()
    let changed = after.keys.filter { after[$0] != before[$0] && $0.hasSuffix(".html") }
    #expect(changed.contains("articles/s03/index.html"))
    #expect(!changed.contains { $0.hasPrefix("tags/") || $0.hasPrefix("archive/") })
  }

  @Test("A built-in style sheet that becomes the site's own is a change, though its bytes stay")
  func ejected() throws {
    let site = try site()
    try site.write("templates/assets/brand.css", ":root{--accent:#b00020}")
    try site.write(
      "templates/partials/site-style.mustache", "<link rel=\"stylesheet\" href=\"{{assets.brand.css}}\">")
    try site.settle()
    #expect(try site.build().succeeded)
    let sheet = try #require(Theme.builtIn.file("assets/style.css"))
    try site.write("templates/assets/style.css", Data(sheet.bytes))
    try site.settle()
    #expect(try site.build().succeeded)
    #expect(try site.build(output: "clean").succeeded)
    #expect(try site.tree() == site.tree("clean"))
  }

  @Test("One thread and four write the same bytes")
  func parallelEqualsSerial() throws {
    let site = try site()
    #expect(try site.build(output: "one", jobs: 1).succeeded)
    #expect(try site.build(output: "four", jobs: 4).succeeded)
    #expect(try site.tree("one") == site.tree("four"))
  }
}
