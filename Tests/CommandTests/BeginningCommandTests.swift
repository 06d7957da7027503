import Foundation
import Testing

@Suite("broadsheet init, new, eject and schedule")
struct BeginningCommandTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func tool(_ arguments: String...) throws -> Tool.Run {
    // Who the tests run as must not show in what they make.
    try Tool.run(
      arguments, in: folder.path,
      environment: ["GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "TZ": "UTC"])
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: folder.path + "/" + path, encoding: .utf8)
  }

  @Test("A new site is begun, built, added to and checked with the program alone")
  func wholeWay() throws {
    let begun = try tool("init", "gazette", "--title", "The Gazette")
    #expect(begun.status == 0)
    #expect(begun.output.hasSuffix("\nNow: cd gazette && broadsheet serve\n"))
    #expect(try tool("build", "gazette", "--strict").status == 0)
    #expect(try tool("check", "gazette", "--strict").status == 0)
    let made = try tool("new", "article", "Council votes", "--site", "gazette", "--section", "news")
    #expect(made.output == "gazette/content/articles/council-votes.md\n")
    let article = try text("gazette/content/articles/council-votes.md")
    #expect(article.contains("\nsection: News\n"))
    #expect(article.contains("\nauthors: [The editor]\n"))
    #expect(article.contains("\ndraft: true\n"))
    #expect(
      try tool("new", "page", "How we work", "--site", "gazette/").output
        == "gazette/content/pages/how-we-work.md\n")
    #expect(
      try tool("new", "author", "Jon Pell", "--site", "gazette").output
        == "gazette/content/authors/jon-pell.md\n")
    #expect(try tool("build", "gazette", "--drafts").status == 0)
  }

  @Test("What is there is not replaced")
  func keeps() throws {
    #expect(try tool("init", "gazette").status == 0)
    let again = try tool("init", "gazette")
    #expect(again.status == 1)
    #expect(again.errors.contains("it is not empty"))
    #expect(try tool("new", "article", "First edition", "--site", "gazette").status == 1)
    #expect(try tool("new", "author", "The editor", "--site", "gazette").status == 1)
  }

  @Test("A section that site.yml does not have is told with the one that was meant")
  func unknownSection() throws {
    #expect(try tool("init", "gazette").status == 0)
    let run = try tool("new", "article", "X", "--site", "gazette", "--section", "Opinoin")
    #expect(run.status == 1)
    #expect(run.errors == "broadsheet: site.yml has no section 'Opinoin'; did you mean 'Opinion'?\n")
  }

  @Test("Templates are copied one by one, and their names listed")
  func eject() throws {
    #expect(try tool("init", "gazette").status == 0)
    #expect(try tool("eject", "--list").output.contains("\npartials/footer.mustache\n"))
    let run = try tool("eject", "partials/footer.mustache", "--site", "gazette")
    #expect(run.output == "templates/partials/footer.mustache\n")
    #expect(
      try tool("eject", "partials/footr.mustache").errors.contains("did you mean partials/footer.mustache?"))
    for file in ["footer.mustache", "templates/partials/footer.mustache"] {
      #expect(try tool("eject", file).errors.contains("did you mean partials/footer.mustache?"))
    }
    #expect(try tool("init", "other", "--templates").status == 0)
    #expect(try tool("build", "other", "--strict").status == 0)
  }

  @Test("The schedule names what is due, with lines for cron and systemd")
  func schedule() throws {
    try folder.write(
      "content/site.yml", "base_url: https://a.example\npublish: {live: {kind: folder, path: ../w}}\n")
    try folder.write(
      "content/articles/held.md", "---\ntitle: Held\ndate: 2026-05-01\nembargo: 2999-07-03 06:00:30\n---\nX\n"
    )
    let run = try tool("schedule")
    #expect(run.status == 0)
    #expect(run.output.hasSuffix("broadsheet build >/dev/null && \(Tool.path) publish >/dev/null\n"))
    #expect(run.output.hasPrefix("2999-07-03 06:00:30  comes out: Held\n  content/articles/held.md\n"))
    let cron = try tool("schedule", "--format", "cron").output
    #expect(cron.hasPrefix("1 6 3 7 * cd "))
    #expect(cron.hasSuffix("broadsheet build && \(Tool.path) publish\n"))
    let systemd = try tool("schedule", "--format", "systemd").output
    #expect(systemd.contains("\nOnCalendar=2999-07-03 06:01 UTC\n"))
    #expect(systemd.contains("loginctl enable-linger"))
    #expect(try tool("schedule", "--format", "json").output.contains(#""moment":"2999-07-03T06:00:30Z""#))
  }

  @Test(
    "The site's folder may be named with --site, or by itself",
    arguments: ["build", "check", "schedule", "permalinks"])
  func place(_ command: String) throws {
    #expect(try tool("init", "gazette").status == 0)
    #expect(try tool(command, "--site", "gazette").status == 0)
    #expect(try tool(command, "gazette").status == 0)
    #expect(try tool(command, "gazette", "--site", "gazette").status == 64)
  }

  @Test("No line for cron has a % that would end the command, whatever the folder is called")
  func percent() throws {
    try folder.write("100%/content/site.yml", "base_url: https://a.example\n")
    try folder.write(
      "100%/content/articles/held.md",
      "---\ntitle: Held\ndate: 2026-05-01\nembargo: 2999-07-03 06:00:30\n---\nX\n")
    let lines = try Tool.run("schedule", in: folder.path + "/100%").output.split(separator: "\n")
    #expect(lines.filter { $0.contains(" * cd '") && $0.contains("/100\\%' && ") }.count == 2)
  }

  @Test("Moments are counted, not stories, and lines for machines say what they leave out")
  func momentsAreCounted() throws {
    for (name, day) in [("a", 1), ("b", 1), ("c", 1), ("d", 2), ("e", 3)] {
      try folder.write(
        "content/articles/\(name).md",
        "---\ntitle: \(name)\ndate: 2026-05-01\nembargo: 2999-07-0\(day) 06:00\n---\nX\n")
    }
    let run = try tool("schedule", "--format", "cron", "--count", "2")
    #expect(run.output.split(separator: "\n").map { $0.prefix(9) } == ["0 6 1 7 *", "0 6 2 7 *"])
    #expect(run.errors == "broadsheet: and at 1 later moment; --count prints more\n")
    #expect(
      try tool("schedule", "--count", "1").output.contains("\nand at 2 later moments; --count prints more\n"))
    #expect(try tool("schedule", "--count", "3").errors == "")
  }

  @Test(
    "Where clocks go back, cron's line stands behind the hour that comes twice",
    arguments: [
      ("2027-10-31T02:30:00+02:00", "30 2 31 10 *"), ("2027-10-31T02:30:00+01:00", "0 3 31 10 *"),
      ("2027-10-31T02:59:30+02:00", "0 3 31 10 *"), ("2027-10-31T03:00:00+01:00", "0 3 31 10 *"),
      // By half an hour.
      ("2027-04-03T14:45:00Z", "45 1 4 4 *"), ("2027-04-03T15:15:00Z", "0 2 4 4 *"),
    ])
  func repeatedHour(_ moment: String, _ line: String) throws {
    try folder.write(
      "content/articles/held.md", "---\ntitle: Held\ndate: 2026-05-01\nembargo: \(moment)\n---\nX\n")
    let run = try Tool.run(
      ["schedule", "--format", "cron"], in: folder.path,
      environment: ["TZ": line.contains(" 4 4 *") ? "Australia/Lord_Howe" : "Europe/Berlin"])
    #expect(run.output.hasPrefix(line))
  }

  @Test("What will stop a build to come is said now")
  func foreseenError() throws {
    try folder.write(
      "content/articles/first.md",
      "---\ntitle: First\ndate: 2026-05-01\nembargo: 2999-07-01\n---\nSee [[second]].\n")
    try folder.write(
      "content/articles/second.md", "---\ntitle: Second\ndate: 2026-05-01\nembargo: 2999-07-02\n---\nX\n")
    #expect(try tool("build").status == 0)
    for arguments in [["schedule"], ["schedule", "--format", "cron"], ["check"]] {
      let run = try Tool.run(arguments, in: folder.path)
      #expect(run.status == 1)
      #expect((run.output + run.errors).contains("builds stop here from 2999-07-01 00:00 on"))
    }
    #expect(try tool("schedule").output.hasPrefix("2999-07-01 00:00  comes out: First\n"))
  }

  @Test("A target that site.yml does not name is told, with the one that was meant")
  func unknownTarget() throws {
    try folder.write(
      "content/site.yml", "base_url: https://a.example\npublish: {live: {kind: folder, path: ../w}}\n")
    let run = try tool("schedule", "--target", "liev", "--format", "cron")
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(run.errors.contains("site.yml names no target 'liev'"))
    #expect(run.errors.contains("did you mean 'live'?"))
    #expect(try tool("schedule", "--target", "live").status == 0)
  }

  @Test("Per cent and dollar signs of a folder's name mean nothing in a unit")
  func unitEscapes() throws {
    try folder.write(
      "50%$a/content/articles/held.md", "---\ntitle: Held\ndate: 2026-05-01\nembargo: 2999-07-03\n---\nX\n")
    let unit = try tool("schedule", "50%$a", "--format", "systemd").output
    #expect(unit.contains("\nWorkingDirectory=\(folder.path)/50%%$a\n"))
  }

  @Test("Nothing due is no failure")
  func nothingDue() throws {
    try folder.write("content/site.yml", "base_url: https://a.example\n")
    let run = try tool("schedule")
    #expect(run.status == 0)
    #expect(run.output == "Nothing comes out, expires or leaves its place by itself\n")
    for format in ["cron", "systemd"] {
      let run = try tool("schedule", "--format", format)
      #expect(run.status == 0)
      #expect(run.output == "")
      #expect(run.errors == "broadsheet: Nothing comes out, expires or leaves its place by itself\n")
    }
    #expect(try tool("schedule", "--format", "json").errors == "")
  }
}
