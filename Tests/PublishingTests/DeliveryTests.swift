import Publishing
import Synchronization
import Testing

@Suite("Delivery")
struct DeliveryTests {
  private let old = [
    "index.html": "front 1", "feed.xml": "feed 1", "articles/flood/index.html": "flood",
    "media/a.jpg": "picture",
    "articles/old/index.html": "old", "tags/sea/index.html": "sea",
  ]
  private let new = [
    "index.html": "front 2", "feed.xml": "feed 2", "articles/flood/index.html": "flood, corrected",
    "media/a.jpg": "picture", "media/b.jpg": "another", "articles/fire/index.html": "fire",
    "assets/style.1a2b3c4d5e.css": "css", "tags/sea/index.html": "sea",
  ]

  @Test("A plan tells new, changed, unchanged and deleted files apart by their content")
  func plan() async throws {
    let plan = try await MemoryPlace(old).plan(for: edition(new))
    #expect(
      plan.new.map(\.path) == ["articles/fire/index.html", "assets/style.1a2b3c4d5e.css", "media/b.jpg"])
    #expect(plan.changed.map(\.path) == ["articles/flood/index.html", "feed.xml", "index.html"])
    #expect(plan.unchanged.map(\.path) == ["media/a.jpg", "tags/sea/index.html"])
    #expect(plan.deleted == ["articles/old/index.html"])
    #expect(plan.bytes == 4 + 3 + 7 + 16 + 6 + 7)
    #expect(plan.published == 6)
  }

  @Test("Assets go first, then pages, then lists and feeds, deletions last")
  func order() async throws {
    let place = MemoryPlace(old)
    try await publish(new, to: place)
    #expect(
      place.log == [
        "begin", "put assets/style.1a2b3c4d5e.css", "put media/b.jpg", "put articles/fire/index.html",
        "put articles/flood/index.html", "put feed.xml", "put index.html", "delete articles/old/index.html",
        "finish",
      ])
    #expect(place.texts == new)
  }

  @Test("When a step fails nothing is deleted, and running it again gives the same site", arguments: 0...8)
  func failure(step: Int) async throws {
    let place = MemoryPlace(old)
    place.fail(after: step)
    await #expect(throws: MemoryPlace.Fault.self) { try await publish(new, to: place) }
    if step < 8 { #expect(place.texts["articles/old/index.html"] == "old") }
    #expect(place.log.last == (step == 0 ? nil : "abandon"))
    place.fail(after: nil)
    try await publish(new, to: place)
    #expect(place.texts == new)
  }

  @Test("Run again when nothing differs, it does not even begin")
  func nothing() async throws {
    let place = MemoryPlace(new)
    try await publish(new, to: place)
    #expect(place.log.isEmpty)
  }

  @Test("More deletions than the limit are refused before anything is touched")
  func limit() async throws {
    let place = MemoryPlace(old)
    let plan = try await place.plan(for: edition(new))
    let delivery = Delivery(plan, to: place)
    await #expect(throws: PublicationError.self) { try await delivery.run() }
    #expect(delivery.objection?.message == "the plan deletes 1 of 6 published files, more than 10 %")
    #expect(place.texts == old)
    #expect(place.log.isEmpty)
  }

  @Test(
    "A limit is a number of files or a share of those published",
    arguments: [("0", false), ("1", true), ("10%", false), ("17%", true), ("100%", true)])
  func limits(text: String, allows: Bool) async throws {
    let plan = try await MemoryPlace(old).plan(for: edition(new))
    #expect(DeletionLimit(text)?.allows(plan) == allows)
  }

  @Test("What is no limit is none", arguments: ["", "%", "-1", "101%", "half", "1.5%"])
  func noLimit(text: String) { #expect(DeletionLimit(text) == nil) }

  @Test("Progress names every file that arrived")
  func progress() async throws {
    let place = MemoryPlace(old)
    let arrived = Mutex<[String]>([])
    let plan = try await place.plan(for: edition(new))
    try await Delivery(plan, to: place, limit: .files(1)).run { step in
      if case .arrived(let file) = step { arrived.withLock { $0.append(file.path) } }
    }
    #expect(arrived.withLock { $0.count } == 6)
  }

  private func publish(_ files: [String: String], to place: MemoryPlace) async throws {
    let plan = try await place.plan(for: edition(files))
    try await Delivery(plan, to: place, limit: .percent(50)).run()
  }
}
