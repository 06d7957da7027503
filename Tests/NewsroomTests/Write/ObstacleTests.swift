import Foundation
import Glibc
import Testing

@testable import Newsroom

@Suite("What stands in the way of a build in the output folder")
struct ObstacleTests {
  private let site: TestSite

  init() throws {
    site = try TestSite([
      "content/site.yml": "title: Gazette\nbase_url: https://gazette.example\n",
      "content/articles/one.md": newsItem("One"), "content/media/a.txt": "a", "content/media/deep/b.txt": "b",
    ])
    #expect(try site.build().succeeded)
  }

  /// Edits what is on many pages and below `media/`.
  private func edit() throws {
    try site.write("content/site.yml", "title: Journal\nbase_url: https://gazette.example\n")
    try site.write("content/articles/one.md", newsItem("One, told anew"))
    try site.write("content/media/a.txt", "another")
    try site.write("content/media/deep/b.txt", "another")
  }

  /// Expects the build to say what is in the way, and to change nothing.
  private func expectRefusal(_ words: String) throws {
    let (tree, manifest) = (try site.tree(), try site.manifest())
    let error = #expect(throws: FileSystemError.self) { try site.build() }
    #expect(error.map { "\($0)" }?.contains(words) == true, "\(error.map { "\($0)" } ?? "")")
    #expect(try site.tree() == tree && site.manifest() == manifest)
    #expect(!site.exists("output/.broadsheet-staging"))
  }

  private func expectCleanBuild() throws {
    #expect(try site.build().succeeded)
    #expect(try site.build(output: "clean").succeeded)
    #expect(try site.tree() == site.tree("clean"))
  }

  @Test("A link where the last build had a folder", arguments: ["media", "media/deep"])
  func link(_ folder: String) throws {
    let outside = try TestSite(["a.txt": "mine", "deep/b.txt": "mine"])
    try site.delete("output/" + folder)
    try site.link("output/" + folder, to: outside.root)
    try edit()
    try expectRefusal("\(folder) is there, which no build wrote")
    #expect(try outside.read("a.txt") == "mine" && outside.read("deep/b.txt") == "mine")
    try site.delete("output/" + folder)
    try expectCleanBuild()
  }

  @Test("A folder with files of others in the place of a page")
  func filledFolder() throws {
    try site.delete("output/articles/one/index.html")
    try site.write("output/articles/one/index.html/notes/mine.txt", "mine")
    try edit()
    try expectRefusal("articles/one/index.html/notes/mine.txt is there, which no build wrote")
    #expect(try site.read("output/articles/one/index.html/notes/mine.txt") == "mine")
    try site.delete("output/articles/one/index.html/notes/mine.txt")
    try expectCleanBuild()
  }

  @Test("A file of others beside those of the last build, in a folder that is to be a file")
  func fileInFolder() throws {
    try site.write("output/media/deep/mine.txt", "mine")
    try site.delete("content/media/deep")
    try site.write("content/media/deep", "a file now")
    try expectRefusal("media/deep/mine.txt is there, which no build wrote")
    try site.delete("output/media/deep/mine.txt")
    try expectCleanBuild()
  }

  @Test("A folder that is empty gives way")
  func emptyFolder() throws {
    try site.delete("output/articles/one/index.html")
    try FileManager.default.createDirectory(
      atPath: site.root + "/output/articles/one/index.html/empty", withIntermediateDirectories: true)
    try edit()
    try expectCleanBuild()
  }

  @Test("A build that cannot say what it is about to move leaves no second site in the output folder")
  func unwritableManifest() throws {
    let output = try OutputFolder(
      at: site.root + "/output", outside: SiteFolder(at: site.root), generator: 0)
    try output.openStaging().write([1], as: "new.txt")
    try site.delete("output/" + Manifest.fileName)
    try FileManager.default.createDirectory(
      atPath: site.root + "/output/" + Manifest.fileName, withIntermediateDirectories: false)
    #expect(throws: FileSystemError.self) { try output.commit(output.previous, staged: ["new.txt"]) }
    #expect(!site.exists("output/.broadsheet-staging") && !site.exists("output/new.txt"))
  }

  @Test("A file that cannot take its place leaves no half of it beside it")
  func replacement() throws {
    try site.write("folder/file/inner", "")
    let file = site.root + "/folder/file"
    #expect(throws: FileSystemError.self) { try FileIO.replace(file, with: [1], by: file + ".new") }
    #expect(!site.exists("folder/file.new") && site.exists("folder/file/inner"))
  }
}
