import Foundation
import Testing

@testable import Newsroom

@Suite("Files and folders")
struct FileIOTests {
  @Test("A folder that cannot be read to its end is a failure, not a shorter folder")
  func unreadable() throws {
    // More names than the system hands over at once.
    let site = try TestSite()
    for number in 0..<1_500 { try site.write("content/a-picture-with-a-long-name-\(number).jpg", "") }
    let folder = try #require(FileIO.resolved(site.root + "/content"))
    var isOpen = true
    #expect(throws: FileSystemError.self) {
      try FileIO.entries(of: folder) { _ in
        if isOpen { isOpen = !replaceWithNothing(folder) }
        return false
      }
    }
    #expect(!isOpen)
  }

  @Test("A copy never goes over a file that is there, least of all over itself")
  func copy() throws {
    let site = try TestSite()
    let (file, linked) = (site.root + "/a", site.root + "/b")
    try FileIO.write(Array("text".utf8), to: file)
    try #require(link(file, linked) == 0)
    #expect(FileIO.areOne(file, linked))
    #expect(throws: FileSystemError.self) { try FileIO.copy(file, to: linked) }
    #expect(try FileIO.read(file) == Array("text".utf8))
  }

  @Test("A folder of ours that is closed is opened to be changed, and deleted with what is in it")
  func closedFolder() throws {
    let site = try TestSite()
    let folder = site.root + "/closed"
    try FileIO.makeFolder(folder + "/inner")
    try FileIO.write([], to: folder + "/inner/file")
    try #require(chmod(folder + "/inner", 0o555) == 0 && chmod(folder, 0o1050) == 0)
    FileIO.letOwnerWrite(folder)
    var status = stat()
    #expect(stat(folder, &status) == 0 && status.st_mode & 0o7777 == 0o1750)
    try FileIO.removeTree(folder)
    #expect(!FileIO.isFolder(folder))
  }

  @Test("A name that is not UTF-8 is listed as one that no path leads to", arguments: [false, true])
  func foreignName(isFolder: Bool) throws {
    let site = try TestSite()
    try #require(
      isFolder ? mkdir(site.latin1("content"), 0o755) == 0 : creat(site.latin1("content"), 0o644) >= 0)
    let entries = try FileIO.entries(of: site.root + "/content") { _ in true }
    #expect(entries.map(\.name) == ["caf\u{FFFD}.html"])
    #expect(entries.map(\.isReachable) == [false] && entries.map(\.isFolder) == [isFolder])
    let error = #expect(throws: FileSystemError.self) { try site.build() }
    #expect(error?.path.hasSuffix("/content/caf\u{FFFD}.html") == true)
    #expect(error?.reason == "its name is not UTF-8; rename it")
  }

  @Test("Editors' own files may have any name")
  func passedOver() throws {
    let site = try TestSite(["content/articles/one.md": newsItem("One")])
    try #require(creat(site.latin1("content", begin: "."), 0o644) >= 0)
    try #require(creat(site.latin1("content", end: "~"), 0o644) >= 0)
    #expect(try site.build().succeeded)
  }

  /// Puts a device in the place of an open folder; it cannot be read as a folder any more.
  private func replaceWithNothing(_ folder: String) -> Bool {
    let open = "/proc/self/fd/"
    for name in (try? FileManager.default.contentsOfDirectory(atPath: open)) ?? [] {
      guard FileIO.resolved(open + name) == folder, let descriptor = Int32(name) else { continue }
      let nothing = Glibc.open("/dev/null", O_RDONLY | O_CLOEXEC)
      defer { close(nothing) }
      return dup2(nothing, descriptor) == descriptor
    }
    return false
  }
}

extension TestSite {
  /// Path of `café.html` in a folder of the site, as old systems wrote it.
  func latin1(_ folder: String, begin: String = "", end: String = ".html") -> [CChar] {
    (Array("\(root)/\(folder)/\(begin)caf".utf8) + [0xE9] + Array(end.utf8) + [0]).map {
      CChar(bitPattern: $0)
    }
  }
}
