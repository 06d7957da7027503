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
    #expect(run.output.hasPrefix("2999-07-03 06:00:30  comes out: Held\n  content/articles/held.md\n"))
    let cron = try tool("schedule", "--format", "cron").output
    #expect(cron.hasPrefix("1 6 3 7 * cd "))
    #expect(cron.hasSuffix("broadsheet build && \(Tool.path) publish\n"))
    let systemd = try tool("schedule", "--format", "systemd").output
    #expect(systemd.contains("\nOnCalendar=2999-07-03 06:01:00 UTC\n"))
    #expect(try tool("schedule", "--format", "json").output.contains(#""moment":"2999-07-03T06:00:30Z""#))
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
