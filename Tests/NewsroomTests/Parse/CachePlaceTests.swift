import Foundation
import Testing

@testable import Newsroom

@Suite("The place for what the next run need not do again")
struct CachePlaceTests {
  @Test("A file that cannot be written leaves nothing, and what a killed program left goes after an hour")
  func leftovers() throws {
    let site = try TestSite([
      "cache/part/0.71.new": "half", "cache/part/1.72.new": "half", "cache/part/full/inner": "",
      "cache/part/2": "whole",
    ])
    let place = CachePlace(folder: site.root + "/cache")
    for name in ["0.71.new", "2"] {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -7_200)],
        ofItemAtPath: site.root + "/cache/part/" + name)
    }
    try place.makeFolder("part")
    // A folder is no file's to replace.
    #expect(throws: FileSystemError.self) { try place.write([1], as: "part/full") }
    #expect(try FileIO.names(in: site.root + "/cache/part").sorted() == ["1.72.new", "2", "full"])
  }
}
