import Foundation
import Glibc
import Testing

@testable import Newsroom

/// The program is killed at moments that a seed chooses, over and over, while it turns one edition of a site
/// into the other. What the tests demand holds at every moment, so they do not depend on the machine's speed.
@Suite("A build that is killed", .serialized)
struct KillTests {
  private let program = Program()

  /// Two editions of a site of 160 stories, each with all its files as an undisturbed build writes them.
  private struct Editions {
    let site: TestSite
    /// How long an undisturbed build takes, in microseconds.
    let duration: Int
    let files: [[String: Data]]

    init(_ program: Program) throws {
      site = try TestSite(["content/site.yml": "title: Gazette\nbase_url: https://gazette.example\n"])
      var files: [[String: Data]] = []
      var duration = Duration.zero
      for edition in 0...1 {
        try Self.write(edition, to: site)
        let start = ContinuousClock.now
        try #require(try program.build(site, into: "clean\(edition)"))
        duration = ContinuousClock.now - start
        files.append(try site.tree("clean\(edition)"))
      }
      self.files = files
      self.duration = Int(duration / .microseconds(1))
    }

    /// The second edition tells every story anew, drops some, and gives others new addresses.
    static func write(_ edition: Int, to site: TestSite) throws {
      // There are no stories before the first edition is written.
      try? site.delete("content/articles")
      for number in 0..<160 where edition == 0 || !number.isMultiple(of: 10) {
        let slug = edition == 1 && number.isMultiple(of: 7) ? "moved-\(number)" : "story-\(number)"
        try site.write(
          "content/articles/\(slug).md",
          newsItem(
            "Story \(number) of edition \(edition)", date: "2026-0\(1 + number % 5)-\(10 + number % 19)",
            "tags: [t\((number + edition) % 12)]\nsection: S\(number % 4)",
            body: "Edition \(edition) tells of the harbour and tide number \(number)."))
      }
    }
  }

  /// When to kill.
  private enum Moment: CaseIterable {
    /// At any time of the whole build.
    case anywhere
    /// Soon after the manifest began to change: while files are being moved into place.
    case whileMoving
  }

  @Test("Leaves no half-written file, and the next build completes it")
  func killed() throws {
    let editions = try Editions(program)
    let site = editions.site
    var random = SeededNumbers(seed: 1887)
    var killed = 0
    for round in 0..<24 {
      // Now and then the folder is new, so that there is no older edition to fall back on.
      if round.isMultiple(of: 6), site.exists("output") { try site.delete("output") }
      let edition = round % 2
      try Editions.write(edition, to: site)
      let moment = Moment.allCases[round / 2 % 2]
      if try kill(at: moment, site, editions.duration, &random) { killed += 1 }
      expectWholeFiles(in: try visibleTree(site), of: editions.files, round)
      if round % 3 == 2 {
        try #require(try program.build(site), "the build after the kill of round \(round) failed")
        expectSame(try site.tree(), editions.files[edition], round)
      }
    }
    // A program that always ends before it is killed would prove nothing.
    #expect(killed >= 8)
  }

  @Test("A first build that was killed before its manifest had its name is completed by the next one")
  func killedBeforeManifest() throws {
    let site = try TestSite([
      "content/articles/one.md": newsItem("One"), "output/.broadsheet-manifest.new": "broadsheet mani",
      "output/.broadsheet-staging/articles/one/index.html": "half a pa",
    ])
    #expect(try site.build().succeeded)
    #expect(try site.build(output: "clean").succeeded)
    #expect(try site.tree() == site.tree("clean"))
  }

  /// Starts a build and kills it; whether it was still running.
  private func kill(
    at moment: Moment, _ site: TestSite, _ duration: Int, _ random: inout SeededNumbers
  ) throws -> Bool {
    let manifest = site.root + "/output/" + Manifest.fileName
    let before = identity(of: manifest)
    let process = try program.startBuild(of: site)
    switch moment {
    case .anywhere: usleep(UInt32(random.below(duration)))
    case .whileMoving:
      while process.isRunning, identity(of: manifest) == before { usleep(100) }
      usleep(UInt32(random.below(duration / 10)))
    }
    _ = Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    return process.terminationReason == .uncaughtSignal
  }

  /// Tells one file of this name from the next; nil when there is none.
  private func identity(of file: String) -> UInt64? {
    var status = stat()
    return stat(file, &status) == 0 ? UInt64(status.st_ino) : nil
  }

  /// What visitors of the output folder could see.
  private func visibleTree(_ site: TestSite) throws -> [String: Data] {
    try site.tree().filter { !$0.key.hasPrefix(".broadsheet") }
  }

  private func expectWholeFiles(in tree: [String: Data], of editions: [[String: Data]], _ round: Int) {
    for (path, data) in tree {
      #expect(editions.contains { $0[path] == data }, "round \(round): \(path) is of neither edition")
    }
  }

  private func expectSame(_ tree: [String: Data], _ expected: [String: Data], _ round: Int) {
    #expect(tree.keys.sorted() == expected.keys.sorted(), "round \(round)")
    for (path, data) in expected { #expect(tree[path] == data, "round \(round): \(path) differs") }
  }
}
