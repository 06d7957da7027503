import Diagnostics
import Foundation
import Testing

@testable import Newsroom

/// Whole sites with the whole output that they must give.
///
/// `BROADSHEET_RECORD=1 swift test --filter Golden` writes the expectations anew, and fails.
@Suite("Golden sites")
struct GoldenTests {
  @Test("A site builds to exactly the files that are expected", arguments: Fixtures.names("golden"))
  func golden(_ name: String) throws {
    let folder = Fixtures.root + "/golden/" + name
    let site = try TestSite(copyOf: folder + "/site")
    let result = try site.build()
    #expect(result.diagnostics.filter { $0.severity == .error } == [])
    // The files of the built-in theme are held against the folder they come from by another test.
    let tree = try site.tree().filter { !$0.key.hasPrefix("assets/") }
    if Fixtures.isRecording { try record(tree, in: folder + "/expected") }
    let expected = try Fixtures.files(folder + "/expected")
    #expect(tree.keys.sorted() == expected.keys.sorted())
    for (path, data) in expected {
      #expect(text(tree[path]) == text(data), "\(path) differs")
    }
  }

  @Test("A broken site is reported in exactly these words", arguments: Fixtures.names("broken"))
  func broken(_ name: String) throws {
    let folder = Fixtures.root + "/broken/" + name
    let site = try TestSite(copyOf: folder + "/site")
    let result = try site.build()
    let report = Report(result.diagnostics) { [root = site.root] in sourceFile($0, of: root) }.text
    let expected = URL(fileURLWithPath: folder + "/expected.txt")
    if Fixtures.isRecording {
      try Data(report.utf8).write(to: expected)
      Issue.record("recorded \(name); run again without BROADSHEET_RECORD")
    }
    #expect(report == (try String(contentsOf: expected, encoding: .utf8)))
    #expect(!site.exists("output/index.html") || result.succeeded)
  }

  @Test("There are golden and broken sites to compare")
  func fixturesExist() {
    #expect(!Fixtures.names("golden").isEmpty)
    #expect(!Fixtures.names("broken").isEmpty)
  }

  private func record(_ tree: [String: Data], in folder: String) throws {
    // What was recorded before goes first; there may be nothing yet.
    try? FileManager.default.removeItem(atPath: folder)
    for (path, data) in tree {
      let url = URL(fileURLWithPath: folder + "/" + path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: url)
    }
    Issue.record("recorded \(folder); run again without BROADSHEET_RECORD")
  }

  private func text(_ data: Data?) -> String? { data.map { String(decoding: $0, as: UTF8.self) } }
}
