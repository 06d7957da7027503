import Foundation
import Testing

@testable import Newsroom

@Suite("The links of the golden sites")
struct GoldenLinkTests {
  @Test("Every link and every file named in any expected file exists", arguments: Fixtures.names("golden"))
  func linksLead(_ name: String) throws {
    let site = try TestSite(copyOf: Fixtures.root + "/golden/" + name + "/site")
    #expect(try site.build().succeeded)
    let settings = try edition(of: BuildRequest(site: site.root, now: Instant(seconds: 0), jobs: 1)).edition
      .site
      .settings
    #expect(BuiltSite(files: try site.tree(), baseURL: settings.baseURL).linkProblems() == [])
  }

  @Test("The check finds a page, a picture and a place that do not exist, and a link beside the site")
  func checkFinds() {
    let page =
      #"<a href="/n/gone/"></a><img src="/n/x.png"><a href="/n/#no"></a><a href="/out/"></a><a href="/n/">"#
    let site = BuiltSite(files: ["index.html": Data(page.utf8)], baseURL: "https://a.example/n")
    #expect(
      site.linkProblems() == [
        "index.html: /n/#no names a place that is not on the page",
        "index.html: /n/gone/ leads to gone/index.html, which does not exist",
        "index.html: /n/x.png leads to x.png, which does not exist", "index.html: /out/ is not below /n/",
      ])
  }
}
