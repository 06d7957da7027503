import Foundation
import Testing

/// The program is killed by what it calls: a program in place of git or rsync kills its caller at a given call,
/// and stands in for the real one otherwise; where it works by itself, `CKillPoint` does. So every moment between
/// two calls is met, on any machine.
@Suite("A publication that is killed", .serialized)
struct PublishKillTests {
  private let site: Folder
  private var folder: String { site.path + "/site" }

  init() throws {
    site = try Folder()
    try site.write(
      "site/content/site.yml",
      """
      base_url: https://gazette.example
      publish:
        branch: {kind: git, remote: ../remote.git}
        host: {kind: rsync, path: ../www}
        disk: {kind: folder, path: ../disk}
        mount: {kind: folder, path: ../mount, switch: false}

      """)
  }

  /// Builds an edition; the second has other words, a new story and one less.
  private func build(_ edition: Int) throws {
    if FileManager.default.fileExists(atPath: folder + "/content/articles") {
      try FileManager.default.removeItem(atPath: folder + "/content/articles")
    }
    // A story less is what is wanted here, and no broken promise.
    let ledger = folder + "/content/permalinks.txt"
    if FileManager.default.fileExists(atPath: ledger) { try FileManager.default.removeItem(atPath: ledger) }
    for number in edition...(edition + 12) {
      try site.write(
        "site/content/articles/story-\(number).md",
        "---\ntitle: Story \(number)\ndescription: A sentence.\ndate: 2026-05-01\n---\nEdition \(edition).\n")
    }
    #expect(try Tool.run("build", in: folder).status == 0)
  }

  /// A program that kills its caller at call `number`, before or after the work is done.
  private func standIn(for program: String, at number: Int, afterwards: Bool) throws -> [String: String] {
    let real = try #require(Self.path(of: program))
    try site.write(
      "bin/\(program)",
      """
      #!/bin/sh
      echo >> '\(site.path)/calls'
      if [ $(wc -l < '\(site.path)/calls') -ne \(number) ]; then exec '\(real)' "$@"; fi
      \(afterwards ? "'\(real)' \"$@\"" : "")
      kill -9 $PPID
      """)
    #expect(chmod("\(site.path)/bin/\(program)", 0o755) == 0)
    // No call was counted before the first round.
    try? FileManager.default.removeItem(atPath: site.path + "/calls")
    // What a killed run leaves in its temporary folder goes with the site.
    return [
      "PATH": site.path + "/bin:" + (ProcessInfo.processInfo.environment["PATH"] ?? ""), "TMPDIR": site.path,
    ]
  }

