import Foundation
import Testing

@Suite("broadsheet build")
struct BuildCommandTests {
  @Test("A build ends with one line that says what was done, and status 0")
  func success() throws {
    let site = try Folder()
    try site.story("flood", "Flood")
    let run = try Tool.run("build", in: site.path)
    #expect(run.status == 0)
    #expect(run.output.split(separator: "\n").count == 1)
    #expect(run.output.contains("pages from 1 article in "))
    #expect(FileManager.default.fileExists(atPath: site.path + "/output/articles/flood/index.html"))
  }

  @Test("--stats adds a table by stage")
  func stats() throws {
    let site = try Folder()
    try site.story("flood", "Flood")
    let run = try Tool.run("build", "--stats", in: site.path)
    #expect(
      run.output.split(separator: "\n").dropLast().map { $0.split(separator: " ")[0] }
        == ["stage", "load", "parse", "assemble", "plan", "render", "all"])
  }

  @Test("Mistakes are printed with their places, status 1, and nothing is written")
  func mistakes() throws {
    let site = try Folder()
    try site.write("content/site.yml", "base_url: https://gazette.example\n")
    try site.write(
      "content/articles/flood.md", "---\ntitle: Flood\ndate: 2026-05-01\nembagro: 2027-01-01\n---\nWords.\n")
    let run = try Tool.run("build", in: site.path)
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(
      run.errors == """
        error: Unknown key `embagro` in front matter
          --> content/articles/flood.md:4:1
           |
         4 | embagro: 2027-01-01
           | ^^^^^^^
          help: did you mean `embargo`?
        broadsheet: 1 error; nothing was written

        """)
    #expect(!FileManager.default.fileExists(atPath: site.path + "/output/index.html"))
  }

  @Test("--strict makes warnings stop the build")
  func strict() throws {
    let site = try Folder()
    try site.story("flood", "Flood", "A [link](/nowhere/).")
    #expect(try Tool.run("build", in: site.path).status == 0)
    #expect(try Tool.run("build", "--strict", "--output", "strict", in: site.path).status == 1)
  }

  @Test("A folder that is no site, a bad moment and a bad address are told in words")
  func badArguments() throws {
    let site = try Folder()
    try site.story("flood", "Flood")
    #expect(try Tool.run("build", "nowhere", in: site.path).errors.contains("there is no such folder"))
    #expect(
      try Tool.run("build", "--at", "tomorrow", in: site.path).errors.contains("--at 'tomorrow' is no date"))
    #expect(
      try Tool.run("build", "--base-url", "gazette", in: site.path).errors.contains("no absolute web address")
    )
  }
}
