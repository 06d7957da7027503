import Foundation
import Glibc
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

  @Test("One file is not written in the plural")
  func oneFile() throws {
    let site = try Folder()
    try site.story("flood", "Flood")
    try site.write("content/media/a.txt", "one")
    #expect(try Tool.run("build", in: site.path).output.contains(" files written"))
    try site.write("content/media/a.txt", "another")
    #expect(try Tool.run("build", in: site.path).output.contains(" s: 1 file written, "))
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

  @Test("A preview of a moment that is no date ends, for no edit would mend it", .timeLimit(.minutes(1)))
  func previewOfNoMoment() throws {
    let site = try Folder()
    try site.story("flood", "Flood")
    let run = try Tool.run("serve", "--port", "0", "--at", "tomorrow", in: site.path)
    #expect(run.status == 1 && run.output.isEmpty)
    #expect(run.errors.contains("--at 'tomorrow' is no date"))
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

  @Test("--why names files by the reason for which they were written or deleted")
  func why() throws {
    let site = try Folder()
    try site.write("content/site.yml", "base_url: https://gazette.example\n")
    for slug in ["flood", "ferry"] { try site.story(slug, slug) }
    #expect(try Tool.run("build", "--why", in: site.path).output.hasPrefix("written: new ("))
    let again = try Tool.run("build", "--why", in: site.path)
    #expect(again.output.split(separator: "\n")[0].hasSuffix(" files unchanged"))
    try site.story("flood", "flood", "Other words.")
    try FileManager.default.removeItem(atPath: site.path + "/output/tags/wall/index.html")
    let edited = try Tool.run("build", "--why", in: site.path)
    #expect(
      edited.output.contains(
        "written: its own text, links or pictures have changed (1 file)\n  articles/flood/index.html\n"))
    #expect(
      edited.output.contains("written: it had gone from the output folder (1 file)\n  tags/wall/index.html\n")
    )
    let all = try Tool.run("build", "--why-all", in: site.path)
    #expect(all.output.contains("articles/ferry/index.html: unchanged\n"))
  }

  @Test("--verify compares with a clean build, leaves everything as it is, and fails when anything differs")
  func verify() throws {
    let site = try Folder()
    try site.write("content/site.yml", "base_url: https://gazette.example\n")
    try site.story("flood", "Flood")
    try FileManager.default.createDirectory(atPath: site.path + "/tmp", withIntermediateDirectories: true)
    func verify() throws -> Tool.Run {
      let run = try Tool.run(
        ["build", "--verify"], in: site.path, environment: ["TMPDIR": site.path + "/tmp"])
      #expect(try FileManager.default.contentsOfDirectory(atPath: site.path + "/tmp") == [])
      return run
    }
    let without = try verify()
    #expect(without.status == 1)
    #expect(without.errors.contains("it holds no finished build; run `broadsheet build` first"))
    #expect(try Tool.run("build", in: site.path).status == 0)
    let same = try verify()
    #expect(same.status == 0)
    #expect(same.output.contains("output is what a clean build writes: "))
    try site.write("output/404.html", "Gone.")
    let other = try verify()
    #expect(other.status == 1)
    #expect(other.output == "404.html: differs from line 1 on\n")
    #expect(other.errors.contains("1 difference between"))
    #expect(try String(contentsOfFile: site.path + "/output/404.html", encoding: .utf8) == "Gone.")
  }

  @Test("A build says when another one is writing the same folder, and leaves it alone")
  func twoAtOnce() throws {
    let site = try Folder()
    try site.story("flood", "Flood")
    #expect(try Tool.run("build", in: site.path).status == 0)
    let tree = try site.tree("output")
    try site.story("flood", "Flood again")
    let folder = open(site.path + "/output", O_RDONLY | O_DIRECTORY)
    defer { close(folder) }
    #expect(flock(folder, LOCK_EX | LOCK_NB) == 0)
    let run = try Tool.run("build", in: site.path)
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(
      run.errors.hasSuffix(
        "/output: another build is writing it, or it is being published; try again when that has ended\n"))
    #expect(try site.tree("output") == tree)
    #expect(flock(folder, LOCK_UN) == 0)
    #expect(try Tool.run("build", in: site.path).status == 0)
  }
}
