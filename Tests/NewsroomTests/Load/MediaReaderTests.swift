import Foundation
import Testing

@testable import Newsroom

@Suite("Media are read and copied as they are")
struct MediaReaderTests {
  @Test("A picture that cannot be read is a failure, and no picture of unknown size")
  func unreadable() throws {
    let site = try TestSite()
    let reader = MediaReader(folder: try SiteFolder(at: site.root))
    let entry = Inventory.Entry(path: "media/wall.jpg", size: 4, modified: 0, inode: 1)
    let error = #expect(throws: FileSystemError.self) { try reader.library([entry], jobs: 1) }
    #expect(error?.path.hasSuffix("/content/media/wall.jpg") == true)
  }
}
