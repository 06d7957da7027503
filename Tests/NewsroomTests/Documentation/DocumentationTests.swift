import Foundation
import Testing

@testable import Newsroom

@Suite("What docs/ promises to have in full")
struct DocumentationTests {
  private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  private func read(_ path: String) throws -> String {
    try String(contentsOfFile: Self.repository + "/" + path, encoding: .utf8)
  }

  /// What the first group of `pattern` matches in the Swift files below `folder`.
  private func matches(_ pattern: String, in folder: String) throws -> Set<String> {
    let pattern = try Regex(pattern, as: (Substring, Substring).self)
    var found: Set<String> = []
    for path in try FileManager.default.subpathsOfDirectory(atPath: Self.repository + "/" + folder)
    where path.hasSuffix(".swift") {
      found.formUnion(try read(folder + "/" + path).matches(of: pattern).map { String($0.output.1) })
    }
    return found
  }

  @Test("Every warning and note is explained in docs/checking.md")
  func findings() throws {
    let page = try read("docs/checking.md")
    let names = try matches(#"\.(?:warning|note)\(\s*"([a-z-]+)""#, in: "Sources")
    #expect(names.count > 50)
    #expect(names.filter { !page.contains("| `\($0)` |") }.sorted() == [])
  }

  @Test("No finding that a site may ignore is an error that stops a build")
  func ignorable() throws {
    let rooms = ["Diagnostics", "Markdown", "Mustache", "Newsroom", "Preview", "Publishing", "broadsheet"]
    let sources = try rooms.flatMap { try matches(#"\.error\(\s*"([a-z-]+)""#, in: "Sources/\($0)") }
    let own = try matches(#"\.error\(\s*"([a-z-]+)""#, in: "Sources/Newsroom/Check")
    #expect(sources.count > 50)
    #expect(CheckRules.ignorable.intersection(sources).subtracting(own).sorted() == [])
  }

  @Test("Every kind of file that is published where it lies is in docs/settings.md")
  func kinds() throws {
    let page = try read("docs/settings.md")
    #expect(PublicFile.mediaKinds.filter { !page.contains("`.\($0)`") }.sorted() == [])
  }

  @Test("Every key that is asked for is in docs/settings.md, by every name that it may have")
  func keys() throws {
    // Those of targets have a page of their own.
    let pages = try read("docs/settings.md") + read("docs/publishing.md")
    let spans = pages.matches(of: /`([^`\n]+)`/).map(\.output.1)
    // Hugo minds no capitals, and some of its keys are asked for in more than one way.
    let words = Set(spans.flatMap { $0.split { !$0.isLetter && $0 != "_" } }.map { $0.lowercased() })
    let names = try matches(
      #"(?:fields|group|person|entry)\s*\.\w+\(((?:\s*"\w+",?)+)"#, in: "Sources/Newsroom/Parse"
    )
    .union(matches(#"policy\(("\w+")"#, in: "Sources/Newsroom/Parse"))
    let keys = Set(names.flatMap { $0.matches(of: /\w+/).map { $0.output.lowercased() } })
    #expect(keys.count > 100)
    #expect(keys.subtracting(words).sorted() == [])
  }
}
