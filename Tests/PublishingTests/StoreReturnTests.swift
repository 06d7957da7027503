import LoopbackStore
import Newsroom
import Testing

@testable import Publishing

@Suite(
  "Back to an earlier publication in a store", .enabled(if: LoopbackStore.isWanted, "moto is not installed"))
struct StoreReturnTests {
  private let loopback: LoopbackBucket
  private let desk: Desk

  init() throws {
    loopback = try LoopbackBucket()
    desk = try Desk()
  }

  private func target(keep: Int = 1, attempts: Int = 4) -> StoreTarget {
    StoreTarget.onLoopback(loopback, attempts: attempts) { $0.keep = keep }
  }

  private static let third = ["index.html": "front 3", "tide": "file"]

  @Test("Every file is as it was, with its headers, and none is left of the later one")
  func back() async throws {
    try await publish(desk.edition(Editions.first), to: target())
    let before = try loopback.objects().filter { !$0.key.hasPrefix(".broadsheet") }
    try await publish(desk.edition(Editions.second), to: target())
    #expect(try await target().rollBack() == "publication 1, which came before 2")
    #expect(try loopback.site() == Editions.first)
    for (key, object) in before {
      for name in ["content-type", "cache-control", "x-amz-meta-broadsheet-digest"] {
        #expect(try loopback.objects()[key]?.headers[name] == object.headers[name])
      }
    }
    let plan = try await target().plan(for: desk.edition(Editions.first))
    #expect(plan.isEmpty)
  }

  @Test("And forward again, by publishing")
  func forward() async throws {
    try await publish(desk.edition(Editions.first), to: target())
    try await publish(desk.edition(Editions.second), to: target())
    _ = try await target().rollBack()
    try await publish(desk.edition(Editions.second), to: target())
    #expect(try loopback.site() == Editions.second)
    #expect(try await target().rollBack() == "publication 1, which came before 3")
    #expect(try loopback.site() == Editions.first)
  }

  @Test("As far back as publications are kept, and no further")
  func kept() async throws {
    for files in [Editions.first, Editions.second, Self.third, ["index.html": "front 4"]] {
      try await publish(desk.edition(files), to: target(keep: 2))
    }
    #expect(try await target(keep: 2).rollBack() == "publication 3, which came before 4")
    #expect(try loopback.site() == Self.third)
    #expect(try await target(keep: 2).rollBack() == "publication 2, which came before 3")
    #expect(try loopback.site() == Editions.second)
    await #expect(throws: PublicationError.nothingEarlier(isFirst: false)) {
      try await target(keep: 2).rollBack()
    }
    #expect(try loopback.site() == Editions.second)
  }

  @Test("Copies that no kept publication needs are deleted, and `keep: 0` keeps none")
  func pruned() async throws {
    for files in [Editions.first, Editions.second, Self.third] {
      try await publish(desk.edition(files), to: target())
    }
    func copies() throws -> Set<String> {
      Set(try loopback.objects().filter { $0.key.hasPrefix(".broadsheet/copies/") }.map(\.value.text))
    }
    #expect(try copies() == Set(Editions.second.filter { $0.key != "tide" }.values))
    try await publish(desk.edition(Editions.first), to: target(keep: 0))
    #expect(try loopback.objects().keys.filter { $0.hasPrefix(".broadsheet") } == [".broadsheet/record"])
    await #expect(throws: PublicationError.self) { try await target().rollBack() }
    await #expect(throws: PublicationError.self) { try await target(keep: 0).rollBack() }
  }

  @Test("A publication that forgets late leaves the copies that the next one has just made")
  func forgottenLate() async throws {
    for files in [Editions.first, Editions.second] { try await publish(desk.edition(files), to: target()) }
    let second = try #require(try await target().site.holding().record)
    let plan = try await target().plan(for: desk.edition(Self.third))
    let third = try await target().begin(plan)
    for stage in UploadStage.allCases { try await third.put(plan.uploads(in: stage)) { _ in } }
    try await target().site.prune(keeping: 1, before: second)
    try await third.delete(plan.deleted)
    try await third.finish()
    #expect(try await target().rollBack() == "publication 2, which came before 3")
    #expect(try loopback.site() == Editions.second)
  }

  @Test("`keep: 0` deletes the copies that are there even when no file differs")
  func forgotten() async throws {
    try await publish(desk.edition(Editions.first), to: target())
    try await publish(desk.edition(Editions.second), to: target())
    let plan = try await target(keep: 0).plan(for: desk.edition(Editions.second))
    #expect(plan.chore == "copies of earlier publications will be deleted")
    try await publish(desk.edition(Editions.second), to: target(keep: 0))
    #expect(try loopback.objects().keys.filter { $0.hasPrefix(".broadsheet") } == [".broadsheet/record"])
    #expect(try await target(keep: 0).plan(for: desk.edition(Editions.second)).isEmpty)
  }

  @Test(
    "A publication that failed half-way is taken back to the last that finished", arguments: [1, 4, 8, 9, 10])
  func unfinished(step: Int) async throws {
    try await publish(desk.edition(Editions.first), to: target())
    let edition = try desk.edition(Editions.second)
    let faulty = FaultyTarget(target: target(), steps: step, isKilled: true)
    await #expect(throws: FaultyTarget.Fault.self) { try await publish(edition, to: faulty) }
    #expect(try await target().rollBack() == "publication 1, the last that finished")
    #expect(try loopback.site() == Editions.first)
    try await publish(edition, to: target())
    #expect(try loopback.site() == Editions.second)
  }

  @Test("Interrupted on its way back it goes on when asked again, and so does publishing", arguments: 0..<16)
  func interrupted(step: Int) async throws {
    try await publish(desk.edition(Editions.first), to: target())
    try await publish(desk.edition(Editions.second), to: target())
    try loopback.fail(StoreFault(step.isMultiple(of: 2) ? .cut : .lose, "PUT", skip: step, times: 99))
    await #expect(throws: (any Error).self) { try await target(attempts: 2).rollBack() }
    for (path, text) in try loopback.site() {
      #expect(Editions.first[path] == text || Editions.second[path] == text)
    }
    try loopback.fail()
    if step.isMultiple(of: 3) {
      try await publish(desk.edition(Editions.second), to: target())
      #expect(try loopback.site() == Editions.second)
    } else {
      #expect(try await target().rollBack() == "publication 1, which came before 2")
      #expect(try loopback.site() == Editions.first)
    }
  }

  @Test("When a copy is gone nothing is touched")
  func lost() async throws {
    try await publish(desk.edition(Editions.first), to: target())
    try await publish(desk.edition(Editions.second), to: target())
    for key in try loopback.objects().keys where key.hasPrefix(".broadsheet/copies/") {
      try loopback.delete(key)
    }
    let error = await #expect(throws: PublicationError.self) { try await target().rollBack() }
    #expect(
      error?.message == "no copy is kept of 7 files of the earlier publication, such as about")
    #expect(try loopback.site() == Editions.second)
  }

  @Test("Before the first publication there is nothing to return to")
  func nothing() async throws {
    await #expect(throws: PublicationError.self) { try await target().rollBack() }
    try await publish(desk.edition(Editions.first), to: target())
    await #expect(throws: PublicationError.self) { try await target().rollBack() }
    #expect(try loopback.site() == Editions.first)
  }
}
