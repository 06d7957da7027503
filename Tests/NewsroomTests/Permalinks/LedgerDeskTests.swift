import Diagnostics
import Testing

@testable import Newsroom

@Suite("The ledger held against the site")
struct LedgerDeskTests {
  private func desk(of site: TestSite) throws -> LedgerDesk {
    var request = BuildRequest(site: site.root, now: Instant(seconds: 0), jobs: 1)
    request.moment = "2026-06-01T12:00:00Z"
    return try LedgerDesk(request)
  }

  @Test("Addresses that would break are counted as broken, not as kept or redirected")
  func counts() throws {
    let site = try publishedGazette()
    try site.delete("content/articles/bakery.md")
    let ledger = try site.read("content/permalinks.txt")
    try site.write(
      "content/permalinks.txt",
      ledger + "/a/ -> /b/\n/b/ -> /a/\n/c/ -> /nowhere/\n/d/ -> /about/\n/e/ gone\n")
    let counts = try desk(of: site).counts
    #expect(counts == (kept: 5, moved: 1, gone: 1, broken: 4))
  }

  @Test("When every address changes, a dozen are named and the rest counted; redirects mend all of them")
  func pattern() throws {
    let site = try TestSite(["content/site.yml": PermalinkCheckTests.settings])
    for number in 10..<40 { try site.write("content/articles/s\(number).md", newsItem("Story \(number)")) }
    #expect(try site.build().succeeded)
    _ = try site.record()
    try site.write("content/site.yml", PermalinkCheckTests.settings + "permalink: /{year}/{slug}/\n")
    let found = try errors(site)
    #expect(found.count == 13)
    #expect(found.ordered.last?.headline == "Links to 18 more addresses would break")
    try desk(of: site).redirectMoved()
    #expect(try desk(of: site).problems == [])
    #expect(try errors(site) == [])
    #expect(try site.read("output/articles/s10/index.html").contains("url=/2026/s10/"))
  }

  @Test("A pattern that goes back, and forth again, leaves redirects that lead to pages")
  func patternBack() throws {
    let site = try TestSite(["content/site.yml": PermalinkCheckTests.settings])
    for number in 1...3 { try site.write("content/articles/s\(number).md", newsItem("Story \(number)")) }
    #expect(try site.build().succeeded)
    _ = try site.record()
    for pattern in ["permalink: /{year}/{slug}/\n", "", "permalink: /{year}/{slug}/\n"] {
      try site.write("content/site.yml", PermalinkCheckTests.settings + pattern)
      try desk(of: site).redirectMoved()
      #expect(try desk(of: site).problems == [])
      #expect(try errors(site) == [])
      _ = try site.record()
    }
    #expect(try site.read("content/permalinks.txt").contains("/2026/s1/ articles/s1.md | Story 1\n"))
    #expect(try site.read("output/articles/s1/index.html").contains("url=/2026/s1/"))
  }

  @Test("The desk says, too, when an address of the ledger is that of something else")
  func claimedLine() throws {
    let site = try publishedGazette()
    try site.write("content/permalinks.txt", "/articles/bakery/ -> /about/\n")
    #expect(try desk(of: site).problems.map(\.id) == ["path-collision"])
    #expect(try errors(site) == desk(of: site).problems)
  }
}
