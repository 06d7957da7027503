import Foundation
import Glibc
import Testing

@testable import Newsroom

@Suite("What a build does to the output folder")
struct WritingTests {
  @Test("A failed build leaves every byte of the output as it was")
  func failedBuildChangesNothing() throws {
    let site = try TestSite(["content/articles/one.md": newsItem("One")])
    #expect(try site.build().succeeded)
    let before = try site.tree()
    try site.write("content/articles/two.md", "---\ndate: 2026-05-02\n---\nNo title.\n")
    try site.write("content/articles/one.md", newsItem("One, changed"))
    let result = try site.build()
    #expect(!result.succeeded)
    #expect(try site.tree() == before)
  }

  @Test("A first build that fails leaves no folder behind, and an empty one where there was one")
  func failedFirstBuildMakesNothing() throws {
    let site = try TestSite(["content/articles/one.md": "---\ndate: 2026-05-02\n---\nNo title.\n"])
    #expect(try !site.build(output: "public/site").succeeded)
    #expect(!site.exists("public"))
    try site.write("content/site.yml", "title: [\n")
    _ = try? site.build(output: "public/site")
    #expect(!site.exists("public"))
    try FileManager.default.createDirectory(atPath: site.root + "/output", withIntermediateDirectories: false)
    _ = try? site.build()
    #expect(site.exists("output"))
  }

  @Test("An output folder that holds anything else is refused and left alone")
  func foreignOutputIsRefused() throws {
    let site = try TestSite([
      "content/articles/one.md": newsItem("One"), "output/thesis.txt": "Years of work",
    ])
    #expect(throws: FileSystemError.self) { try site.build() }
    #expect(try site.read("output/thesis.txt") == "Years of work")
    #expect(try site.tree().count == 1)
  }

  @Test("A build deletes the pages it wrote before, and never a file that somebody put beside them")
  func deletesOnlyItsOwn() throws {
    let site = try TestSite([
      "content/articles/one.md": newsItem("One"), "content/articles/two.md": newsItem("Two"),
    ])
    #expect(try site.build().succeeded)
    try site.write("output/articles/two/notes.txt", "mine")
    try site.write("output/CNAME", "gazette.example")
    try site.delete("content/articles/two.md")
    let result = try site.build()
    #expect(result.succeeded)
    #expect(result.deleted > 0)
    #expect(!site.exists("output/articles/two/index.html"))
    #expect(try site.read("output/articles/two/notes.txt") == "mine")
    #expect(try site.read("output/CNAME") == "gazette.example")
  }

  @Test("A file that somebody put where a page comes to stand is left alone, and said")
  func foreignFileInTheWay() throws {
    let site = try TestSite(["content/articles/one.md": newsItem("One")])
    #expect(try site.build().succeeded)
    try site.write("output/articles/two/index.html", "mine")
    let before = try site.tree()
    try site.write("content/articles/two.md", newsItem("Two"))
    let error = #expect(throws: FileSystemError.self) { try site.build() }
    #expect(error.map { "\($0)" }?.contains("articles/two/index.html") == true)
    #expect(try site.tree() == before)
    try site.delete("output/articles/two")
    try site.write("output/articles/two", "mine, too")
    #expect(throws: FileSystemError.self) { try site.build() }
    #expect(try site.read("output/articles/two") == "mine, too")
    try site.delete("output/articles/two")
    #expect(try site.build().succeeded)
    #expect(try site.build(output: "clean").succeeded)
    #expect(try site.tree() == site.tree("clean"))
  }

  @Test("A build again with nothing changed writes nothing")
  func nothingChanged() throws {
    let site = try TestSite(["content/articles/one.md": newsItem("One")])
    #expect(try site.build().written > 0)
    let again = try site.build()
    #expect(again.written == 0)
    #expect(again.deleted == 0)
  }

