import Foundation
import Testing

@Suite("broadsheet related")
struct RelatedCommandTests {
  private func site() throws -> Folder {
    let site = try Folder()
    try site.story(
      "flood", "Harbour flood barrier fails", "The flood barrier at the harbour failed at high tide.")
    try site.story(
      "barrier", "Flood barrier repaired", "Engineers repaired the flood barrier at the harbour.")
    try site.story("bakery", "Bakery opens", "Fresh bread and rolls from six in the morning.")
    return site
  }

  @Test("A story's list comes with its reasons")
  func explain() throws {
    let site = try site()
    let run = try Tool.run("related", "flood", "--explain", in: site.path)
    #expect(run.status == 0)
    #expect(run.output.contains("1. barrier  Flood barrier repaired"))
    #expect(run.output.contains("words: "))
  }

  @Test("All rankings are one JSON object by slug")
  func all() throws {
    let site = try site()
    let run = try Tool.run("related", "--all", "--json", in: site.path)
    let lists = try JSONDecoder().decode([String: [String]].self, from: Data(run.output.utf8))
    #expect(lists.keys.sorted() == ["bakery", "barrier", "flood"])
    #expect(lists["flood"]?.first == "barrier")
  }

  @Test("A slug that does not exist is answered with the one that was meant")
  func nearMiss() throws {
    let site = try site()
    let run = try Tool.run("related", "flod", in: site.path)
    #expect(run.status == 1)
    #expect(run.errors.contains("did you mean 'flood'?"))
  }

  @Test(
    "Options that would be ignored are refused",
    arguments: [["--all", "--json", "--explain"], ["flood", "--length", "3"]])
  func ignored(arguments: [String]) throws {
    let site = try site()
    let run = try Tool.run(["related"] + arguments, in: site.path)
    #expect(run.status == 64)
  }

  @Test("A ranking has a length that makes sense", arguments: ["9223372036854775807", "0", "-1"])
  func length(number: String) throws {
    let site = try site()
    let run = try Tool.run("related", "--all", "--json", "--length", number, in: site.path)
    #expect(run.status == 64)
  }
}
