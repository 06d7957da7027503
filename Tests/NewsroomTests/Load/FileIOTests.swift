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
