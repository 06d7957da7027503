import Foundation
import Testing

@Suite("broadsheet check")
struct CheckCommandTests {
  private func site(_ body: String) throws -> Folder {
    let site = try Folder()
    try site.write(
      "content/site.yml", "base_url: https://gazette.example\nshare_image: https://a.example/b.png\n")
    let dek = "One sentence that is long enough to stand on a card."
    try site.write(
      "content/articles/flood.md", "---\ntitle: Flood\ndescription: \(dek)\ndate: 2026-05-01\n---\n\(body)\n")
    return site
  }

  @Test("A clean site ends with status 0 and one line; nothing is written")
  func clean() throws {
    let site = try site("Words.")
    let run = try Tool.run("check", in: site.path)
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(run.output.hasPrefix("Checked ") && run.output.hasSuffix(" s: nothing found\n"))
    #expect(!FileManager.default.fileExists(atPath: site.path + "/output"))
  }

  @Test("An error ends with status 1, a warning only strictly")
  func statuses() throws {
    let broken = try site("[a](#none)")
    let run = try Tool.run("check", in: broken.path)
    #expect(run.status == 1)
    #expect(run.output.contains("error[broken-anchor]: No place on /articles/flood/ is called '#none'\n"))
    #expect(run.output.contains("  --> content/articles/flood.md:6:5\n"))
    #expect(run.output.hasSuffix(": 1 error (broken-anchor 1)\n"))
    let wordless = try site("<b>x</b>")
    #expect(try Tool.run("check", in: wordless.path).status == 0)
    #expect(try Tool.run("check", "--strict", in: wordless.path).status == 1)
    #expect(try Tool.run("check", "--strict", "--ignore", "raw-html-off", in: wordless.path).status == 0)
  }

  @Test("A check that cannot be made ends with status 2")
  func impossible() throws {
    let folder = try Folder()
    let run = try Tool.run("check", "nowhere", in: folder.path)
    #expect(run.status == 2)
    #expect(run.errors.contains("there is no such folder"))
  }

  @Test("Programs get JSON and GitHub its commands on standard output")
  func formats() throws {
    let site = try site("[a](#none)")
    let json = try Tool.run("check", "--format", "json", in: site.path)
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect((object?["findings"] as? [[String: Any]])?.first?["line"] as? Int == 6)
    #expect(json.status == 1)
    let github = try Tool.run("check", "--format", "github", in: site.path)
    #expect(
      github.output.hasPrefix("::error file=content/articles/flood.md,line=6,col=5,endColumn=10,title="))
  }

  @Test("GitHub's paths are those of the folder that the command runs in")
  func paths() throws {
    let site = try site("[a](#none)")
    let above = URL(fileURLWithPath: site.path).deletingLastPathComponent().path
    let name = URL(fileURLWithPath: site.path).lastPathComponent
    let run = try Tool.run("check", "../\(name)/", "--format", "github", in: site.path)
    #expect(run.output.hasPrefix("::error file=content/articles/flood.md,"))
    let outer = try Folder()
    try FileManager.default.moveItem(atPath: above + "/" + name + "/content", toPath: outer.path + "/paper")
    let inner = try Tool.run("check", "paper", "--format", "github", in: outer.path)
    #expect(inner.output.hasPrefix("::error file=paper/articles/flood.md,"))
    let beyond = outer.path + "/Größe"
    try FileManager.default.createDirectory(atPath: beyond, withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: outer.path + "/paper", toPath: beyond + "/paper")
    let accented = try Tool.run("check", "paper", "--format", "github", in: beyond)
    #expect(accented.output.hasPrefix("::error file=paper/articles/flood.md,"))
  }

  @Test("Other sites are asked only when that is wanted, and answers are kept beside the content")
  func external() throws {
    // A port of this machine that nobody listens on: no network is needed, and nobody is asked.
    let site = try site("[a](http://127.0.0.1:1/)")
    #expect(try Tool.run("check", in: site.path).status == 0)
    #expect(!FileManager.default.fileExists(atPath: site.path + "/.broadsheet"))
    let run = try Tool.run("check", "--external", "--timeout", "5", in: site.path)
    #expect(run.output.contains("note[unchecked-external-link]: http://127.0.0.1:1/ could not be checked: "))
    let kept = try String(contentsOfFile: site.path + "/.broadsheet/external-links", encoding: .utf8)
    #expect(kept.hasPrefix("broadsheet external links 1\n") && kept.contains("\thttp://127.0.0.1:1/\n"))
  }

  @Test(
    "Numbers beyond all sense are refused",
    arguments: [
      ["--html-kb", "9223372036854775807"], ["--page-kb", "9300000000000000"], ["--picture-kb", "1000001"],
      ["--external", "--minutes", "200000000000000000"], ["--external", "--timeout", "10000000000"],
      ["--external", "--timeout", "0"],
    ])
  func absurdNumbers(options: [String]) throws {
    let site = try site("[a](http://127.0.0.1:1/)")
    #expect(try Tool.run(["check"] + options, in: site.path).status == 64)
  }

  @Test("A kind of finding that does not exist is answered with the one that was meant")
  func unknownKind() throws {
    let site = try site("Words.")
    let run = try Tool.run("check", "--ignore", "mising-alt", in: site.path)
    #expect(run.status == 64)
    #expect(run.errors.contains("did you mean missing-alt?"))
  }
}
