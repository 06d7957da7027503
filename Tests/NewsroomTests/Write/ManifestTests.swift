import Foundation
import Testing

@testable import Newsroom

@Suite("The manifest of an output folder")
struct ManifestTests {
  private func manifest() -> Manifest {
    var ingredients = Ingredients()
    ingredients[.part, "name, navigation and sections"] = 7
    ingredients[.page, "article"] = .max
    let basis = Manifest.Basis(
      inputs: .max, from: Instant(seconds: -1), until: nil, pages: 1, articles: 2, warnings: 3,
      includesDrafts: true, baseURL: "https://gazette.example/news")
    return Manifest(
      entries: [
        "index.html": .init(contents: .max, story: .max, size: 10), "a b/ä..ö": .init(contents: 0, size: 0),
        ".well-known/x": .inDoubt,
      ], generator: 255, ingredients: ingredients, basis: basis)
  }

  @Test("Is read as it was written")
  func roundTrip() { #expect(Manifest(bytes: manifest().bytes) == manifest()) }

  @Test("Is not believed when any byte is missing at its end")
  func truncated() {
    let bytes = manifest().bytes
    for length in 0..<bytes.count { #expect(Manifest(bytes: Array(bytes[..<length])) == nil) }
  }

  @Test(
    "Is not believed when it names a file that no build writes",
    arguments: ["../x", "a/../x", "/etc/x", "a//x", ".", "a/", "a/./x", "a\tb", ""])
  func hostile(_ path: String) {
    #expect(Manifest(bytes: Array("broadsheet manifest 4 1\n1 0 4 \(path)\nend\n".utf8)) == nil)
  }

  @Test("Of version 0.1 tells which files are a build's, and that all must be made again")
  func older() throws {
    let site = try TestSite(["content/articles/one.md": newsItem("One")])
    #expect(try site.build().succeeded)
    let clean = try site.tree()
    let lines = try site.manifest().entries.keys.sorted().map { "1a2b 10 \($0)\n" }.joined()
    try site.write("output/articles/gone/index.html", "a page of the older version")
    try site.write(
      "output/\(Manifest.fileName)",
      "broadsheet manifest 3 1f\n\(lines)1a2b 27 articles/gone/index.html\nend\n")
    let result = try site.build()
    #expect(result.written == 0)
    #expect(result.deleted == 1)
    #expect(try site.tree() == clean)
  }

  @Test("Of a killed build says that files it did not touch are another program's")
  func intent() throws {
    let site = try TestSite(["content/articles/one.md": newsItem("One")])
    var request = BuildRequest(site: site.root, now: Instant(seconds: 0), jobs: 1)
    request.generator = 1
    #expect(try build(request).succeeded)
    let output = try OutputFolder(
      at: site.root + "/output", outside: SiteFolder(at: site.root), generator: 2)
    // Nothing was staged, so the move fails, just after the intent was written.
    #expect(throws: FileSystemError.self) {
      try output.commit(Manifest(entries: [:], generator: 2), staged: ["index.html"])
    }
    #expect(try site.manifest().generator == 1)
    #expect(try site.manifest().entries["index.html"] == .inDoubt)
  }
}
