import Foundation
import Testing

@testable import Newsroom

@Suite("The demo site, built whole")
struct DemoSiteTests {
  @Test("One, two and eight threads write the same bytes")
  func threadsDoNotMatter() throws {
    let site = try TestSite.demo()
    for jobs in [1, 2, 8] {
      #expect(try site.build(output: "\(jobs)", at: TestSite.demoMoment, jobs: jobs).succeeded)
    }
    let one = try site.tree("1")
    #expect(one.count > 100)
    #expect(try site.tree("2") == one)
    #expect(try site.tree("8") == one)
  }

  @Test("It builds without a warning, even when warnings are errors")
  func isFlawless() throws {
    let result = try TestSite.demo().build(at: TestSite.demoMoment, strict: true)
    #expect(result.diagnostics == [])
  }

  @Test(
    "Every link and every file named on any page exists, wherever the site is published",
    arguments: ["https://courier.example", "https://example.org/a/b"])
  func linksLead(_ baseURL: String) throws {
    let site = try TestSite.demo()
    #expect(try site.build(at: TestSite.demoMoment, baseURL: baseURL).succeeded)
    let problems = BuiltSite(files: try site.tree(), baseURL: baseURL).linkProblems()
    #expect(problems == [])
  }

  @Test("Nothing of the draft and of the story under embargo is in any file")
  func secretsStaySecret() throws {
    let site = try TestSite.demo()
    #expect(try site.build(at: TestSite.demoMoment).succeeded)
    for (path, data) in try site.tree() {
      let text = path + String(decoding: data, as: UTF8.self)
      #expect(!text.contains("harbour-dues-review-embargoed"), "\(path)")
      #expect(!text.contains("who-painted-the-mermaid"), "\(path)")
    }
  }
}