  @Test("A newer story in another section leaves pages alone that show neither: sections keep their places")
  func sectionsKeepTheirPlaces() throws {
    let site = try TestSite([
      "content/site.yml": "title: Gazette\nbase_url: https://gazette.example\nrelated: {limit: 0}\n",
      "content/pages/about.md": "---\ntitle: About\n---\nUs.\n",
      "content/articles/one.md": newsItem("One", "section: Town"),
      "content/articles/two.md": newsItem("Two", date: "2026-05-02", "section: Arts"),
    ])
    #expect(try site.build().succeeded)
    let page = try site.read("output/about/index.html")
    let places = [page.firstRange(of: ">Arts<"), page.firstRange(of: ">Town<")].map { $0?.lowerBound }
    #expect(try #require(places[0]) < #require(places[1]))
    try site.write("content/articles/three.md", newsItem("Three", date: "2026-05-03", "section: Town"))
    #expect(try site.build().succeeded)
    #expect(try site.read("output/about/index.html") == page)
  }

  @Test("A file that stays the same is never written, whatever else the build had to look at")
  func unchangedFilesAreNotWritten() throws {
    let site = try TestSite([
      "content/site.yml": "title: Gazette\nbase_url: https://gazette.example\n",
      "content/articles/one.md": newsItem("One"), "content/articles/two.md": newsItem("Two"),
    ])
    #expect(try site.build().succeeded)
    let (bytes, files) = (try site.tree(), try identities(in: site))
    // Every page may show the settings, and none shows a comment in them.
    try site.write("content/site.yml", "title: Gazette\nbase_url: https://gazette.example\n# A comment\n")
    try site.write("content/articles/two.md", newsItem("Two", body: "Other words."))
    let result = try site.build()
    let (newBytes, newFiles) = (try site.tree(), try identities(in: site))
    let changed = bytes.keys.filter { newBytes[$0] != bytes[$0] }.sorted()
    #expect(changed.contains("articles/two/index.html"))
    #expect(!changed.contains("404.html"))
    #expect(files.keys.filter { newFiles[$0] != files[$0] }.sorted() == changed)
    #expect(result.written == changed.count)
  }

