import Foundation
import Newsroom
import Testing

@testable import Publishing

@Suite("A folder that is switched")
struct SwitchedFolderTests {
  private let desk: Desk
  private var path: String { desk.root + "/www" }

  init() throws { desk = try Desk() }

  private func target(keep: Int = 5) throws -> any PublicationTarget {
    var settings = FolderSettings(path: "../www")
    settings.keep = keep
    return try FolderTarget.of(settings, site: desk.site, jobs: 2)
  }

  @Test("Readers get just the files of the site, again and again")
  func publication() async throws {
    for files in [Editions.first, Editions.second, Editions.first] {
      try await publish(desk.edition(files), to: target())
      #expect(try desk.tree("www") == files)
    }
  }

  @Test("Unchanged files are not copied but shared with the publication before")
  func sharing() async throws {
    try await publish(desk.edition(Editions.first), to: target())
    let before = try identity("www/media/größe und maß.txt")
    try await publish(desk.edition(Editions.second), to: target())
    #expect(try identity("www/media/größe und maß.txt") == before)
    #expect(try desk.tree(".www-publications/1") == Editions.first)
  }

  @Test(
    "A failure or a kill at any step leaves the old site whole, and the next run completes the new one",
    arguments: 0...10, [false, true])
  func failure(step: Int, isKilled: Bool) async throws {
    try await publish(desk.edition(Editions.first), to: target())
    let edition = try desk.edition(Editions.second)
    let faulty = FaultyTarget(target: try target(), steps: step, isKilled: isKilled)
    await #expect(throws: FaultyTarget.Fault.self) { try await publish(edition, to: faulty) }
    #expect(try desk.tree("www") == Editions.first)
    try await publish(edition, to: target())
    #expect(try desk.tree("www") == Editions.second)
  }

