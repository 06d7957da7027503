import Foundation
import Testing

@Suite("broadsheet takedown and permalinks")
struct TakedownCommandTests {
  private let site: Folder

  init() throws {
    site = try Folder()
    try site.write(
      "content/site.yml",
      "base_url: https://gazette.example\npublish:\n  live: {kind: folder, path: ../www}\n")
    try site.story("flood", "Flood", "Words about it.")
    try site.story("other", "Other", "See [[flood]].")
  }

  private func tool(_ arguments: String...) throws -> Tool.Run { try Tool.run(arguments, in: site.path) }

  private func ledger() throws -> String {
    try String(contentsOfFile: site.path + "/content/permalinks.txt", encoding: .utf8)
  }

  private func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: site.path + "/" + path)
  }

  @Test("A publication notes what it gave to readers; rehearsals, plans and previews note nothing")
  func recording() throws {
    try site.write(
      "content/site.yml",
      "base_url: https://gazette.example\npublish:\n  live: {kind: folder, path: ./www}\n")
    #expect(try tool("build", "--base-url", "https://rehearsal.example").status == 0)
    #expect(try tool("publish").status == 0)
    #expect(try tool("build").status == 0)
    #expect(try tool("build", "--drafts", "--output", "drafts").status == 0)
    #expect(try tool("publish", "--dry-run").status == 0)
    #expect(!exists("content/permalinks.txt"))
    let run = try tool("publish")
    #expect(run.output.hasSuffix("content/permalinks.txt has 2 new lines: keep it under version control\n"))
    #expect(
      try ledger().hasSuffix(
        "\n/articles/flood/ articles/flood.md | Flood\n/articles/other/ articles/other.md | Other\n"))
    #expect(!(try tool("publish").output.contains("permalinks.txt")))
    #expect(try tool("permalinks").output == "2 addresses: 2 kept, 0 redirected, 0 gone\n")
  }

  @Test("An address that would break fails the build and the check, and permalinks says so, too")
  func broken() throws {
    try site.write("content/permalinks.txt", "/articles/gone/ articles/gone.md | Gone\n")
    for command in ["build", "permalinks"] {
      let run = try tool(command)
      #expect(run.status == 1)
      #expect(
        run.errors.contains("error: Links to /articles/gone/ would break: the story 'Gone' is there no more"))
    }
    #expect(try tool("permalinks").output == "1 address: 0 kept, 0 redirected, 0 gone, 1 broken\n")
    let check = try tool("check")
    #expect(check.status == 1)
    #expect(check.output.contains("error[lost-permalink]: Links to /articles/gone/ would break"))
    #expect(!exists("output/index.html"))
  }

  @Test("permalinks --redirect leads readers on from addresses whose file is still there")
  func redirect() throws {
    try site.write(
      "content/permalinks.txt", "/2019/flood/ articles/flood.md | Flood\n/2019/x/ articles/x.md | X\n")
    let run = try tool("permalinks", "--redirect")
    #expect(run.status == 1)
    #expect(run.output.hasPrefix("1 old address leads to the new one now\n"))
    #expect(
      try ledger() == """
        /2019/flood/ -> /articles/flood/
        /2019/x/ articles/x.md | X
        /articles/flood/ articles/flood.md | Flood

        """)
  }

  @Test("--dry-run says what would be done and does nothing")
  func dryRun() throws {
    let run = try tool("takedown", "flood", "--reason", "Not so.", "--dry-run")
    #expect(run.status == 0)
    #expect(
      run.output == """
        Would take down 'Flood'
          gone      /articles/flood/
          delete    content/articles/flood.md
        Readers will find there: Not so.
        These speak of it still; their links will be shown as plain words:
          content/articles/other.md:7

        """)
    #expect(exists("content/articles/flood.md"))
    #expect(!exists("content/permalinks.txt"))
  }

  @Test("What version control does not hold is deleted only when that is meant")
  func uncommitted() throws {
    let refused = try tool("takedown", "flood", "--reason", "Not so.")
    #expect(refused.status == 1)
    #expect(refused.errors.hasPrefix("broadsheet: version control does not hold content/articles/flood.md"))
    #expect(exists("content/articles/flood.md"))
    #expect(try tool("takedown", "flood", "--reason", "Not so.", "--dry-run").errors == refused.errors)
    let run = try tool("takedown", "flood", "--reason", "Not so.", "--for-good")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("Took down 'Flood'\n"))
    #expect(!exists("content/articles/flood.md"))
    #expect(try tool("build").status == 0)
    #expect(exists("output/articles/flood/index.html"))
  }

  @Test("The folder of this machine that keeps earlier publications is named")
  func shelf() throws {
    try site.write(
      "content/site.yml",
      "base_url: https://gazette.example\npublish:\n  live: {kind: folder, path: ./www}\n")
    #expect(try tool("build").status == 0)
    #expect(try tool("publish").status == 0)
    let run = try tool("takedown", "flood", "--reason", "Not so.", "--for-good")
    #expect(run.output.contains("/.www-publications: `publish --rollback` would bring it back\n"))
  }

  @Test("What is committed needs no such word; changed since, it does")
  func committed() throws {
    for command in [
      ["init", "-q", "."], ["add", "-A"],
      ["-c", "user.name=A", "-c", "user.email=a@a.example", "commit", "-q", "-m", "one"],
    ] {
      try git(command)
    }
    try site.story("flood", "Flood", "Changed words.")
    #expect(try tool("takedown", "flood", "--reason", "Not so.").status == 1)
    try git(["checkout", "-q", "."])
    let run = try tool("takedown", "flood", "--reason", "Not so.")
    #expect(run.status == 0)
    #expect(run.output.contains("the text in the history of your repository"))
  }

  @Test("When git will not answer, its own words are passed on")
  func unansweredQuestion() throws {
    try git(["init", "-q", "."])
    // As in a folder that belongs to somebody else.
    let environment = ["GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"]
    let arguments = ["takedown", "flood", "--reason", "Not so."]
    let refused = try Tool.run(arguments, in: site.path, environment: environment)
    #expect(refused.status == 1)
    #expect(refused.errors.contains("git: fatal: detected dubious ownership in repository"))
    #expect(!refused.errors.contains("version control does not hold"))
    #expect(exists("content/articles/flood.md"))
    let plan = try Tool.run(arguments + ["--dry-run"], in: site.path, environment: environment)
    #expect(plan.status == 0)
    #expect(plan.errors == refused.errors)
    #expect(plan.output.hasPrefix("Would take down 'Flood'\n"))
    #expect(try Tool.run(arguments + ["--for-good"], in: site.path, environment: environment).status == 0)
    #expect(!exists("content/articles/flood.md"))
  }

  private func git(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: site.path)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test("A slug that no story has, and a reason without words, are refused")
  func refused() throws {
    let run = try tool("takedown", "flod", "--reason", "x")
    #expect(run.errors == "broadsheet: no story has the slug 'flod'; did you mean 'flood'?\n")
    #expect(run.status == 1)
    #expect(try tool("takedown", "flood", "--reason", " ").status == 64)
    #expect(try tool("takedown", "flood").status == 64)
  }
}
