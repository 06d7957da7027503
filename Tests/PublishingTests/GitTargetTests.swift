import Foundation
import Newsroom
import Testing

@testable import Publishing

@Suite("A git branch", .enabled(if: Installed.git, "git is not installed"))
struct GitTargetTests {
  private let desk: Desk

  init() throws {
    desk = try Desk()
    try git("init", "--quiet", "--bare", desk.root + "/remote.git")
  }

  private func target(_ change: (inout BranchSettings) -> Void = { _ in }) throws -> any PublicationTarget {
    var settings = BranchSettings()
    settings.remote = "../remote.git"
    change(&settings)
    return try GitTarget(settings, site: desk.site)
  }

  @Test("The branch holds just the files of the site and what its host wants, again and again")
  func publication() async throws {
    for files in [Editions.first, Editions.second, Editions.first] {
      try await publish(desk.edition(files), to: target())
      #expect(try branch() == files.merging([".nojekyll": ""]) { $1 })
    }
    #expect(try commits() == 3)
  }

  @Test("A domain of one's own is written to CNAME; one that the host wrote stays")
  func domain() async throws {
    try await publish(desk.edition(["index.html": "1"]), to: target { $0.domain = "gazette.example" })
    #expect(try branch()["CNAME"] == "gazette.example\n")
    try await publish(desk.edition(["index.html": "2"]), to: target())
    #expect(try branch() == ["index.html": "2", ".nojekyll": "", "CNAME": "gazette.example\n"])
    let error = await #expect(throws: PublicationError.self) {
      try await publish(
        desk.edition(["CNAME": "other.example"]), to: target { $0.domain = "gazette.example" })
    }
    #expect(
      error?.message == "the site's domain is said twice, by `cname` of the target and by the file CNAME")
  }

  @Test("Nothing is committed when nothing differs")
  func nothing() async throws {
    for _ in 1...2 { try await publish(desk.edition(Editions.first), to: target()) }
    #expect(try commits() == 1)
  }

  @Test(
    "A failure or a kill at any step leaves the old branch, and the next run completes the new one",
    arguments: 0...10)
  func failure(step: Int) async throws {
    try await publish(desk.edition(Editions.first), to: target())
    let before = try branch()
    let edition = try desk.edition(Editions.second)
    let faulty = FaultyTarget(target: try target(), steps: step, isKilled: true)
    await #expect(throws: FaultyTarget.Fault.self) { try await publish(edition, to: faulty) }
    #expect(try branch() == before)
    try await publish(edition, to: target())
    #expect(try branch() == Editions.second.merging([".nojekyll": ""]) { $1 })
  }

  @Test("Rolling back commits an earlier tree again, one further each time")
  func rollBack() async throws {
    for number in 1...3 { try await publish(desk.edition(["index.html": "\(number)"]), to: target()) }
    _ = try await target().rollBack()
    #expect(try branch()["index.html"] == "2")
    _ = try await target().rollBack()
    #expect(try branch()["index.html"] == "1")
    let error = await #expect(throws: PublicationError.self) { try await target().rollBack() }
    #expect(error?.message.hasSuffix(" has no publication before the present one") == true)
    #expect(try commits() == 5)
    try await publish(desk.edition(["index.html": "4"]), to: target())
    _ = try await target().rollBack()
    #expect(try branch()["index.html"] == "1")
  }

  @Test("A shallow clone does not say that there was no publication before")
  func shallowRollBack() async throws {
    for number in 1...2 { try await publish(desk.edition(["index.html": "\(number)"]), to: target()) }
    try desk.delete("site")
    try git(
      "clone", "--quiet", "--depth=1", "--branch=gh-pages", "file://\(desk.root)/remote.git", desk.site)
    try git("-C", desk.site, "checkout", "--quiet", "-b", "main")
    let target = try target { $0.remote = "origin" }
    let error = await #expect(throws: PublicationError.self) { try await target.rollBack() }
    #expect(error?.message.contains("is a shallow clone") == true)
    try git("-C", desk.site, "fetch", "--quiet", "--unshallow")
    _ = try await target.rollBack()
    #expect(try branch()["index.html"] == "1")
  }

  @Test("The repository that the site lies in lends its remote; its work tree and index stay as they are")
  func ownRepository() async throws {
    try git("init", "--quiet", "--initial-branch=main", desk.site)
    try desk.write("site/content/site.yml", "title: Gazette")
    try desk.write("site/staged.txt", "staged")
    try git("-C", desk.site, "add", "staged.txt")
    try git("-C", desk.site, "remote", "add", "origin", desk.root + "/remote.git")
    let before = try git("-C", desk.site, "status", "--porcelain")
    try await publish(desk.edition(Editions.first), to: target { $0.remote = "origin" })
    #expect(try branch() == Editions.first.merging([".nojekyll": ""]) { $1 })
    #expect(try git("-C", desk.site, "status", "--porcelain") == before + "?? output/\n")
    #expect(try await refusal(of: "main") == "the branch main holds the site's sources")
  }

  /// Why the site is not published to a branch of the repository that it lies in.
  private func refusal(of branch: String) async throws -> String? {
    let edition = try desk.edition(Editions.first)
    return await #expect(throws: PublicationError.self, "\(branch)") {
      try await publish(edition, to: target { ($0.remote, $0.branch) = ("origin", branch) })
    }?.message
  }

  @Test(
    "The branch with the site's sources is refused, too, when another one or none is checked out",
    arguments: ["", "paper/"])
  func sources(folder: String) async throws {
    // Of a whole repository, or of one that the site is a folder of.
    let repository = folder.isEmpty ? desk.site : desk.root + "/newsroom"
    if !folder.isEmpty {
      try desk.write("newsroom/\(folder)README.md", "")
      try desk.delete("site")
      try desk.link("site", to: "newsroom/paper")
    }
    try desk.write("site/content/site.yml", "title: Gazette")
    try git("init", "--quiet", "--initial-branch=main", repository)
    try git("-C", repository, "add", ".")
    try git(
      "-C", repository, "-c", "user.name=Ada", "-c", "user.email=ada@gazette.example", "commit", "--quiet",
      "--message=Publish the site.yml")
    try git("-C", repository, "remote", "add", "origin", desk.root + "/remote.git")
    try git("-C", repository, "push", "--quiet", "origin", "main")
    for checkout in [["-b", "next"], ["--detach"]] {
      try git(["-C", repository, "checkout", "--quiet"] + checkout)
      #expect(try await refusal(of: "main") == "the branch main holds the site's sources")
    }
    let files = Editions.first.merging(["content/site.yml": "a page of ours"]) { $1 }
    for edition in [files, Editions.first] {
      try await publish(desk.edition(edition), to: target { $0.remote = "origin" })
    }
    #expect(try branch() == Editions.first.merging([".nojekyll": ""]) { $1 })
  }

  @Test("Nothing that a hook of another repository finds in its environment leads git to that repository")
  func environment() async throws {
    let listed = try git("rev-parse", "--local-env-vars").split(separator: "\n").map(String.init)
    #expect(listed.contains("GIT_DIR"))
    // Settings handed down by `git -c` and build machines lead nowhere.
    for name in listed where name != "GIT_CONFIG_PARAMETERS" && name != "GIT_CONFIG_COUNT" {
      #expect(ExternalProgram.git.environment[name] == .some(nil), "\(name)")
    }
  }

  @Test("A push that somebody else overtook is refused, and theirs stays")
  func overtaken() async throws {
    try await publish(desk.edition(["index.html": "1"]), to: target())
    let ours = try target()
    let plan = try await ours.plan(for: desk.edition(["index.html": "ours"]))
    let publication = try await ours.begin(plan)
    try await publication.put(plan.new + plan.changed) { _ in }
    try await publish(desk.edition(["index.html": "theirs"]), to: target())
    _ = try desk.edition(["index.html": "ours"])
    let error = await #expect(throws: PublicationError.self) { try await publication.finish() }
    let words = error?.message ?? ""
    #expect(words.hasPrefix("cannot push to gh-pages of \(desk.root)/remote.git: git ended"), "\(words)")
    #expect(try branch()["index.html"] == "theirs")
  }

  @Test("A remote that is not there is told in git's own words")
  func unreachable() async throws {
    let error = await #expect(throws: PublicationError.self) {
      try await target { $0.remote = "../none.git" }.plan(for: desk.edition(Editions.first))
    }
    #expect(error?.message.contains("cannot reach \(desk.root)/none.git") == true)
  }

  @Test(
    "Passwords in addresses are not repeated",
    arguments: [
      (
        "fatal: unable to access 'https://me:hush@git.example/x/'",
        "fatal: unable to access 'https://…@git.example/x/'"
      ),
      (
        "https://hush@git.example and ssh://git@git.example",
        "https://…@git.example and ssh://git@git.example"
      ),
      ("nothing to hide: a@b", "nothing to hide: a@b"),
    ])
  func passwords(said: String, shown: String) { #expect(withoutPasswords(said) == shown) }

  /// Files of the published branch with their texts.
  private func branch() throws -> [String: String] {
    let names = try git("-C", desk.root + "/remote.git", "ls-tree", "-r", "-z", "--name-only", "gh-pages")
    var files: [String: String] = [:]
    for name in names.split(separator: "\0") {
      files[String(name)] = try git("-C", desk.root + "/remote.git", "show", "gh-pages:\(name)")
    }
    return files
  }

  private func commits() throws -> Int? {
    Int(
      try git("-C", desk.root + "/remote.git", "rev-list", "--count", "gh-pages")
        .trimmingCharacters(in: .newlines))
  }

  @discardableResult
  private func git(_ arguments: String...) throws -> String { try git(arguments) }

  @discardableResult
  private func git(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }
}
