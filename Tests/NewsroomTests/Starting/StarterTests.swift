import Foundation
import Testing

@testable import Newsroom

@Suite("A new site")
struct StarterTests {
  private let now = Instant(seconds: 1_780_315_200)  // 2026-06-01T12:00:00Z

  private func begin(_ title: String = "The Gazette") throws -> TestSite {
    let site = try TestSite()
    try site.delete("content")
    _ = try Starter.write(to: site.root, title: title, zone: "Europe/London", now: now)
    return site
  }

  @Test(
    "It builds without a warning, with the title that was given",
    arguments: ["The Gazette", "100% \"News\": a"])
  func builds(_ title: String) throws {
    let site = try begin(title)
    var request = BuildRequest(site: site.root, now: now, jobs: 2)
    request.isStrict = true
    #expect(try Newsroom.build(request).diagnostics == [])
    #expect(try check(CheckRequest(request)).findings == [])
    #expect(try assembledSite(request).site.settings.title == title)
    #expect(try assembledSite(request).site.articles.count == 3)
  }

  @Test("With its templates copied into it, it builds to the same bytes")
  func ejected() throws {
    let site = try begin()
    let request = BuildRequest(site: site.root, now: now, jobs: 2)
    #expect(try Newsroom.build(request).succeeded)
    let before = try site.tree()
    let (written, kept) = try Starter.eject([], to: site.root)
    #expect(written.count == Theme.builtIn.files.count)
    #expect(kept == [])
    #expect(try Newsroom.build(request).diagnostics == [])
    #expect(try site.tree() == before)
  }

  @Test("Ejecting leaves alone what is there")
  func keepsOwn() throws {
    let site = try begin()
    try site.write("templates/gone.mustache", "mine")
    let (written, kept) = try Starter.eject(["gone.mustache", "page.mustache"], to: site.root)
    #expect(written == ["templates/page.mustache"])
    #expect(kept == ["templates/gone.mustache"])
    #expect(try site.read("templates/gone.mustache") == "mine")
  }

  @Test("A link whose end is not there yet is left alone, too")
  func keepsLinks() throws {
    let site = try begin()
    try site.write("templates/page.mustache", "mine")
    try site.link("templates/gone.mustache", to: "../elsewhere.mustache")
    #expect(try Starter.eject(["gone.mustache"], to: site.root).kept == ["templates/gone.mustache"])
    #expect(!site.exists("elsewhere.mustache"))
  }

  @Test("A folder with anything in it is refused; a repository may be in it")
  func refuses() throws {
    let site = try begin()
    #expect(throws: FileSystemError.self) {
      try Starter.write(to: site.root, title: "X", zone: "UTC", now: now)
    }
    let other = try TestSite()
    try other.delete("content")
    try other.write(".git/HEAD", "ref: x")
    #expect(try Starter.write(to: other.root, title: "X", zone: "Nowhere/Land", now: now).count == 8)
    #expect(try other.read("content/site.yml").contains("\ntime_zone: UTC\n"))
  }

  @Test("The program holds every file of starter/, byte for byte")
  func builtIn() throws {
    let folder = try Fixtures.files(Fixtures.repository + "/starter")
    let builtIn = Dictionary(
      uniqueKeysWithValues: Starter.files.map {
        ($0.path == ".gitignore" ? "gitignore" : $0.path, Data($0.bytes))
      })
    #expect(builtIn == folder)
  }
}
