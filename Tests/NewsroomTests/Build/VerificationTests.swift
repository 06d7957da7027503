import Foundation
import Glibc
import Testing

@testable import Newsroom

@Suite("An output folder is compared with a clean build")
struct VerificationTests {
  private let site: TestSite

  init() throws {
    site = try TestSite([
      "content/site.yml": "title: Gazette\nbase_url: https://gazette.example\n",
      "content/articles/flood.md": newsItem("Flood", "tags: [tide]"),
      "content/articles/ferry.md": newsItem("Ferry", date: "2026-04-01", "tags: [tide]"),
      "content/articles/held.md": newsItem("Held", "embargo: 2026-07-01"),
    ])
    #expect(try site.build(at: "2026-06-01T12:00:00Z").succeeded)
  }

  /// - Parameter now: seconds after the build.
  private func verification(after seconds: Int = 60) throws -> Verification {
    let built = try #require(DateReader.instant("2026-06-01T12:00:00Z", zone: .utc))
    var request = BuildRequest(site: site.root, now: built.adding(seconds: seconds), jobs: 2)
    request.output = site.root + "/output"
    return try verify(request)
  }

  @Test("A build of the past is compared, though readers were given more since")
  func past() throws {
    try site.write("content/permalinks.txt", "/articles/held/ articles/held.md | Held\n")
    var request = BuildRequest(
      site: site.root, now: try #require(DateReader.instant("2026-07-03", zone: .utc)), jobs: 2)
    request.output = site.root + "/output"
    request.moment = "2026-06-01T12:00:00Z"
    #expect(try build(request).succeeded)
    request.moment = nil
    let verification = try verify(request)
    #expect(verification.build.succeeded && verification.findings == [])
  }

  @Test("After edits and builds there is no difference, and nothing is touched")
  func same() throws {
    try site.write("content/articles/flood.md", newsItem("Flood again", body: "Other words."))
    #expect(try site.build().succeeded)
    let (tree, manifest) = (try site.tree(), try site.manifest())
    let verification = try verification()
    #expect(verification.findings == [])
    #expect(verification.files == tree.count)
    #expect(!verification.isOutdated)
    #expect(try site.tree() == tree)
    #expect(try site.manifest() == manifest)
  }

  @Test("It really builds: what the last build's manifest takes for unchanged is found, too")
  func differences() throws {
    let page = try site.read("output/articles/flood/index.html")
    // As long as before, so that no build looks at it.
    try site.write(
      "output/articles/flood/index.html", page.replacingOccurrences(of: "</main>", with: "</mian>"))
    try site.delete("output/articles/ferry/index.html")
    try site.write("output/articles/extra/index.html", "<p>Left over")
    try site.write("output/.git/config", "[core]")
    let line = try #require(
      page.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains("</main>") })
    #expect(
      try verification().findings == [
        .init(path: "articles/extra/index.html", difference: .surplus),
        .init(path: "articles/ferry/index.html", difference: .missing),
        .init(path: "articles/flood/index.html", difference: .line(line + 1)),
      ])
  }

  @Test("A file whose name is not UTF-8 is no file of a build")
  func foreignName() throws {
    let file = creat(site.latin1("output"), 0o644)
    try #require(file >= 0)
    close(file)
    #expect(try verification().findings == [.init(path: "caf\u{FFFD}.html", difference: .surplus)])
  }

  @Test("Edits that were not built are told from mistakes of builds")
  func outdated() throws {
    try site.write("content/articles/flood.md", newsItem("Flood again"))
    let verification = try verification()
    #expect(verification.isOutdated)
    #expect(verification.findings.contains { $0.path == "articles/flood/index.html" })
  }

  @Test("When an embargo has passed since, the moment of the build counts")
  func moment() throws { #expect(try verification(after: 100 * 86_400).findings == []) }

  @Test("Mistakes in the sources leave nothing to compare")
  func mistakes() throws {
    try site.write("content/articles/flood.md", "---\ndate: 2026-05-01\n---\nNo title.\n")
    let verification = try verification()
    #expect(!verification.build.succeeded)
    #expect(verification.findings == [])
  }

  @Test("A folder without a finished build is refused")
  func unfinished() throws {
    let intent = Manifest.intent(toWrite: ["index.html"])
    try site.write("output/\(Manifest.fileName)", Data(try site.manifest().bytes + intent))
    #expect(throws: FileSystemError.self) { try verification() }
    try site.delete("output")
    #expect(throws: FileSystemError.self) { try verification() }
    #expect(!site.exists("output"))
  }

  @Test("An output folder inside the content is no content for the clean build either")
  func insideContent() throws {
    let posts = try TestSite([
      "flood.md": newsItem("Flood"), "picture.svg": "<svg width=\"6\" height=\"4\"></svg>",
    ])
    try posts.delete("content")
    #expect(try posts.build(output: "public").succeeded)
    var request = BuildRequest(site: posts.root, now: Instant(seconds: 0), jobs: 1)
    request.output = posts.root + "/public"
    request.moment = "2026-06-01T12:00:00Z"
    #expect(try verify(request).findings == [])
  }
}
