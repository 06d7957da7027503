import Foundation
import Testing

@testable import Newsroom

@Suite("Folders for a moment")
struct ScratchFolderTests {
  @Test("What a killed program left is deleted; what is in use, or somebody else's, is not")
  func leftovers() throws {
    let site = try TestSite([
      "tmp/broadsheet-killed/broadsheet-scratch/index.html": "a page",
      "tmp/broadsheet-backup/notes.txt": "mine",
      "tmp/broadsheet-mixed1/broadsheet-scratch/index.html": "a page",
      "tmp/broadsheet-mixed1/mine.txt": "mine",
      "tmp/another/broadsheet-scratch/index.html": "mine",
    ])
    let base = site.root + "/tmp"
    try site.link("tmp/broadsheet-linked", to: base + "/another")
    let others = ["another", "broadsheet-backup", "broadsheet-linked", "broadsheet-mixed1"]
    do {
      let used = try ScratchFolder(in: base)
      let file = try used.write([1], as: "file")
      let other = try ScratchFolder(in: base)
      #expect(FileIO.isFile(file) && FileIO.isFolder(other.path))
      #expect(try FileIO.names(in: base).count == others.count + 2)
      withExtendedLifetime((used, other)) {}
    }
    #expect(try FileIO.names(in: base).sorted() == others)
    #expect(site.exists("tmp/broadsheet-mixed1/broadsheet-scratch/index.html"))
    #expect(site.exists("tmp/another/broadsheet-scratch/index.html"))
  }
}
