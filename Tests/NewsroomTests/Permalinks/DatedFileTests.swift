import Diagnostics
import Foundation
import Testing

@testable import Newsroom

@Suite("Files of one name but for their dates")
struct DatedFileTests {
  private static let settings = PermalinkCheckTests.settings

  @Test("An older file of the same name does not take a published story's address")
  func olderFile() throws {
    let site = try TestSite([
      "content/site.yml": Self.settings, "content/articles/2025-05-07-budget.md": newsItem("The budget"),
      "content/articles/other.md": newsItem("Other", body: "See [[budget]]."),
    ])
    #expect(try site.build().succeeded)
    _ = try site.record()
    try site.write("content/articles/2024-05-01-budget.md", newsItem("The budget before"))
    #expect(try errors(site) == [])
    #expect(try site.read("output/articles/budget/index.html").contains("The budget<"))
    #expect(try site.read("output/articles/2024-05-01-budget/index.html").contains("The budget before"))
    #expect(try site.read("output/articles/other/index.html").contains("href=\"/articles/budget/\""))
    // Who writes the address gives it to the story.
    try site.write("content/articles/2024-05-01-budget.md", newsItem("The budget before", "slug: budget"))
    try site.write("content/articles/2025-05-07-budget.md", newsItem("The budget", "slug: budget-2025"))
    #expect(try errors(site) == [])
  }

  @Test("A file in another folder does not take a published story's address by its mere name")
  func takenOver() throws {
    let site = try TestSite([
      "content/site.yml": Self.settings, "content/articles/z/2025-05-07-budget.md": newsItem("The budget"),
    ])
    #expect(try site.build().succeeded)
    _ = try site.record()
    try site.write("content/articles/a/budget.md", newsItem("Another budget"))
    let found = try errors(site)
    #expect(found.map(\.id) == ["permalink-taken-over"])
    #expect(found.first?.help?.contains("a/budget.md") == true)
    try site.write("content/articles/a/budget.md", newsItem("Another budget", "slug: another-budget"))
    #expect(try errors(site) == [])
  }

  /// Three letters to the editor in files of one name, published.
  private func letters(_ settings: String = "") throws -> TestSite {
    let site = try TestSite(["content/site.yml": Self.settings + settings])
    for day in ["04", "11", "18"] {
      try site.write(
        "content/articles/2025-10-\(day)-letters.md",
        newsItem("Letters of the \(day)th", date: "2025-10-\(day)"))
    }
    try site.write(
      "content/articles/other.md", newsItem("Other", body: "See [[letters]] and [[2025-10-11-letters]]."))
    #expect(try site.build().succeeded)
    _ = try site.record()
    return site
  }

  private func takeDown(_ slug: String, _ site: TestSite) throws {
    var request = BuildRequest(site: site.root, now: Instant(seconds: 0), jobs: 1)
    request.moment = "2026-06-01T12:00:00Z"
    try Takedown.of(slug, request).get().carryOut(reason: "", on: CivilTime(year: 2026, month: 6, day: 1))
  }

  @Test("When the first of several files of one name is taken down, the others stay where they are")
  func firstTakenDown() throws {
    let site = try letters()
    try takeDown("letters", site)
    try site.write("content/articles/2025-10-25-letters.md", newsItem("Letters of the 25th"))
    #expect(try errors(site) == [])
    for day in ["11", "18", "25"] {
      let page = try site.read("output/articles/2025-10-\(day)-letters/index.html")
      #expect(page.contains("Letters of the \(day)th"))
    }
    let other = try site.read("output/articles/other/index.html")
    #expect(other.contains("See <a>…</a> and <a href=\"/articles/2025-10-11-letters/\""))
    // The file itself is not let back in under its whole name.
    try site.write("content/articles/2025-10-04-letters.md", newsItem("Letters of the 4th"))
    #expect(try errors(site).map(\.id) == ["taken-down-story"])
  }

  @Test("Where addresses have dates, the others keep their slugs as well")
  func firstTakenDownOfDatedAddresses() throws {
    let site = try letters("permalink: /{year}/{month}/{day}/{slug}/\n")
    try takeDown("letters", site)
    #expect(try errors(site) == [])
    let other = try site.read("output/2026/05/01/other/index.html")
    #expect(other.contains("See <a>…</a> and <a href=\"/2025/10/11/letters/\""))
  }

