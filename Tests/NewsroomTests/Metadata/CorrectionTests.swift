import Diagnostics
import Foundation
import Markdown
import Testing

@testable import Newsroom

@Suite("Corrections")
struct CorrectionTests {
  private static let settings = "title: P\nbase_url: https://p.example\n"
  private static let other = newsItem("B", date: "2026-05-02")

  private func site(_ lines: String) throws -> TestSite {
    try TestSite([
      "content/site.yml": Self.settings,
      "content/articles/a.md": newsItem("A", date: "2026-05-01 09:30", lines),
      "content/articles/b.md": Self.other,
    ])
  }

  /// What each machine is told of the last change of the story, and in feeds and lists of the newest one.
  private func told(_ site: TestSite) throws -> [String: String] {
    func part(_ file: String, _ start: String, after mark: String = "", until end: String) throws -> String {
      let text = try site.read("output/" + file)
      let rest = mark.isEmpty ? text : text.components(separatedBy: mark).dropFirst().joined(separator: mark)
      return rest.components(separatedBy: start).dropFirst().first?.components(separatedBy: end).first ?? ""
    }
    let (page, story) = ("articles/a/index.html", "https://p.example/articles/a/")
    return [
      "head": try part(page, "article:modified_time\" content=\"", until: "\""),
      "graph": try part(page, "\"dateModified\":\"", until: "\""),
      "atom": try part("atom.xml", "<updated>", until: "<"),
      "entry": try part("atom.xml", "<updated>", after: "<title>A</title>", until: "<"),
      "json": try part("feed.json", "\"date_modified\":\"", after: "\"title\":\"A\"", until: "\""),
      "rss": try part("feed.xml", "<lastBuildDate>", until: "<"),
      "sitemap": try part("sitemap.xml", "<lastmod>", after: "<loc>\(story)</loc>", until: "<"),
      "log": try part("sitemap.xml", "<lastmod>", after: "/corrections/</loc>", until: "<"),
    ]
  }

  @Test("A correction is the last change that every machine is told of, unless the story was updated since")
  func modified() throws {
    for (lines, day) in [
      ("corrections: [{date: 2026-05-20, text: Two}, {date: 2026-05-19, text: One}]", 20),
      ("updated: 2026-05-18\ncorrections: [{date: 2026-05-19, text: One}]", 19),
      ("updated: 2026-05-21\ncorrections: [{date: 2026-05-19, text: One}]", 21),
    ] {
      let site = try site(lines)
      #expect(try site.build().succeeded)
      let told = try told(site)
      let date = "2026-05-\(day)T00:00:00Z"
      #expect(told["rss"]?.contains("\(day) May 2026 00:00:00") == true)
      for (name, moment) in told where name != "rss" { #expect(moment == date, "\(name)") }
    }
  }

  @Test("A correction of the day of publication, without a time, leaves the story as new as it is")
  func thatDay() throws {
    let site = try site("corrections: [{date: 2026-05-01, text: One}]")
    #expect(try site.build().diagnostics.filter { $0.id.hasPrefix("correction-") } == [])
    let told = try told(site)
    #expect(told["graph"] == "2026-05-01T09:30:00Z" && told["log"] == "2026-05-01T09:30:00Z")
  }

  @Test("Readers see a correction by itself, and neither an update nor a story that is new again")
  func readers() throws {
    var story = Newspaper.Story("A", "a")
    story.kind = .live
    story.hoursAgo = 24 * 800
    story.headings = [Heading(level: 2, id: "x", text: "Rain")]
    story.change = { $0.corrections = [Newspaper.correction(Newspaper.noon, "One")] }
    let paper = Newspaper(story)
    let article = paper.site.articles[0]
    #expect(article.card.updated == nil && article.card.yearsOld(at: paper.now) == 2)
    #expect(paper.desk().modified[0] == paper.now && paper.desk().hasEnded(article))
    let coverage = paper.head().thing("LiveBlogPosting")
    #expect(coverage?["coverageEndTime"]?.text == rfc3339(article.card.published, .utc))
  }

  @Test("A correction that is still to come is told where it stands, and no change until then")
  func future() throws {
    let site = try site("corrections:\n- {date: 2026-06-03, text: Two}\n- {date: 2026-05-19, text: One}")
    try site.settle()
    func found(at moment: String) throws -> [String] {
      brief(try site.build(at: moment).diagnostics.filter { $0.id == "correction-in-future" })
    }
    #expect(try found(at: "2026-06-02T23:59:59Z") == ["warning correction-in-future 5:10"])
    #expect(try told(site)["graph"] == "2026-05-19T00:00:00Z")
    #expect(try found(at: "2026-06-03T00:00:00Z") == [])
    #expect(try told(site)["graph"] == "2026-06-03T00:00:00Z")
  }
}
