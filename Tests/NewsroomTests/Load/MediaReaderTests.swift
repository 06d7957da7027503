import Foundation
import Glibc
import Testing

@testable import Newsroom

@Suite("Media are read and copied as they are")
struct MediaReaderTests {
  @Test("A picture that cannot be read is a failure, and no picture of unknown size")
  func unreadable() throws {
    let site = try TestSite()
    let reader = MediaReader(folder: try SiteFolder(at: site.root), listed: .max)
    let entry = Inventory.Entry(path: "media/wall.jpg", size: 4, modified: 0, inode: 1)
    let error = #expect(throws: FileSystemError.self) { try reader.library([entry], jobs: 1) }
    #expect(error?.path.hasSuffix("/content/media/wall.jpg") == true)
  }

  @Test(
    "A file that changed twice within a step of the disk's clock is copied again; a page that shows it stays")
  func changedWithoutTrace() throws {
    let site = try TestSite([
      "content/articles/one.md": newsItem("One", body: "![Wall](/media/wall.svg)"),
      "content/media/wall.svg": "<svg width=\"600\" height=\"400\"></svg>",
    ])
    #expect(try site.build().succeeded)
    let file = site.root + "/content/media/wall.svg"
    var before = stat()
    try #require(stat(file, &before) == 0)
    try FileIO.write(Array("<svg width=\"600\" height=\"400\"> </svg".utf8), to: file)
    try #require(utimensat(AT_FDCWD, file, [before.st_atim, before.st_mtim], 0) == 0)
    var after = stat()
    try #require(stat(file, &after) == 0 && after.st_size == before.st_size && after.st_ino == before.st_ino)
    let result = try site.build()
    #expect(result.written == 1)
    #expect(try site.read("output/media/wall.svg").hasSuffix("> </svg"))
    #expect(try site.build().written == 0)
  }
}