  private static func path(of program: String) -> String? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").map { "\($0)/\(program)" }.first { access($0, X_OK) == 0 }
  }

  @Test(
    "A branch shows the old site or the new one, and the next run completes it",
    .enabled(if: path(of: "git") != nil, "git is not installed"))
  func branch() throws {
    #expect(try git("init", "--quiet", "--bare", site.path + "/remote.git") == "")
    try build(1)
    #expect(try Tool.run("publish", "branch", in: folder).status == 0)
    let old = try tree()
    try build(2)
    var trees: Set<String> = []
    var calls = 1
    while true {
      let environment = try standIn(for: "git", at: calls, afterwards: calls.isMultiple(of: 2))
      let run = try Tool.run(
        ["publish", "branch", "--max-deletions", "100%"], in: folder, environment: environment)
      if run.status == 0 { break }
      trees.insert(try tree())
      calls += 1
      try #require(calls < 100, "\(run.errors)")
    }
    let new = try tree()
    #expect(calls > 10)
    #expect(new != old)
    #expect(trees.isSubset(of: [old, new]))
    #expect(trees.contains(old))
  }

  /// The name of what the branch shows.
  private func tree() throws -> String {
    try git("-C", site.path + "/remote.git", "rev-parse", "gh-pages^{tree}")
  }

  @Test(
    "Behind rsync every file is of the old or of the new site, nothing is lost, and the next run completes it",
    .enabled(if: path(of: "rsync") != nil, "rsync is not installed"))
  func rsync() throws {
    try build(1)
    #expect(try Tool.run("publish", "host", in: folder).status == 0)
    let old = try site.tree("www")
    try build(2)
    let new = try site.tree("site/output")
    var calls = 1
    while true {
      let environment = try standIn(for: "rsync", at: calls, afterwards: calls.isMultiple(of: 2))
      let run = try Tool.run(
        ["publish", "host", "--max-deletions", "100%"], in: folder, environment: environment)
      if run.status == 0 { break }
      let seen = try site.tree("www")
      for (path, data) in seen { #expect(old[path] == data || new[path] == data, "\(path) at call \(calls)") }
      #expect(seen["index.html"] == old["index.html"] || new.keys.allSatisfy { seen[$0] != nil })
      calls += 1
      try #require(calls < 100, "\(run.errors)")
    }
    #expect(calls > 6)
    #expect(try site.tree("www") == new)
  }

  @Test("A folder shows the old site or the new one, and the next run completes it")
  func disk() throws {
    try build(1)
    #expect(try Tool.run("publish", "disk", in: folder).status == 0)
    let old = try site.tree("disk")
    try build(2)
    let new = try site.tree("site/output")
    let calls = try killedAtEveryCall("disk") { call in
      let seen = try site.tree("disk")
      #expect(seen == old || seen == new, "call \(call)")
    }
    #expect(calls > 100, "\(calls)")
    #expect(try site.tree("disk") == new)
  }

  @Test(
    "A folder changed in place has whole files of the old or the new site, and the next run completes it")
  func mount() throws {
    try build(1)
    #expect(try Tool.run("publish", "mount", in: folder).status == 0)
    let old = try site.tree("mount")
    try build(2)
    let new = try site.tree("site/output")
    let before = site.path + "/before"
    try FileManager.default.moveItem(atPath: site.path + "/mount", toPath: before)
    try FileManager.default.copyItem(atPath: before, toPath: site.path + "/mount")
    let calls = try killedAtEveryCall("mount") { call in
      for (path, data) in try site.tree("mount") {
        #expect(old[path] == data || new[path] == data, "\(path) at call \(call)")
      }
      if call.isMultiple(of: 10) {
        #expect(try Tool.run("publish", "mount", "--max-deletions", "100%", in: folder).status == 0)
        #expect(try site.tree("mount") == new)
      }
      // What one run has moved, the next need not: only from the beginning does it come to every call.
      try FileManager.default.removeItem(atPath: site.path + "/mount")
      try FileManager.default.copyItem(atPath: before, toPath: site.path + "/mount")
    }
    #expect(calls > 100, "\(calls)")
    #expect(try site.tree("mount") == new)
  }

  /// Publishes over and over, killed at one call further each time, until nothing is left to be killed at.
  ///
  /// - Parameter look: called after every kill.
  /// - Returns: how many of the calls that change files were met.
  private func killedAtEveryCall(_ target: String, _ look: (_ call: Int) throws -> Void) throws -> Int {
    let library = URL(fileURLWithPath: Tool.path).deletingLastPathComponent().path + "/libKillPoint.so"
    var call = 1
    while true {
      var environment = ["LD_PRELOAD": library, "KILL_POINT": String(call), "TMPDIR": site.path]
      if call.isMultiple(of: 2) { environment["KILL_HALF"] = "1" }
      let run = try Tool.run(
        ["publish", target, "--max-deletions", "100%"], in: folder, environment: environment)
      if run.status == 0 { return call - 1 }
      try #require(run.status == 128 + SIGKILL, "\(run.errors)")
      try look(call)
      call += 1
    }
  }

  /// What git prints, without line ends at its close.
  private func git(_ arguments: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .newlines)
  }
}
