import Foundation
import Testing

@testable import Newsroom

@Suite("The golden sites, built over an older edition")
struct GoldenEditionTests {
  /// How the older edition was built.
  struct Older: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let build: @Sendable (TestSite) throws -> BuildResult
  }

  static let older = [
    Older(testDescription: "ten days before") { try $0.build(at: "2026-05-22T12:00:00Z") },
    Older(testDescription: "two years later") { try $0.build(at: "2028-06-01T12:00:00Z") },
    Older(testDescription: "with drafts") { try $0.build(drafts: true) },
    Older(testDescription: "at another address") { try $0.build(baseURL: "https://other.example/x") },
  ]

  @Test("Nothing of the older edition is left", arguments: Fixtures.names("golden"), older)
  func equalsClean(_ name: String, _ older: Older) throws {
    let site = try TestSite(copyOf: Fixtures.root + "/golden/" + name + "/site")
    #expect(try older.build(site).succeeded)
    #expect(try site.build().succeeded)
    #expect(try site.build(output: "clean").succeeded)
    let (left, right) = (try site.tree(), try site.tree("clean"))
    #expect(left.keys.sorted() == right.keys.sorted())
    for (path, data) in right { #expect(left[path] == data, "\(path) differs") }
  }

  @Test("Every view holds exactly the variables that the schema names", arguments: Fixtures.names("golden"))
  func viewsMatch(_ name: String) throws {
    let site = try TestSite(copyOf: Fixtures.root + "/golden/" + name + "/site")
    var request = BuildRequest(site: site.root, now: Instant(seconds: 0), jobs: 1)
    request.moment = "2026-06-01T12:00:00Z"
    request.includesDrafts = true
    let (edition, plan) = try edition(of: request)
    let schema = NewsSchema(edition).schema
    let views = PageViews(edition: edition)
    for page in plan.pages {
      let words = PageWordsWriter(edition: edition).words(for: page)
      let head = HeadText(summary: edition.wire.summary(of: page, words), trail: words.trail, html: "")
      let root = try #require(NewsSchema.roots[PageViews.template(of: page.contents)])
      #expect(schema.mismatches(of: views.view(of: page, head: head), with: root) == [], "\(page.path)")
    }
  }
}
