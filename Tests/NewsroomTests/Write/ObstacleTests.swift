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