  @Test(
    "An older file that comes later leaves those that are published their slugs, by which links and feeds know them"
  )
  func olderFileOfDatedAddresses() throws {
    let site = try letters("permalink: /{year}/{month}/{day}/{slug}/\n")
    try site.write(
      "content/articles/2025-09-27-letters.md", newsItem("Letters of September", "draft: true"))
    #expect(try errors(site) == [])
    #expect(try site.read("output/2026/05/01/other/index.html").contains("href=\"/2025/10/04/letters/\""))
    #expect(try site.read("output/atom.xml").contains(":letters</id>"))
  }

  @Test("A later one that is taken down is not taken for the first by links")
  func laterTakenDown() throws {
    let site = try letters()
    try takeDown("2025-10-11-letters", site)
    #expect(try errors(site) == [])
    let other = try site.read("output/articles/other/index.html")
    #expect(other.contains("See <a href=\"/articles/letters/\">Letters of the 04th</a> and <a>…</a>."))
  }

  @Test("When the first of several files of one name is deleted, it alone is missed")
  func firstDeleted() throws {
    let site = try letters()
    try site.write("content/articles/other.md", newsItem("Other"))
    try site.delete("content/articles/2025-10-04-letters.md")
    #expect(
      try errors(site).map(\.headline) == [
        "Links to /articles/letters/ would break: the story 'Letters of the 04th' is there no more"
      ])
  }

  private func redirectMoved(_ site: TestSite) throws {
    var request = BuildRequest(site: site.root, now: Instant(seconds: 0), jobs: 1)
    request.moment = "2026-06-01T12:00:00Z"
    try LedgerDesk(request).redirectMoved()
  }

  @Test(
    "Redirects after another time zone moved all addresses by a day lead to pages, also where one story moves to another's old address",
    arguments: ["", "draft: true"])
  func anotherDay(_ later: String) throws {
    let settings = Self.settings + "permalink: /{year}/{month}/{day}/{slug}/\n"
    let site = try TestSite([
      "content/site.yml": settings,
      "content/articles/2021-06-16-letters.md": newsItem("Letters of the 16th", date: "2021-06-16T00:00:00Z"),
      "content/articles/2021-06-17-letters.md": newsItem(
        "Letters of the 17th", date: "2021-06-17T00:00:00Z", later),
    ])
    #expect(try site.build().succeeded)
    _ = try site.record()
    let published = try site.read("content/permalinks.txt")
    try site.write("content/site.yml", settings + "time_zone: America/New_York\n")
    try site.write(
      "content/articles/2021-06-17-letters.md",
      newsItem("Letters of the 17th", date: "2021-06-17T00:00:00Z"))
    try redirectMoved(site)
    #expect(try errors(site) == [])
    for address in ["2021/06/16/2021-06-17-letters", "2021/06/15/letters"] {
      #expect(try site.read("output/\(address)/index.html").contains("Letters of the 1"))
    }
    #expect(try site.read("output/2021/06/16/letters/index.html").contains("url=/2021/06/15/letters/"))
    let ledger = try site.read("content/permalinks.txt")
    #expect(ledger.contains("/2021/06/15/letters/ articles/2021-06-16-letters.md | Letters of the 16th\n"))
    _ = try site.record()
    #expect(try errors(site) == [])

    // And back again.
    try site.write("content/site.yml", settings)
    try redirectMoved(site)
    #expect(try errors(site) == [])
    for line in published.split(separator: "\n") {
      #expect(try site.read("content/permalinks.txt").contains(line))
    }
  }

  @Test("Redirects do not take an address from the story that it was promised for")
  func disputedAddress() throws {
    let site = try TestSite([
      "content/site.yml": Self.settings, "content/articles/budget.md": newsItem("The budget"),
    ])
    #expect(try site.build().succeeded)
    _ = try site.record()
    let line = "/2026/budget/ articles/other.md | Other\n"
    try site.write("content/permalinks.txt", site.read("content/permalinks.txt") + line)
    try site.write("content/articles/other.md", newsItem("Other"))
    try site.write("content/site.yml", Self.settings + "permalink: /{year}/{slug}/\n")
    try redirectMoved(site)
    #expect(try site.read("content/permalinks.txt").contains(line))
    #expect(try errors(site).map(\.id) == ["permalink-taken-over"])
  }

  @Test("A dated file that is renamed keeps its address")
  func redated() throws {
    let site = try letters()
    try site.move("content/articles/2025-10-04-letters.md", to: "content/articles/2025-10-05-letters.md")
    #expect(try errors(site) == [])
    #expect(try site.read("output/articles/letters/index.html").contains("Letters of the 04th"))
  }
}
