import Foundation
import Newsroom
import Testing

@testable import Publishing

@Suite("A folder that is changed in place")
struct FolderInPlaceTests {
  private let desk: Desk

  init() throws { desk = try Desk() }

  private var target: any PublicationTarget { FolderInPlace(path: desk.root + "/www", jobs: 2) }

  @Test("Readers get just the files of the site, again and again")
  func publication() async throws {
    for files in [Editions.first, Editions.second, Editions.first] {
      try await publish(desk.edition(files), to: target)
      #expect(try desk.tree("www") == files)
    }
    #expect(try desk.names("www").filter { $0.hasPrefix(".broadsheet") } == [".broadsheet-publication"])
  }

  @Test(
    "A failure or a kill before everything has arrived changes nothing", arguments: 0...10, [false, true])
  func failure(step: Int, isKilled: Bool) async throws {
    try await publish(desk.edition(Editions.first), to: target)
    let edition = try desk.edition(Editions.second)
    let faulty = FaultyTarget(target: target, steps: step, isKilled: isKilled)
    await #expect(throws: FaultyTarget.Fault.self) { try await publish(edition, to: faulty) }
    #expect(try desk.tree("www") == Editions.first)
    try await publish(edition, to: target)
    #expect(try desk.tree("www") == Editions.second)
  }

  @Test("Of two publications of the same files the later is refused when the earlier has finished since")
  func overtaken() async throws {
    try await publish(desk.edition(["index.html": "1"]), to: target)
    let plan = try await target.plan(for: desk.edition(["index.html": "2"]))
    try await publish(desk.edition(["index.html": "3"]), to: target)
    await #expect(throws: PublicationError.overtaken) { try await Delivery(plan, to: target).run() }
    #expect(try desk.tree("www") == ["index.html": "3"])
  }

  @Test(
    "Records of before are read, and stay the same text",
    arguments: [
      ("broadsheet publication 1", nil, nil), ("broadsheet publication 1 5", 5, nil),
      ("broadsheet publication 1 5 ticket ab1", 5, "ab1"), ("broadsheet publication 1 ticket 7", nil, "7"),
    ] as [(String, Int?, String?)])
  func records(first: String, previous: Int?, ticket: String?) throws {
    let text = first + "\nindex.html\nend\n"
    let record = try #require(PublicationRecord(text: text))
    #expect(record.previous == previous)
    #expect(record.ticket == ticket)
    #expect(record.text == text)
    #expect(record == PublicationRecord(["index.html"], after: previous, ticket: ticket))
  }

