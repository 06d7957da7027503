import Diagnostics
import Markdown
import Testing

@testable import Newsroom

@Suite("Live coverage")
struct LiveCoverageTests {
  @Test("The days on which entries lie best are those that trying every day finds")
  func everyDay() {
    var numbers = SeededNumbers(seed: 7)
    for round in 0..<400 {
      let times = (0..<1 + round % 9).map { _ in numbers.below(1_440) }
      let start = round % 5 == 0 ? 0 : numbers.below(1_440)
      let updated = round % 3 == 0 ? nil : start + numbers.below(20_000)
      let entries = LiveCoverage.placed(times, from: start, to: updated)
      #expect(
        entries == placedByTrying(times, from: start, to: updated), "\(times) \(start) \(updated ?? -1)")
    }
  }

  private func placedByTrying(_ times: [Int], from start: Int, to updated: Int?) -> [Int] {
    let earliest = start == 0 ? start : start - 60
    let latest = updated.map { $0 % 1_440 == 0 ? $0 + 1_439 : $0 } ?? earliest + 1_440
    var best: (misfit: Int, disorder: Int, distance: Int, span: Int) = (.max, .max, .max, .max)
    var entries: [Int] = []
    for sense in [-1, 1] {
      var line = [times[0]]
      var disorder = 0
      for (last, time) in zip(times, times.dropFirst()) {
        let step = (sense * (time - last) + 1_500) % 1_440 - 60
        disorder += max(0, -step)
        line.append(line[line.count - 1] + sense * step)
      }
      for day in -40...40 {
        let moved = line.map { $0 + day * 1_440 }
        let (low, high) = (moved.min()!, moved.max()!)
        let misfit = moved.reduce(0) { $0 + max(0, earliest - $1, $1 - latest) }
        let fit = (misfit, disorder, abs(low - start), high - low)
        if fit < best { (best, entries) = (fit, moved) }
      }
    }
    return entries
  }

  @Test("Live coverage lists its entries with times and places on the page")
  func live() throws {
    var story = Newspaper.Story("Live: the night of the flood", "live")
    story.kind = .live
    story.headings = [
      Heading(level: 2, id: "sirens", text: "23:05 – Sirens in the old town"),
      Heading(level: 3, id: "detail", text: "23:10 A detail"), Heading(level: 2, id: "calm", text: "Calm"),
    ]
    let thing = try #require(Newspaper(story).head().thing("LiveBlogPosting"))
    #expect(thing["coverageStartTime"]?.text == "2026-05-07T11:00:00Z")
    let updates = thing["liveBlogUpdate"]?.list ?? []
    #expect(updates.map { $0["headline"]?.text } == ["Sirens in the old town", "Calm"])
    #expect(updates.first?["datePublished"]?.text == "2026-05-07T23:05:00Z")
    #expect(updates.first?["url"]?.text == "https://gazette.example/articles/live/#sirens")
  }

  @Test(
    "Entries of live coverage are of the days on which they lie between publication and last change",
    arguments: [
      // Newest first, past midnight; the last change was noted half an hour too early.
      (
        published: 14, updated: 10, ["02:30", "00:40", "23:05", "22:00"],
        ["07T02:30", "07T00:40", "06T23:05", "06T22:00"]
      ),
      // Oldest first.
      (published: 14, updated: 10, ["22:00", "23:05", "00:40"], ["06T22:00", "06T23:05", "07T00:40"]),
      // Published the morning after.
      (
        published: 5, updated: 0, ["11.30 am", "9 am", "11.48 pm", "7.00 pm"],
        ["07T11:30", "07T09:00", "06T23:48", "06T19:00"]
      ),
      // Two that are not quite in order, and one long pause.
      (
        published: 12, updated: 0, ["12:00", "11:40", "11:50", "00:10"],
        ["07T12:00", "07T11:40", "07T11:50", "07T00:10"]
      ),
      // Days later a slip of the pen was put right.
      (published: 80, updated: 0, ["06:30", "05:00"], ["04T06:30", "04T05:00"]),
      // Two that lie nearer together in the other order, and begin with publication in this one.
      (published: 26, updated: 0, ["22:30", "10:00"], ["06T22:30", "06T10:00"]),
      // Begun shortly before publication, and changed days later.
      (published: 74, updated: 0, ["10:05", "09:55"], ["04T10:05", "04T09:55"]),
      // Newest first, though the latest two could be oldest first and not quite in order.
      (published: 27, updated: 2, ["09:30", "09:10", "23:00"], ["07T09:30", "07T09:10", "06T23:00"]),
      // Dates without times.
      (published: 36, updated: 36, ["18:00", "10:00"], ["06T18:00", "06T10:00"]),
      (published: 36, updated: 12, ["08:00", "19:00"], ["06T08:00", "06T19:00"]),
      // Of the day of publication and no other.
      (published: 1, updated: 12, ["09:00"], ["07T09:00"]),
    ])
  func liveDays(published: Int, updated: Int, times: [String], moments: [String]) throws {
    var story = Newspaper.Story("Live: the night of the flood", "live")
    story.kind = .live
    story.hoursAgo = published
    story.updatedHoursAgo = updated
    story.headings = times.map { Heading(level: 2, id: "x", text: $0 + " Rain") }
    let updates = try #require(Newspaper(story).head().thing("LiveBlogPosting")?["liveBlogUpdate"]?.list)
    #expect(
      updates.compactMap { $0["datePublished"]?.text } == moments.map { "2026-05-\($0):00Z" })
  }

  @Test(
    "Without a last change entries of live coverage are of one day, which begins shortly before publication",
    arguments: [
      (published: 26, ["22:30", "10:00"], ["06T22:30", "06T10:00"]),
      (published: 26, ["09:30"], ["06T09:30"]),
      (published: 26, ["08:30"], ["07T08:30"]),
      // A date without a time.
      (published: 12, ["23:30"], ["07T23:30"]),
    ])
  func liveDay(published: Int, times: [String], moments: [String]) throws {
    var story = Newspaper.Story("Live: the night of the flood", "live")
    story.kind = .live
    story.hoursAgo = published
    story.headings = times.map { Heading(level: 2, id: "x", text: $0 + " Rain") }
    let updates = try #require(Newspaper(story).head().thing("LiveBlogPosting")?["liveBlogUpdate"]?.list)
    #expect(
      updates.compactMap { $0["datePublished"]?.text } == moments.map { "2026-05-\($0):00Z" })
  }

  @Test("Entries written under embargo are of the day that the story bears")
  func underEmbargo() throws {
    let site = try TestSite([
      "content/articles/live.md": newsItem(
        "Budget day", date: "2026-06-01T06:00:00Z", "kind: live\nembargo: 2026-06-01T09:00:00Z",
        body: "## 06:10 Doors open\nA\n\n## 08:50 Last words\nB")
    ])
    #expect(try site.build().diagnostics.filter { $0.id == "entry-in-future" } == [])
    let page = try site.read("output/articles/live/index.html")
    #expect(page.contains("\"datePublished\":\"2026-06-01T06:10:00Z\""))
    #expect(!page.contains("2026-06-02"))
  }

  @Test("A story whose last change is its publication was not updated")
  func unchanged() throws {
    let site = try TestSite([
      "content/articles/a.md": newsItem("A", date: "2026-05-01T10:00:00Z", "updated: 2026-05-01T10:00:00Z")
    ])
    #expect(try site.build().succeeded)
    #expect(try !site.read("output/articles/a/index.html").contains("dt-updated"))
  }

  @Test("Live coverage reaches from its first entry or publication to its last entry or change")
  func spanOfCoverage() throws {
    var story = Newspaper.Story("Live: the night of the flood", "live")
    story.kind = .live
    story.hoursAgo = 60
    story.headings = [Heading(level: 2, id: "rain", text: "11 pm Rain")]
    let late = try #require(Newspaper(story).head().thing("LiveBlogPosting"))
    #expect(late["coverageStartTime"]?.text == "2026-05-05T00:00:00Z")
    #expect(late["coverageEndTime"]?.text == "2026-05-05T23:00:00Z")
    #expect(late["dateModified"]?.text == "2026-05-05T23:00:00Z")
    story.updatedHoursAgo = 59
    let early = try #require(Newspaper(story).head().thing("LiveBlogPosting"))
    #expect(early["coverageStartTime"]?.text == "2026-05-04T23:00:00Z")
    #expect(early["coverageEndTime"]?.text == "2026-05-05T01:00:00Z")
  }

  @Test("The latest entry of live coverage is its last change, for readers and for every machine")
  func lastEntry() throws {
    let site = try TestSite([
      "content/site.yml": "title: Gazette\nbase_url: https://gazette.example\n",
      "content/articles/live.md": newsItem(
        "Live", date: "2026-06-01T10:00:00Z", "kind: live", body: "## 14:05 Third\n\n## 10:00 First"),
    ])
    #expect(try site.build(at: "2026-06-02T12:00:00Z").succeeded)
    let page = try site.read("output/articles/live/index.html")
    #expect(page.contains("\"dateModified\":\"2026-06-01T14:05:00Z\""))
    #expect(page.contains("modified_time\" content=\"2026-06-01T14:05:00Z\""))
    #expect(page.contains("class=\"dt-updated\" datetime=\"2026-06-01T14:05:00Z\""))
    // Less than a day ago.
    #expect(!page.contains("coverageEndTime"))
    #expect(try site.read("output/sitemap.xml").contains("<lastmod>2026-06-01T14:05:00Z</lastmod>"))
    #expect(try site.read("output/atom.xml").contains("<updated>2026-06-01T14:05:00Z</updated>"))
    #expect(try site.read("output/feed.json").contains("2026-06-01T14:05:00Z"))
  }

  @Test("An entry of live coverage keeps what only looks like markup")
  func liveWords() throws {
    var story = Newspaper.Story("Live: the hearing", "live")
    story.kind = .live
    story.headings = [Heading(level: 2, id: "tag", text: "23:05 – What <b> stands for")]
    let update = Newspaper(story).head().thing("LiveBlogPosting")?["liveBlogUpdate"]?[0]
    #expect(update?["headline"]?.text == "What <b> stands for")
  }

  @Test("Live coverage without entries is plain news, and a heading without words is no entry")
  func emptyLive() throws {
    var story = Newspaper.Story("Live: the night of the flood", "live")
    story.kind = .live
    #expect(Newspaper(story).head().thing("NewsArticle") != nil)
    story.headings = [Heading(level: 2, id: "section", text: "")]
    #expect(Newspaper(story).head().thing("NewsArticle") != nil)
    story.headings.append(Heading(level: 3, id: "calm", text: "Calm"))
    let thing = try #require(Newspaper(story).head().thing("LiveBlogPosting"))
    #expect(thing["liveBlogUpdate"]?.list.map { $0["headline"]?.text } == ["Calm"])
  }

  @Test("Live coverage has ended when nothing was added for a day")
  func endOfCoverage() {
    var story = Newspaper.Story("Live: the night of the flood", "live")
    story.kind = .live
    story.headings = [Heading(level: 2, id: "calm", text: "Calm")]
    var paper = Newspaper(story)
    #expect(paper.head().thing("LiveBlogPosting")?["coverageEndTime"] == nil)
    #expect(paper.desk().distinction(of: 0) == "")
    paper.stories[0].hoursAgo = 25
    #expect(paper.head().thing("LiveBlogPosting")?["coverageEndTime"]?.text == "2026-05-06T11:00:00Z")
    #expect(paper.desk().distinction(of: 0) == " ended")
  }
}
