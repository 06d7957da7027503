import Foundation
import Testing

@testable import Newsroom

/// The program is killed at calls that a seed chooses, some hundred times, while the site is edited all the time.
/// What is demanded holds after every call, so it does not depend on the machine's speed.
@Suite("A build that is killed between any two calls that change files")
struct KillPointTests {
  @Test("Leaves only whole files, and the next build equals a clean one", arguments: [1887, 1931])
  func killed(seed: UInt64) throws {
    let program = Program()
    let paper = try Paper(seed: seed)
    var random = SeededNumbers(seed: seed)
    var (killed, rounds) = (0, 0)
    while killed < 150 {
      rounds += 1
      try #require(rounds < 400, "the program outlives its kill point")
      if random.below(5) == 0, paper.site.exists("output") { try paper.site.delete("output") }
      let isFirst = !paper.site.exists("output")
      // Several kills in a row, with and without edits between them.
      for _ in 0...random.below(4) {
        if random.below(3) > 0 { try paper.edit(&random) }
        let call = 1 + random.below(isFirst ? 220 : 60)
        if try program.build(paper.site, killedAt: call, halfway: random.below(2) == 0) { killed += 1 }
        try paper.expectWholeFiles("round \(rounds) of seed \(seed), killed at call \(call)")
      }
      try #require(try program.build(paper.site), "the build after round \(rounds) of seed \(seed) failed")
      try paper.expectCleanTree("round \(rounds) of seed \(seed)")
    }
  }
}

/// A site that is edited over and over, with every state in which a clean build wrote each of its files.
private final class Paper {
  let site: TestSite
  private var clean: [String: Data] = [:]
  private var states: [String: Set<Data>] = [:]

  init(seed: UInt64) throws {
    site = try TestSite(["content/site.yml": Self.settings("Gazette")])
    var random = SeededNumbers(seed: seed &+ 1)
    for number in 0..<20 { try site.write(Self.file(number), Self.story(number, random.below(6))) }
    try note()
  }

  private static func settings(_ title: String) -> String {
    "title: \(title)\nbase_url: https://gazette.example\n"
  }

  private static func file(_ number: Int) -> String { "content/articles/story-\(number).md" }

  private static func story(_ number: Int, _ revision: Int, _ more: String = "") -> String {
    newsItem(
      "Story \(number)" + (revision % 2 == 0 ? "" : ", told anew"),
      date: "2026-0\(1 + number % 5)-\(10 + number % 19)",
      "tags: [t\((number + revision) % 7)]\nsection: S\(number % 3)" + more,
      body:
        "Revision \(revision) tells of the harbour and tide number \(number).\n\n![A wall](/media/wall.svg)")
  }

  /// Something that newsrooms do; undoing what was done before is among it.
  func edit(_ random: inout SeededNumbers) throws {
    let (number, revision) = (random.below(24), random.below(6))
    let moved = "content/articles/moved-\(number).md"
    switch random.below(10) {
    case 0...3: try site.write(Self.file(number), Self.story(number, revision))
    case 4: if site.exists(Self.file(number)) { try site.delete(Self.file(number)) }
    case 5:
      if site.exists(Self.file(number)) { try site.delete(Self.file(number)) }
      try site.write(moved, Self.story(number, revision, "\naliases: [/old/\(number)/]"))
    case 6: if site.exists(moved) { try site.delete(moved) }
    case 7: try site.write("content/site.yml", Self.settings("Gazette \(revision)"))
    case 8: try site.write("templates/partials/footer.mustache", "<footer>Footer \(revision)</footer>\n")
    default:
      try site.write("content/media/wall.svg", "<svg width=\"\(600 + revision)\" height=\"400\"></svg>")
    }
    try note()
  }

  /// Builds a copy of the sources in a folder where nothing was built before.
  private func note() throws {
    let copy = try TestSite()
    try copy.delete("content")
    for folder in ["content", "templates"] where site.exists(folder) {
      try FileManager.default.copyItem(atPath: site.root + "/" + folder, toPath: copy.root + "/" + folder)
    }
    try #require(try copy.build(at: Program.moment).succeeded)
    clean = try copy.tree()
    for (path, data) in clean { states[path, default: []].insert(data) }
  }

  func expectWholeFiles(_ moment: String) throws {
    for (path, data) in try site.tree() where !path.hasPrefix(".broadsheet") {
      #expect(states[path]?.contains(data) == true, "\(moment): \(path) is what no build writes")
    }
  }

  func expectCleanTree(_ moment: String) throws {
    let tree = try site.tree()
    #expect(tree.keys.sorted() == clean.keys.sorted(), "\(moment)")
    for (path, data) in clean { #expect(tree[path] == data, "\(moment): \(path) differs") }
  }
}