  /// What changes when a file of the output is written or replaced, whatever its bytes.
  private func identities(in site: TestSite) throws -> [String: [Int]] {
    try site.tree().keys.reduce(into: [:]) { files, path in
      var status = stat()
      #expect(stat(site.root + "/output/" + path, &status) == 0)
      files[path] = [Int(status.st_ino), status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
    }
  }

  @Test("A page that was deleted by hand is written again")
  func lostPageComesBack() throws {
    let site = try TestSite(["content/articles/one.md": newsItem("One")])
    #expect(try site.build().succeeded)
    let before = try site.tree()
    try site.delete("output/articles/one/index.html")
    #expect(try site.build().written == 1)
    #expect(try site.tree() == before)
  }

  @Test("A build that was killed while it moved files is completed by the next one")
  func completesAfterKill() throws {
    let site = try TestSite([
      "content/articles/one.md": newsItem("One"), "content/articles/two.md": newsItem("Two"),
    ])
    #expect(try site.build().succeeded)
    let clean = try site.tree()
    // As a kill leaves it: the intent is written, some files are moved, others are still staged.
    var manifest = try site.manifest()
    manifest.set("articles/one/index.html", to: .inDoubt)
    manifest.set("articles/gone/index.html", to: .inDoubt)
    try site.write("output/\(Manifest.fileName)", Data(manifest.bytes))
    try site.write("output/articles/one/index.html", "old")
    try site.write("output/articles/gone/index.html", "a page of the build that was killed")
    try site.write("output/.broadsheet-staging/articles/one/index.html", "half a pa")
    #expect(try site.build().succeeded)
    #expect(try site.tree() == clean)
  }

  @Test("A page can take the place of what was a folder, and the other way round")
  func fileAndFolderSwap() throws {
    let site = try TestSite([
      "content/articles/one.md": newsItem("One", "aliases: [/media/old]"), "content/media/about.txt": "plain",
    ])
    #expect(try site.build().succeeded)
    #expect(site.exists("output/media/old/index.html"))
    try site.write("content/articles/one.md", newsItem("One"))
    try site.write("content/media/old", "a file now")
    try site.delete("content/media/about.txt")
    try site.write("content/media/about.txt/deep.txt", "a folder now")
    #expect(try site.build().succeeded)
    #expect(try site.read("output/media/old") == "a file now")
    #expect(try site.read("output/media/about.txt/deep.txt") == "a folder now")
    try site.delete("output")
    let incremental = try site.build(output: "other")
    #expect(incremental.succeeded)
  }

  @Test("The site's own sources are never taken for an output folder")
  func sourcesAreNoOutput() throws {
    let site = try TestSite(["content/articles/one.md": newsItem("One")])
    for folder in [
      "", "content", "content/..", "content/new", "content/media/new", "templates", "templates/new",
    ] {
      #expect(throws: FileSystemError.self) { try site.build(output: folder) }
    }
    #expect(site.exists("content/articles/one.md"))
    #expect(!site.exists("content/new") && !site.exists("templates/new"))
  }

  @Test("A folder without content is no site, and nothing is written into it")
  func noSite() throws {
    let site = try TestSite(["notes.txt": "mine"])
    try site.delete("content")
    #expect(throws: FileSystemError.self) { try site.build() }
    #expect(!site.exists("output"))
  }

  @Test("A manifest that names files outside is not believed, and links in the output are not followed")
  func hostileManifest() throws {
    let outside = try TestSite(["keep.txt": "keep", "index.html": "keep"])
    let site = try TestSite([
      "content/articles/one.md": newsItem("One"), "content/articles/two.md": newsItem("Two"),
      "victim.txt": "keep",
    ])
    #expect(try site.build().succeeded)
    var lines = try site.read("output/\(Manifest.fileName)").split(separator: "\n").map(String.init)
    lines.insert("1 0 4 ../victim.txt", at: lines.count - 2)
    try site.write("output/\(Manifest.fileName)", lines.joined(separator: "\n") + "\n")
    #expect(throws: FileSystemError.self) { try site.build() }
    #expect(try site.read("victim.txt") == "keep")
    try site.delete("output")
    #expect(try site.build().succeeded)
    #expect(try site.read("victim.txt") == "keep")
    try site.delete("output/articles/two")
    try FileManager.default.createSymbolicLink(
      atPath: site.root + "/output/articles/two", withDestinationPath: outside.root)
    try site.delete("content/articles/two.md")
    #expect(try site.build().succeeded)
    #expect(try outside.read("index.html") == "keep")
  }

  @Test("A folder whose manifest is somebody else's is refused")
  func foreignManifest() throws {
    let site = try TestSite([
      "content/articles/one.md": newsItem("One"), "output/\(Manifest.fileName)": "x",
      "output/index.html": "mine",
    ])
    #expect(throws: FileSystemError.self) { try site.build() }
    #expect(try site.read("output/index.html") == "mine")
  }

  @Test("A build whose manifest is cut off says so, and leaves its files alone")
  func cutManifest() throws {
    let site = try TestSite(["content/articles/one.md": newsItem("One")])
    #expect(try site.build().succeeded)
    let manifest = try site.read("output/\(Manifest.fileName)")
    try site.write("output/\(Manifest.fileName)", String(manifest.prefix(manifest.count / 2)))
    try site.delete("content/articles/one.md")
    #expect(throws: FileSystemError.self) { try site.build() }
    #expect(site.exists("output/articles/one/index.html"))
  }

  @Test("Two builds never write one folder at once")
  func locked() throws {
    let site = try TestSite(["content/articles/one.md": newsItem("One")])
    #expect(try site.build().succeeded)
    let lock = try FolderLock(site.root + "/output")
    #expect(throws: FileSystemError.self) { try site.build() }
    withExtendedLifetime(lock) {}
  }

  @Test("What cannot be done to a folder that is being written is said by its name")
  func lockedVerification() throws {
    let site = try TestSite(["content/articles/one.md": newsItem("One")])
    #expect(try site.build().succeeded)
    let lock = try FolderLock(site.root + "/output")
    let error = #expect(throws: FileSystemError.self) {
      try verify(BuildRequest(site: site.root, now: Instant(seconds: 1_780_000_000), jobs: 2))
    }
    #expect(error?.action == "verify")
    withExtendedLifetime(lock) {}
  }
}