  @Test("Before the first publication is whole there is nothing to see")
  func firstFailure() async throws {
    let faulty = FaultyTarget(target: try target(), steps: 5, isKilled: true)
    await #expect(throws: FaultyTarget.Fault.self) {
      try await publish(desk.edition(Editions.first), to: faulty)
    }
    #expect(!desk.exists("www"))
  }

  @Test("Rolling back goes from publication to publication, and forward again by publishing")
  func rollBack() async throws {
    let editions = [["index.html": "1"], ["index.html": "2"], ["index.html": "3"]]
    for files in editions { try await publish(desk.edition(files), to: target()) }
    #expect(try await target().rollBack() == "publication 2, which came before 3")
    #expect(try desk.tree("www") == editions[1])
    _ = try await target().rollBack()
    #expect(try desk.tree("www") == editions[0])
    await #expect(throws: PublicationError.self) { try await target().rollBack() }
    try await publish(desk.edition(["index.html": "4"]), to: target())
    #expect(try desk.tree("www") == ["index.html": "4"])
    _ = try await target().rollBack()
    #expect(try desk.tree("www") == editions[0])
  }

  @Test("There is no way back from the first publication, nor to one that is not kept any more")
  func noWayBack() async throws {
    try await publish(desk.edition(["index.html": "1"]), to: target())
    await #expect(throws: PublicationError.nothingEarlier(isFirst: true)) { try await target().rollBack() }
    try await publish(desk.edition(["index.html": "2"]), to: target(keep: 0))
    await #expect(throws: PublicationError.nothingEarlier(isFirst: false)) { try await target().rollBack() }
  }

  @Test("What only its owner can read is opened to the web server; what others put there stays as it is")
  func modes() async throws {
    try await publish(desk.edition(Editions.first), to: target())
    try desk.write("www/proof.html", "somebody's")
    try desk.setMode(0o700, ".www-publications")
    for path in ["www/proof.html", "www/about", "www/articles/flood/index.html"] {
      try desk.setMode(0o600, path)
    }
    for path in ["www/media", "www"] { try desk.setMode(0o2700, path) }
    for files in [Editions.first, Editions.second] {
      let plan = try await target().plan(for: desk.edition(files))
      #expect((plan.chore == nil) == (files == Editions.second))
      try await publish(desk.edition(files), to: target())
      #expect(try desk.closed("www") == ["proof.html"])
    }
  }

  @Test("When the record of what readers see is lost, that stays whole, and the files are noted anew")
  func lostRecord() async throws {
    try await publish(desk.edition(Editions.first), to: target())
    try desk.write("www/proof.html", "somebody's")
    try desk.delete(".www-publications/1.record")
    let faulty = FaultyTarget(target: try target(), steps: 1, isKilled: true)
    await #expect(throws: FaultyTarget.Fault.self) {
      try await publish(desk.edition(Editions.first), to: faulty)
    }
    #expect(try desk.tree("www") == Editions.first.merging(["proof.html": "somebody's"]) { $1 })
    for files in [Editions.first, Editions.second] { try await publish(desk.edition(files), to: target()) }
    #expect(try desk.tree("www") == Editions.second.merging(["proof.html": "somebody's"]) { $1 })
  }

  @Test("What was published at once is known to be ours when it is changed in place, and the other way round")
  func otherWay() async throws {
    let inPlace = FolderInPlace(path: path, jobs: 2)
    try await publish(desk.edition(["index.html": "1", "a.html": "a"]), to: target())
    try await publish(desk.edition(["index.html": "2", "b.html": "b"]), to: inPlace)
    #expect(try desk.tree("www") == ["index.html": "2", "b.html": "b"])
    try await publish(desk.edition(["index.html": "3"]), to: target())
    #expect(try desk.tree("www") == ["index.html": "3"])
  }

  @Test("Only so many earlier publications are kept as were asked for")
  func pruning() async throws {
    for number in 1...5 { try await publish(desk.edition(["index.html": "\(number)"]), to: target(keep: 2)) }
    #expect(try desk.names(".www-publications") == ["3", "3.record", "4", "4.record", "5", "5.record"])
  }

  @Test("A file that no publication wrote stays, whatever comes and goes around it")
  func foreign() async throws {
    try await publish(desk.edition(Editions.first), to: target(keep: 1))
    try desk.write("www/articles/old/proof.html", "somebody's")
    for files in [Editions.second, Editions.first, Editions.second] {
      let plan = try await target(keep: 1).plan(for: desk.edition(files))
      #expect(plan.foreign == 1)
      try await publish(desk.edition(files), to: target(keep: 1))
    }
    #expect(try desk.tree("www") == Editions.second.merging(["articles/old/proof.html": "somebody's"]) { $1 })
  }

  @Test(
    "While the record of what readers see is damaged, nothing is published and nothing deleted",
    arguments: ["", "x"])
  func damagedRecord(text: String) async throws {
    try await publish(desk.edition(Editions.first), to: target())
    try desk.write(".www-publications/1.record", text)
    await #expect(throws: PublicationError.self) {
      try await publish(desk.edition(Editions.second), to: target())
    }
    #expect(try desk.tree("www") == Editions.first)
  }

  @Test("A link that somebody put there stays, too, and leads where it led")
  func foreignLinks() async throws {
    try desk.write("archive/1999.html", "an old paper")
    try await publish(desk.edition(Editions.first), to: target(keep: 1))
    try desk.link("www/archive", to: "../../archive")
    try desk.link("www/articles/old/proof", to: "nowhere")
    for files in [Editions.second, Editions.first, Editions.second] {
      let plan = try await target(keep: 1).plan(for: desk.edition(files))
      #expect(plan.foreign == 2)
      try await publish(desk.edition(files), to: target(keep: 1))
    }
    #expect(try desk.destination("www/archive") == "../../archive")
    #expect(try desk.destination("www/articles/old/proof") == "nowhere")
    #expect(try desk.tree("archive") == ["1999.html": "an old paper"])
  }

  @Test("What others put there comes along when rolling back, and stays for good")
  func foreignOnTheWayBack() async throws {
    for files in [Editions.first, Editions.second] { try await publish(desk.edition(files), to: target()) }
    try desk.write("www/about/proof.html", "somebody's")
    await #expect(throws: PublicationError.self) { try await target().rollBack() }
    #expect(try desk.tree("www") == Editions.second.merging(["about/proof.html": "somebody's"]) { $1 })
    try desk.delete("www/about/proof.html")
    try desk.write("www/stats/index.html", "1")
    try desk.link("www/archive", to: "stats")
    try await publish(desk.edition(Editions.first), to: target())
    // Another file in its place, as editors leave it.
    try desk.delete("www/stats/index.html")
    try desk.write("www/stats/index.html", "2")
    try desk.write("www/articles/old/proof.html", "somebody's")
    _ = try await target().rollBack()
    var expected = Editions.second.merging(
      ["stats/index.html": "2", "articles/old/proof.html": "somebody's"]) { $1 }
    #expect(try desk.tree("www").filter { !$0.key.hasPrefix("archive/") } == expected)
    try await publish(desk.edition(["index.html": "front 3"]), to: target(keep: 0))
    expected = ["index.html": "front 3", "stats/index.html": "2", "articles/old/proof.html": "somebody's"]
    #expect(try desk.tree("www").filter { !$0.key.hasPrefix("archive/") } == expected)
    #expect(try desk.destination("www/archive") == "stats")
  }

  @Test("Folders that others made stay as closed as they are, empty ones as well")
  func foreignFolders() async throws {
    try await publish(desk.edition(Editions.first), to: target(keep: 1))
    try desk.write("www/private/letters/one.txt", "secret")
    try FileManager.default.createDirectory(
      atPath: path + "/private/empty", withIntermediateDirectories: false)
    for (mode, folder) in [(0o750, "private/empty"), (0o500, "private/letters"), (0o1700, "private")] {
      try desk.setMode(mode, "www/" + folder)
    }
    for files in [Editions.second, Editions.first, Editions.second] {
      try await publish(desk.edition(files), to: target(keep: 1))
    }
    _ = try await target().rollBack()
    for (mode, folder) in [(0o750, "private/empty"), (0o500, "private/letters"), (0o1700, "private")] {
      let facts = try FileManager.default.attributesOfItem(atPath: path + "/" + folder)
      #expect(facts[.posixPermissions] as? Int == mode, "\(folder)")
    }
    #expect(!desk.exists("www/articles/fire"))
    // Otherwise the folder of this test could not be deleted.
    for number in ["3", "4"] { try desk.setMode(0o700, ".www-publications/\(number)/private/letters") }
  }

  @Test("A file that the earlier publication has already is not touched on the way back")
  func sharedOnTheWayBack() async throws {
    try await publish(desk.edition(Editions.first), to: target())
    try desk.write("www/scans/1987.txt", "irreplaceable")
    for files in [Editions.second, Editions.first] { try await publish(desk.edition(files), to: target()) }
    try desk.setMode(0o555, "www/scans")
    let changed = try changeTime(".www-publications/2/scans/1987.txt")
    _ = try await target().rollBack()
    // A link more or less would set it anew.
    #expect(try changeTime("www/scans/1987.txt") == changed)
    #expect(try desk.tree("www") == Editions.second.merging(["scans/1987.txt": "irreplaceable"]) { $1 })
    try desk.setMode(0o755, "www/scans")
  }

  @Test("A file of others that became a folder, or the other way round, comes along when rolling back")
  func otherKindOnTheWayBack() async throws {
    try await publish(desk.edition(Editions.first), to: target())
    try desk.write("elsewhere/a", "elsewhere")
    for (path, text) in [("stats/a", "1"), ("stats/b/c", "1"), ("scans", "1"), ("empty", "1")] {
      try desk.write("www/" + path, text)
    }
    try desk.link("www/archive", to: desk.root + "/elsewhere")
    try await publish(desk.edition(Editions.second), to: target())
    for path in ["stats", "scans", "empty", "archive"] { try desk.delete("www/" + path) }
    for (path, text) in [("stats", "2"), ("scans/a/b", "2"), ("archive/a", "2")] {
      try desk.write("www/" + path, text)
    }
    try FileManager.default.createDirectory(atPath: path + "/empty", withIntermediateDirectories: false)
    _ = try await target().rollBack()
    let others = ["stats": "2", "scans/a/b": "2", "archive/a": "2"]
    #expect(try desk.tree("www") == Editions.first.merging(others) { $1 })
    #expect(try desk.names("www/empty") == [])
    #expect(try desk.tree("elsewhere") == ["a": "elsewhere"])
  }

  @Test("What others put in the way of a new folder after the plan was made deletes nothing of the site")
  func lateObstacle() async throws {
    try await publish(desk.edition(["index.html": "1"]), to: target())
    let plan = try await target().plan(for: desk.edition(Editions.second))
    try desk.write("www/about", "somebody's")
    let error = await #expect(throws: PublicationError.self) {
      try await Delivery(plan, to: target()).run()
    }
    #expect(
      error?.message
        == "\(path)/about, which no publication wrote, is in the way of about/index.html")
    #expect(try desk.tree("www") == ["index.html": "1", "about": "somebody's"])
  }

  @Test("What an interrupted deletion left of publications passes for none")
  func leavings() async throws {
    try await publish(desk.edition(Editions.first), to: target())
    let record = try String(contentsOfFile: desk.root + "/.www-publications/1.record", encoding: .utf8)
    try desk.write(".www-publications/7.record", record)
    try desk.write(".www-publications/9/left.html", "left")
    try await publish(desk.edition(Editions.second), to: target())
    #expect(try desk.tree("www") == Editions.second)
    #expect(try desk.names(".www-publications") == ["1", "1.record", "2", "2.record"])
  }

  @Test("A link in the place of a published file goes when the file would")
  func linkOfOurs() async throws {
    try await publish(desk.edition(Editions.first), to: target())
    try desk.delete("www/tide/index.html")
    try desk.link("www/tide/index.html", to: "../feed.xml")
    let plan = try await target().plan(for: desk.edition(Editions.second))
    #expect(plan.foreign == 0 && plan.deleted.contains("tide/index.html"))
    try await publish(desk.edition(Editions.second), to: target())
    #expect(try desk.tree("www") == Editions.second)
  }

  @Test("A file that somebody changed by hand is found by its content")
  func tampering() async throws {
    try await publish(desk.edition(["index.html": "front"]), to: target())
    try desk.write("www/index.html", "FRONT")
    let plan = try await target().plan(for: desk.edition(["index.html": "front"]))
    #expect(plan.changed.map(\.path) == ["index.html"])
  }

  @Test("An empty folder is taken over; one with files, or another's link, is not touched")
  func inTheWay() async throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try await publish(desk.edition(Editions.first), to: target())
    #expect(try desk.tree("www") == Editions.first)

    try FileManager.default.removeItem(atPath: path)
    try desk.write("www/mine.html", "mine")
    await #expect(throws: PublicationError.self) {
      try await target().plan(for: desk.edition(Editions.first))
    }
    #expect(try desk.tree("www") == ["mine.html": "mine"])

    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "site")
    await #expect(throws: PublicationError.self) {
      try await target().plan(for: desk.edition(Editions.first))
    }
  }

  @Test("Where nothing can be made beside the folder, it is said where the user who publishes must write")
  func noRoomBeside() async throws {
    let target = try FolderTarget.of(FolderSettings(path: "/proc/www"), site: desk.site, jobs: 1)
    let plan = try await target.plan(for: desk.edition(["index.html": "1"]))
    let error = await #expect(throws: PublicationError.self) { try await target.begin(plan) }
    #expect(error?.message.hasPrefix("cannot make the folder /proc/.www-publications: ") == true)
    #expect(error?.help?.hasPrefix("let the user who publishes write in /proc: ") == true)
  }

  @Test("A plan that another publication has overtaken is not carried out")
  func overtaken() async throws {
    let plan = try await target().plan(for: desk.edition(Editions.first))
    try await publish(desk.edition(["index.html": "theirs"]), to: target())
    await #expect(throws: PublicationError.overtaken) { try await Delivery(plan, to: target()).run() }
  }

  @Test("Two publications at once: the second is refused, and so is a rollback")
  func twoAtOnce() async throws {
    let plan = try await target().plan(for: desk.edition(Editions.first))
    let first = try await target().begin(plan)
    await #expect(throws: FileSystemError.self) { try await target().begin(plan) }
    await #expect(throws: FileSystemError.self) { try await target().rollBack() }
    await first.abandon()
  }

  private func refusal(of path: String) -> String? {
    let error = #expect(throws: PublicationError.self, "\(path)") {
      try FolderTarget.of(FolderSettings(path: path), site: desk.site, jobs: 1)
    }
    return error?.message
  }

  @Test(
    "A site is not published into its own sources, whichever way leads there",
    arguments: [
      ".", "..", "content", "content/x", "output", "../link", "../link/content", "../link/output/x", "../up",
      "words/x", "../outside/x",
    ])
  func overlap(path: String) throws {
    for folder in ["site/content/x", "elsewhere/words", "site/output", "outside"] {
      try desk.write(folder + "/a", "a")
    }
    try desk.delete("site/content")
    try desk.link("site/content", to: "../elsewhere/words")
    try desk.link("site/words", to: "content")
    try desk.link("link", to: "site")
    try desk.link("up", to: ".")
    try desk.delete("outside")
    try desk.link("outside", to: "elsewhere/words")
    let place = FolderTarget.absolute(path, from: desk.site)
    #expect(refusal(of: path) == "the folder \(place) is a part of the site itself")
  }

  @Test("Nor to a place whose folder is missing, nor to the root of all")
  func nowhere() {
    #expect(refusal(of: "../missing/www") == "there is no folder \(desk.root)/missing")
    #expect(refusal(of: "/") == "a site cannot be published to /")
  }

  private func changeTime(_ path: String) throws -> [Int] {
    var status = stat()
    try #require(stat(desk.root + "/" + path, &status) == 0)
    return [status.st_ctim.tv_sec, status.st_ctim.tv_nsec, Int(status.st_nlink)]
  }

  private func identity(_ path: String) throws -> Int? {
    let url = URL(fileURLWithPath: desk.root + "/" + path).resolvingSymlinksInPath()
    return try FileManager.default.attributesOfItem(atPath: url.path)[.systemFileNumber] as? Int
  }
}
