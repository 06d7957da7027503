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
      inputs: Manifest.Inputs(mark: .max), from: Instant(seconds: -1), until: nil, pages: 1, articles: 2,
      warnings: 3,
      includesDrafts: true, baseURL: "https://gazette.example/news")
    var manifest = Manifest(generator: 255, ingredients: ingredients, basis: basis)
    manifest.set("index.html", to: .init(contents: .max, own: .max, size: 10))
    manifest.set("a b/ä..ö", to: .init(contents: 0, size: 0))
    manifest.set(".well-known/x", to: .inDoubt)
    return manifest
  }

  @Test("Is read as it was written")
  func roundTrip() { #expect(Manifest(bytes: manifest().bytes) == manifest()) }

  @Test("Is not believed when any byte is missing at its end")
  func truncated() {
    let bytes = manifest().bytes
    for length in 0..<bytes.count { #expect(Manifest(bytes: Array(bytes[..<length])) == nil) }
  }

  @Test("Tells which files a build was about to write, however far it came in saying so")
  func intents() throws {
    let whole = manifest()
    let intent = Manifest.intent(toWrite: ["new", "index.html"])
    for length in 1...intent.count {
      let read = try #require(Manifest(bytes: whole.bytes + intent[..<length]))
      let isSaid = [length >= "? new\n".utf8.count, length == intent.count]
      #expect(read.basis == nil)
      #expect(read.ingredients == whole.ingredients)
      #expect(read["new"] == (isSaid[0] ? .inDoubt : nil))
      #expect(read["index.html"] == (isSaid[1] ? .inDoubt : whole["index.html"]))
      #expect(read.paths == whole.paths + (isSaid[0] ? ["new"] : []))
      #expect(read["a b/ä..ö"] == whole["a b/ä..ö"])
    }
    #expect(Manifest(bytes: whole.bytes + Array("? ../x\n".utf8)) == nil)
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
    let lines = try site.manifest().paths.map { "1a2b 10 \($0)\n" }.joined()
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
      try output.commit(Manifest(generator: 2), staged: ["index.html"])
    }
    #expect(try site.manifest().generator == 1)
    #expect(try site.manifest()["index.html"] == .inDoubt)
  }

  @Test(
    "Of a build that was killed while it said what it was about to write is made whole before more is said")
  func tornIntent() throws {
    let site = try TestSite(["content/articles/one.md": newsItem("One")])
    #expect(try site.build().succeeded)
    let torn = Array(Manifest.intent(toWrite: ["articles/one/index.html"]).dropLast(9))
    try site.write("output/\(Manifest.fileName)", Data(try site.manifest().bytes + torn))
    let output = try OutputFolder(
      at: site.root + "/output", outside: SiteFolder(at: site.root), generator: 0)
    #expect(throws: FileSystemError.self) {
      try output.commit(Manifest(generator: 0), staged: ["index.html"])
    }
    let manifest = try site.manifest()
    #expect(manifest["index.html"] == .inDoubt)
    #expect(manifest.paths == output.previous.paths)
  }

  @Test("Of a first build that was killed names what it was about to write")
  func firstIntent() throws {
    let site = try TestSite(["content/articles/one.md": newsItem("One")])
    let output = try OutputFolder(
      at: site.root + "/output", outside: SiteFolder(at: site.root), generator: 1)
    #expect(throws: FileSystemError.self) {
      try output.commit(Manifest(generator: 1), staged: ["index.html", "feed.xml"])
    }
    let manifest = try site.manifest()
    #expect(manifest.paths == ["index.html", "feed.xml"])
    #expect(manifest.paths.allSatisfy { manifest[$0] == .inDoubt })
    #expect(manifest.basis == nil)
  }
}
