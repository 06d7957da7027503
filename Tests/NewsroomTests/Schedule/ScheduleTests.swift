import Testing

@testable import Newsroom

@Suite("The schedule")
struct ScheduleTests {
  private func site() throws -> TestSite {
    try TestSite([
      "content/site.yml": "title: Gazette\nbase_url: https://gazette.example\ntime_zone: Europe/London\n",
      "content/front.yml":
        "slots:\n- {name: lead, count: 1, stories: [{slug: open, until: '2026-06-03 09:00'}]}\n",
      "content/articles/open.md": newsItem("Open", "expires: 2026-08-01"),
      "content/articles/held.md": newsItem("Held", "embargo: 2026-06-05 06:00"),
      "content/articles/future.md": newsItem("Future", date: "2026-06-04T06:00:00Z"),
      "content/articles/draft.md": newsItem("Draft", "draft: true\nembargo: 2026-06-02"),
      "content/articles/never.md": newsItem("Never", "embargo: 2026-06-07\nexpires: 2026-06-06"),
      "content/articles/live.md": newsItem("Live", date: "2026-06-01T10:00:00Z", "kind: live"),
    ])
  }

  private func schedule(_ site: TestSite, at moment: String = "2026-06-01T12:00:00Z") throws -> Schedule {
    var request = BuildRequest(site: site.root, now: Instant(seconds: 0), jobs: 1)
    request.moment = moment
    return try Schedule(request)
  }

  private func lines(_ changes: [ScheduledChange]) -> [String] {
    changes.map { "\(rfc3339($0.moment, .utc)) \($0.event.rawValue) \($0.subject) \($0.file)" }
  }

  @Test("What comes out, expires or leaves its place, earliest first; drafts never do")
  func news() throws {
    let site = try site()
    try site.delete("content/articles/never.md")
    #expect(
      lines(try schedule(site).news) == [
        "2026-06-03T08:00:00Z unpinning open content/front.yml",
        "2026-06-04T06:00:00Z publication Future content/articles/future.md",
        "2026-06-05T05:00:00Z publication Held content/articles/held.md",
        "2026-07-31T23:00:00Z expiry Open content/articles/open.md",
      ])
  }

  @Test("The first change is the moment until which a build holds", arguments: [1, 2, 3, 6, 9])
  func agreesWithBuilds(_ month: Int) throws {
    let site = try site()
    for file in ["draft", "never"] { try site.delete("content/articles/\(file).md") }
    let moment = "2026-0\(month)-01T12:00:00Z"
    var request = BuildRequest(site: site.root, now: Instant(seconds: 0), jobs: 1)
    request.moment = moment
    let until = try assembledSite(request).site.changesAt
    #expect(try schedule(site, at: moment).changes.first?.moment == until)
  }

  @Test("A story that is public before its date comes into the news sitemap by itself")
  func dateBehindEmbargo() throws {
    let site = try site()
    try site.write(
      "content/articles/early.md", newsItem("Early", date: "2026-06-01T18:00:00Z", "embargo: 2026-05-30"))
    try site.settle()
    #expect(
      try !site.build().diagnostics.contains {
        $0.severity == .error && $0.span?.path.contains("early") == true
      })
    #expect(
      lines(try schedule(site).changes).first
        == "2026-06-01T18:00:00Z newsSitemapStart Early content/articles/early.md")
    #expect(try schedule(site).changes.first?.moment == site.build().changesAt)
  }

  @Test("What stops a build is foreseen by the minute, as builds are ordered")
  func sameMinute() throws {
    let site = try site()
    for file in ["draft", "never", "future"] { try site.delete("content/articles/\(file).md") }
    try site.write("content/articles/one.md", newsItem("One", date: "2026-06-02T06:00:10Z"))
    try site.write("content/articles/two.md", newsItem("Two", date: "2026-06-02T06:00:40Z", body: "[[held]]"))
    #expect(try schedule(site).foreseenErrors(1).map(\.id) == ["link-reveals-story"])
  }

  @Test("A build says until when it holds")
  func heldUntil() throws {
    let site = try site()
    for file in ["draft", "never"] { try site.delete("content/articles/\(file).md") }
    let result = try site.build()
    #expect(try result.changesAt == schedule(site).changes.first?.moment)
  }

  @Test("A story is dated by the end of its embargo where that is later, and keeps its address")
  func datedByEmbargo() throws {
    let site = try TestSite([
      "content/site.yml": "base_url: https://gazette.example\npermalink: /{year}/{month}/{slug}/\n",
      "content/articles/held.md": newsItem(
        "Held", date: "2026-04-28", "embargo: 2026-06-01 06:00\nupdated: 2026-05-03"),
      "content/articles/open.md": newsItem("Open", date: "2026-05-20", "embargo: 2026-05-01"),
    ])
    #expect(try site.build().succeeded)
    let story = try site.read("output/2026/04/held/index.html")
    #expect(
      story.contains(
        #""datePublished":"2026-06-01T06:00:00Z","dateModified":"2026-06-01T06:00:00Z""#))
    #expect(
      try site.read("output/2026/05/open/index.html").contains(#""datePublished":"2026-05-20T00:00:00Z""#))
    #expect(try site.read("output/news-sitemap.xml").contains("/2026/04/held/"))
    let feed = try site.read("output/feed.json")
    #expect(try #require(feed.range(of: "Held")).lowerBound < #require(feed.range(of: "Open")).lowerBound)
  }

  @Test("An error to come is told once, with the moment from which on it is there")
  func foreseenErrors() throws {
    let site = try site()
    #expect(try schedule(site).foreseenErrors(9) == [])
    try site.write(
      "content/articles/future.md", newsItem("Future", date: "2026-06-04T06:00:00Z", body: "[[held]]"))
    try site.write(
      "content/articles/held.md", newsItem("Held", "embargo: 2026-06-05 06:00", body: "[[nowhere]]"))
    try site.write(
      "content/site.yml",
      site.read("content/site.yml") + "navigation: [{label: Open, url: /articles/open/}]\n")
    let errors = try schedule(site).foreseenErrors(9)
    #expect(errors.map(\.severity) == [.error, .error, .error])
    #expect(
      errors.map {
        "\($0.id) \($0.notes.last?.text.split(separator: " ").dropLast().suffix(2).joined(separator: " ") ?? "")"
      } == [
        "link-reveals-story 2026-06-04 07:00", "unknown-story 2026-06-05 06:00",
        "broken-setting-link 2026-08-01 00:00",
      ])
    #expect(try schedule(site).foreseenErrors(2) == Array(errors.prefix(2)))
  }

  @Test("For programs it is a list of objects")
  func json() throws {
    let schedule = try schedule(site())
    #expect(
      schedule.json(Array(schedule.news.prefix(1)))
        == #"[{"moment":"2026-06-03T09:00:00+01:00","event":"unpinning","subject":"open","file":"content/front.yml"}]"#
    )
  }
}
