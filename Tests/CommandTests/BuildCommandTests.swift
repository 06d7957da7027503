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

  @Test("Builds that are killed at any moment leave whole files, and the next build equals a clean one")
  func kills() throws {
    let site = try Folder()
    for number in 0..<150 {
      try site.story(
        "s\(number)", "Story \(number)",
        "The wall and the tide, part \(number). See [[s\((number * 7) % 150)]].")
    }
    #expect(try Tool.run("build", "--output", "clean", in: site.path).status == 0)
    let clean = try site.tree("clean")
    var seed: UInt64 = 20_260_501
    for _ in 0..<24 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      try Tool.killBuild(in: site.path, afterMicroseconds: UInt32(5_000 + seed >> 33 % 400_000))
      for (file, data) in try site.tree("output") { #expect(data == clean[file], "\(file) is not whole") }
    }
    #expect(try Tool.run("build", in: site.path).status == 0)
    #expect(try site.tree("output") == clean)
  }
}