  @Test(
    "What begins otherwise is no record",
    arguments: [
      "broadsheet publication 12", "broadsheet publication 1 x", "broadsheet publication 1 ticket", "",
    ])
  func noRecords(first: String) { #expect(PublicationRecord(text: first + "\nindex.html\nend\n") == nil) }

  @Test("What was there before the first publication stays, and so does what came between")
  func foreign() async throws {
    try desk.write("www/theirs/index.html", "theirs")
    try await publish(desk.edition(Editions.first), to: target)
    try desk.write("www/articles/old/proof.html", "somebody's")
    try await publish(desk.edition(Editions.second), to: target)
    let others = ["theirs/index.html": "theirs", "articles/old/proof.html": "somebody's"]
    #expect(try desk.tree("www") == Editions.second.merging(others) { $1 })
  }

  @Test("What only its owner can read is opened to the web server; what others put there stays as it is")
  func modes() async throws {
    try await publish(desk.edition(Editions.first), to: target)
    try desk.write("www/proof.html", "somebody's")
    for path in ["www/proof.html", "www/about", "www/articles/flood/index.html"] {
      try desk.setMode(0o600, path)
    }
    for path in ["www/media", "www"] { try desk.setMode(0o2700, path) }
    for files in [Editions.first, Editions.second] {
      let plan = try await target.plan(for: desk.edition(files))
      #expect((plan.chore == nil) == (files == Editions.second))
      try await publish(desk.edition(files), to: target)
      #expect(try desk.closed("www") == ["proof.html"])
    }
  }

  @Test("Files that were there as they are to be become the site's, and go when it no longer has them")
  func takenOver() async throws {
    for (path, text) in Editions.first { try desk.write("www/\(path)", text) }
    let plan = try await target.plan(for: desk.edition(Editions.first))
    #expect(plan.chore == "which files are the site's will be noted")
    for files in [Editions.first, Editions.second] { try await publish(desk.edition(files), to: target) }
    #expect(try desk.tree("www") == Editions.second)
    #expect(try await target.plan(for: desk.edition(Editions.second)).isEmpty)
  }

  @Test("Nothing behind a link that somebody put in the way is deleted")
  func links() async throws {
    try await publish(desk.edition(["index.html": "1", "articles/old/index.html": "old"]), to: target)
    try desk.write("elsewhere/old/index.html", "precious")
    let way = desk.root + "/www/articles"
    try FileManager.default.removeItem(atPath: way)
    try FileManager.default.createSymbolicLink(atPath: way, withDestinationPath: "../elsewhere")
    try await publish(desk.edition(["index.html": "2"]), to: target)
    #expect(try desk.tree("elsewhere") == ["old/index.html": "precious"])
  }

  @Test("Nor what a link leads to that took the place of a published file")
  func linkOfOurs() async throws {
    try await publish(desk.edition(["about": "a file"]), to: target)
    try desk.write("elsewhere/index.html", "precious")
    try desk.delete("www/about")
    try desk.link("www/about", to: "../elsewhere")
    try await publish(desk.edition(["about/index.html": "a folder"]), to: target)
    #expect(try desk.tree("elsewhere") == ["index.html": "precious"])
    #expect(try desk.tree("www") == ["about/index.html": "a folder"])
  }

  @Test("A link that somebody put there is counted and stays")
  func foreignLink() async throws {
    try desk.write("www/theirs.html", "theirs")
    try desk.link("www/latest", to: "theirs.html")
    #expect(try await target.plan(for: desk.edition(Editions.first)).foreign == 2)
    try await publish(desk.edition(Editions.first), to: target)
    #expect(try desk.destination("www/latest") == "theirs.html")
  }

  @Test(
    "A record that is cut off, or names a path outside the folder, is not believed and not replaced",
    arguments: [
      "broadsheet publication 1\n../precious.html\nend\n", "broadsheet publication 1\nindex.ht", "",
      "broadsheet publication 12\nend\n", "broadsheet publication 1 3x\nend\n",
      "broadsheet publication 1 -1\nend\n", "broadsheet publication 1 9223372036854775807\nend\n",
    ])
  func damagedRecord(text: String) async throws {
    let plan = try await target.plan(for: desk.edition(["index.html": "1"]))
    try desk.write("precious.html", "precious")
    try desk.write("www/.broadsheet-publication", text)
    let error = await #expect(throws: PublicationError.self) {
      try await target.plan(for: desk.edition(["index.html": "1"]))
    }
    #expect(error?.message.contains(".broadsheet-publication, is damaged") == true)
    await #expect(throws: PublicationError.self) { try await target.begin(plan) }
    #expect(desk.exists("precious.html"))
    #expect(try String(contentsOfFile: desk.root + "/www/.broadsheet-publication", encoding: .utf8) == text)
  }

  @Test("It keeps no earlier publication, and says so")
  func rollBack() async throws {
    await #expect(throws: PublicationError.self) { try await target.rollBack() }
  }
}

@Suite("What somebody put in the way of a folder's files")
struct FolderObstacleTests {
  private static let before = ["index.html": "1", "about": "a file", "media/pp/1.txt": "a folder"]

  @Test(
    "It is named before anything is done",
    arguments: [
      ("media/pp/hand.txt", ["media/pp": "a file"], "media/pp/hand.txt", "media/pp"),
      ("hand", ["hand/index.html": "a folder"], "hand", "hand/index.html"),
    ], [false, true])
  func refusal(
    obstacle: (file: String, site: [String: String], named: String, path: String), isLink: Bool
  ) async throws {
    for switches in [false, true] {
      let desk = try Desk()
      var settings = FolderSettings(path: "../www")
      settings.switchesAtOnce = switches
      let target = try FolderTarget.of(settings, site: desk.site, jobs: 2)
      try await publish(desk.edition(Self.before), to: target)
      if isLink {
        try desk.link("www/" + obstacle.file, to: "nowhere")
      } else {
        try desk.write("www/" + obstacle.file, "somebody's")
      }
      let tree = try desk.tree("www")
      let error = await #expect(throws: PublicationError.self) {
        try await target.plan(for: desk.edition(obstacle.site))
      }
      #expect(
        error?.message == "\(desk.root)/www/\(obstacle.named), which no publication wrote, "
          + "is in the way of \(obstacle.path)")
      #expect(try desk.tree("www") == tree)
    }
  }

  @Test("Empty folders are in nobody's way")
  func emptyFolder() async throws {
    let desk = try Desk()
    let target = FolderInPlace(path: desk.root + "/www", jobs: 2)
    try await publish(desk.edition(Self.before), to: target)
    try FileManager.default.createDirectory(
      atPath: desk.root + "/www/media/pp/empty/too", withIntermediateDirectories: true)
    try await publish(desk.edition(["media/pp": "a file"]), to: target)
    #expect(try desk.tree("www") == ["media/pp": "a file"])
  }
}
