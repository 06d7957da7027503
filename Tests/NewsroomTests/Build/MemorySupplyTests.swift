import Foundation
import Testing

@testable import Newsroom

@Suite("The supply of memory")
struct MemorySupplyTests {
  @Test(
    "Large pages are asked for where memory came in a large piece",
    .enabled(if: FileManager.default.fileExists(atPath: "/sys/kernel/mm/transparent_hugepage/enabled")))
  func largePages() throws {
    let memory = try #require(mmap(nil, 8 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0))
    defer { munmap(memory, 8 << 20) }
    MemorySupply.askForLargePages()
    #expect(try flags(at: UInt(bitPattern: memory)).contains("hg"))
  }

  /// What the system notes of the piece of memory around an address (proc_pid_smaps(5)).
  private func flags(at address: UInt) throws -> [Substring] {
    var isThere = false
    // The system makes the file while it is read, and says that it is empty.
    let file = try #require(FileHandle(forReadingAtPath: "/proc/self/smaps"))
    let notes = String(decoding: try #require(try file.readToEnd()), as: UTF8.self)
    for line in notes.split(separator: "\n") {
      let words = line.split(separator: " ")
      let ends = words[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
      if ends.count == 2 {
        isThere = ends[0] <= address && address < ends[1]
      } else if isThere, words[0] == "VmFlags:" {
        return Array(words.dropFirst())
      }
    }
    return []
  }
}
