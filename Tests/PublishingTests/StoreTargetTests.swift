import LoopbackStore
import Newsroom
import ObjectStore
import Synchronization
import Testing

@testable import Publishing

/// Against a real S3-compatible server, with faults that it is told to have.
@Suite("Stores", .enabled(if: LoopbackStore.isWanted, "moto is not installed: run `make test`"))
struct StoreTargetTests {
  private let loopback: LoopbackBucket
  private let desk: Desk

  init() throws {
    loopback = try LoopbackBucket()
    desk = try Desk()
  }

  private func target(
    _ change: (inout StoreSettings) -> Void = { _ in }, attempts: Int = 4
  ) -> StoreTarget {
    StoreTarget.onLoopback(loopback, attempts: attempts, change)
  }

  @Test("A bucket gets just the files of the site, again and again")
  func site() async throws {
    for files in [Editions.first, Editions.second, Editions.first] {
      try await publish(desk.edition(files), to: target())
      #expect(try loopback.site() == files)
    }
  }

  @Test("When the record was deleted, what is published is noted anew, and goes when the site drops it")
  func notedAnew() async throws {
    try await publish(desk.edition(Editions.first), to: target())
    try loopback.delete(".broadsheet/record")
    for files in [Editions.first, Editions.second] { try await publish(desk.edition(files), to: target()) }
    #expect(try loopback.site() == Editions.second)
  }

  @Test("Below a prefix it is the same, and nothing beside is touched")
  func prefix() async throws {
    try loopback.write("index.html", "somebody's")
    try loopback.write("papers/index.html", "somebody's")
    for files in [Editions.first, Editions.second] {
      try await publish(desk.edition(files), to: target { $0.prefix = "paper/weekly" })
      let site = Dictionary(uniqueKeysWithValues: files.map { ("paper/weekly/" + $0, $1) })
      let others = ["index.html": "somebody's", "papers/index.html": "somebody's"]
      #expect(try loopback.site() == site.merging(others) { $1 })
    }
  }

  @Test("Only what differs is sent, in the order of stages, deletions last")
  func requests() async throws {
    try await publish(desk.edition(Editions.first), to: target())
    try loopback.fail()
    try await publish(desk.edition(Editions.second), to: target { $0.keep = 0 })
    let changes = try loopback.requests().filter { !$0.hasPrefix("GET") && !$0.contains(".broadsheet") }
    let stages = changes.map { $0.hasPrefix("DELETE") ? 9 : UploadStage(String($0.dropFirst(4))).rawValue }
    #expect(stages == stages.sorted())
    #expect(
      Set(changes) == [
        "PUT media/ferry.jpg", "PUT assets/style.1a2b3c4d5e.css", "PUT tide", "PUT about/index.html",
        "PUT articles/flood/index.html", "PUT articles/fire/index.html", "PUT index.html", "PUT feed.xml",
        "DELETE about", "DELETE tide/index.html", "DELETE articles/old/index.html",
      ])
    #expect(changes.count == 11)
    try loopback.fail()
    try await publish(desk.edition(Editions.second), to: target())
    #expect(try loopback.requests() == ["GET .broadsheet/record", "GET "])
  }

  @Test("Each object has its media type and says how long it may be kept")
  func headers() async throws {
    try await publish(desk.edition(Editions.second), to: target())
    let objects = try loopback.objects()
    func header(_ key: String, _ name: String) -> String? { objects[key]?.headers[name] }
    #expect(header("index.html", "content-type") == "text/html; charset=utf-8")
    #expect(header("index.html", "cache-control") == "public, max-age=0, must-revalidate")
    #expect(header("feed.xml", "content-type") == "application/rss+xml; charset=utf-8")
    #expect(
      header("assets/style.1a2b3c4d5e.css", "cache-control") == "public, max-age=31536000, immutable")
    #expect(header("media/ferry.jpg", "cache-control") == "public, max-age=3600")
    #expect(header("index.html", "content-encoding") == nil)
  }

  @Test("With gzip, text is stored packed and says so; changing that is a change")
  func gzipped() async throws {
    let text = String(repeating: "The bridge will close. ", count: 100)
    let files = ["index.html": text, "media/ferry.jpg": text, "empty.txt": ""]
    try await publish(desk.edition(files), to: target())
    let plan = try await target { $0.packsText = true }.plan(for: desk.edition(files))
    #expect(plan.changed.map(\.path) == ["empty.txt", "index.html"])
    try await publish(desk.edition(files), to: target { $0.packsText = true })
    let page = try #require(try loopback.objects()["index.html"])
    #expect(page.headers["content-encoding"] == "gzip")
    #expect(page.body.count < 200)
    #expect(try unpacked(Array(page.body)) == Array(text.utf8))
    #expect(try unpacked(Array(try #require(try loopback.objects()["empty.txt"]).body)) == [])
    #expect(try loopback.objects()["media/ferry.jpg"]?.headers["content-encoding"] == nil)
    let again = try await target { $0.packsText = true }.plan(for: desk.edition(files))
    #expect(again.isEmpty)
  }

  /// By another program's hand.
  private func unpacked(_ bytes: [UInt8]) throws -> [UInt8] {
    try desk.write("packed.sh", "gzip -dc < \"$1\" > \"$2\"")
    let (packed, plain) = (desk.root + "/packed.gz", desk.root + "/plain")
    try FileIO.write(bytes, to: packed)
    #expect(try Shell.run("sh", desk.root + "/packed.sh", packed, plain) == 0)
    return try FileIO.read(plain)
  }

  @Test("Only what a publication wrote is deleted, and the plan counts what others put there")
  func foreign() async throws {
    try loopback.write("theirs.txt", "theirs")
    try await publish(desk.edition(Editions.first), to: target())
    try loopback.write("articles/old/proof.html", "somebody's")
    let plan = try await target().plan(for: desk.edition(Editions.second))
    #expect(plan.foreign == 2)
    #expect(plan.deleted == ["about", "articles/old/index.html", "tide/index.html"])
    try await publish(desk.edition(Editions.second), to: target())
    let others = ["theirs.txt": "theirs", "articles/old/proof.html": "somebody's"]
    #expect(try loopback.site() == Editions.second.merging(others) { $1 })
  }

  @Test("What somebody changed or deleted by hand since is put right")
  func drift() async throws {
    try await publish(desk.edition(Editions.first), to: target())
    try loopback.write("index.html", "by hand")
    try loopback.delete("feed.xml")
    let plan = try await target().plan(for: desk.edition(Editions.first))
    #expect(plan.changed.map(\.path) == ["index.html"])
    #expect(plan.new.map(\.path) == ["feed.xml"])
    try await publish(desk.edition(Editions.first), to: target())
    #expect(try loopback.site() == Editions.first)
  }

  @Test("Without its record, what is there is compared, nothing is deleted, and the next record is whole")
  func lostRecord() async throws {
    try await publish(desk.edition(Editions.first), to: target())
    try loopback.delete(".broadsheet/record")
    let plan = try await target().plan(for: desk.edition(Editions.second))
    #expect(plan.unchanged.map(\.path) == [".well-known/security.txt", "media/größe und maß.txt"])
    #expect(plan.deleted == [])
    try await publish(desk.edition(Editions.second), to: target())
    #expect(try loopback.site().count == Editions.second.count + 3)
    let again = try await target().plan(for: desk.edition(Editions.second))
    #expect(again.isEmpty)
  }

  @Test("A damaged record stops it, and is named")
  func damaged() async throws {
    try await publish(desk.edition(Editions.first), to: target())
    try loopback.write(".broadsheet/record", "broadsheet store 1\ncut o")
    let error = await #expect(throws: PublicationError.self) {
      try await target().plan(for: desk.edition(Editions.second))
    }
    #expect(error?.message == "the record .broadsheet/record in the bucket \(loopback.name) is damaged")
  }

  @Test("A failure at any step deletes nothing, and the next run completes the site", arguments: 0...10)
  func failure(step: Int) async throws {
    try await publish(desk.edition(Editions.first), to: target())
    let edition = try desk.edition(Editions.second)
    let faulty = FaultyTarget(target: target(), steps: step, isKilled: true)
    await #expect(throws: FaultyTarget.Fault.self) { try await publish(edition, to: faulty) }
    if step < 10 { #expect(try loopback.site()["articles/old/index.html"] == "old") }
    for (path, text) in try loopback.site() {
      #expect(Editions.first[path] == text || Editions.second[path] == text)
    }
    let plan = try await target().plan(for: edition)
    #expect((plan.chore != nil) == (step > 0))
    // What has arrived is not sent again.
    if step > 0 { #expect(plan.new.count + plan.changed.count == max(0, 8 - (step - 1))) }
    try await publish(edition, to: target())
    #expect(try loopback.site() == Editions.second)
    let again = try await target().plan(for: edition)
    #expect(again.isEmpty)
  }

  @Test(
    "Every request may fail for good: nothing is lost, no page shows what is not there", arguments: 0..<12)
  func faults(step: Int) async throws {
    try await publish(desk.edition(Editions.first), to: target())
    let edition = try desk.edition(Editions.second)
    let deed: StoreFault.Deed = step.isMultiple(of: 2) ? .cut : .lose
    try loopback.fail(StoreFault(deed, "PUT", skip: step, times: 99))
    await #expect(throws: (any Error).self) { try await publish(edition, to: target(attempts: 2)) }
    let seen = try loopback.site()
    #expect(seen["articles/old/index.html"] == "old")
    for (path, text) in seen { #expect(Editions.first[path] == text || Editions.second[path] == text) }
    if seen["index.html"] == "front 2" {
      #expect(["assets/style.1a2b3c4d5e.css", "articles/fire/index.html"].allSatisfy { seen[$0] != nil })
    }
    try loopback.fail()
    try await publish(edition, to: target())
    #expect(try loopback.site() == Editions.second)
  }

  @Test(
    "Troubles that pass are not noticed, not even when an answer is lost on its way",
    arguments: [0, 1, 3, 5, 8, 13, 20])
  func passing(step: Int) async throws {
    try await publish(desk.edition(Editions.first), to: target())
    try loopback.fail(
      StoreFault(.lose, "PUT", skip: step), StoreFault(.status, skip: step, times: 2, status: 503),
      StoreFault(.cut, "DELETE", times: 2), StoreFault(.truncate, "GET", skip: 1))
    try await publish(desk.edition(Editions.second), to: target())
    #expect(try loopback.site() == Editions.second)
    try loopback.fail()
    #expect(try await target().plan(for: desk.edition(Editions.second)).isEmpty)
  }

  @Test("A plan that another publication has overtaken is not carried out")
  func overtaken() async throws {
    let plan = try await target().plan(for: desk.edition(Editions.first))
    try await publish(desk.edition(["index.html": "theirs"]), to: target())
    await #expect(throws: PublicationError.overtaken) { try await Delivery(plan, to: target()).run() }
    #expect(try loopback.site() == ["index.html": "theirs"])
  }

  @Test("Two that begin at once: one is refused, by the store")
  func race() async throws {
    let target = target()
    let plan = try await target.plan(for: desk.edition(Editions.first))
    let refusals = await withTaskGroup(of: PublicationError?.self) { group in
      for _ in 0..<6 {
        group.addTask {
          do {
            _ = try await target.begin(plan)
            return nil
          } catch { return error as? PublicationError ?? PublicationError("\(error)") }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(refusals.filter { $0 == nil }.count == 1)
    #expect(refusals.filter { $0 == .overtaken }.count == 5)
  }

  @Test("Of two at work at once neither undoes the other's without noticing", arguments: 0...9)
  func atOnce(step: Int) async throws {
    try await publish(
      desk.edition(["index.html": "front 0", "a.txt": "0", "b/index.html": "0"]), to: target())
    let first = try desk.edition(["index.html": "front 1", "a.txt": "1", "b/index.html": "1"])
    // The files of an edition lie in one folder, so the other is held in memory.
    let second = edition(["index.html": "front 2", "a.txt": "2", "c/index.html": "2"])
    let other = target()
    let plan = try await target().plan(for: first)
    let slow = try await target().begin(plan)
    let outcome = Mutex<[String]>([])
    let interrupted = StoreSteps(at: step) {
      do {
        try await publish(second, to: other)
        outcome.withLock { $0.append("second") }
      } catch { outcome.withLock { $0.append("\(error)") } }
    }
    do {
      for file in plan.changed {
        try await interrupted.step()
        try await slow.put([file]) { _ in }
      }
      try await interrupted.step()
      try await slow.delete(plan.deleted)
      try await interrupted.step()
      try await slow.finish()
      outcome.withLock { $0.append("first") }
    } catch { outcome.withLock { $0.append("\(error)") } }
    // The other one began while the first was at work, so the first one stops.
    if step < 5 { #expect(outcome.withLock { $0 } == ["second", "\(PublicationError.overtaken)"]) }
    try await publish(second, to: target())
    #expect(try loopback.site() == ["index.html": "front 2", "a.txt": "2", "c/index.html": "2"])
  }

  @Test("A file that somebody else wrote since it was listed is not overwritten")
  func conditions() async throws {
    try await publish(desk.edition(["index.html": "front", "a.txt": "a"]), to: target())
    let plan = try await target().plan(for: desk.edition(["index.html": "front 2", "b.txt": "b"]))
    let publication = try await target().begin(plan)
    try loopback.write("index.html", "theirs")
    try loopback.write("b.txt", "theirs")
    await #expect(throws: PublicationError.overtaken) { try await publication.put(plan.changed) { _ in } }
    await #expect(throws: PublicationError.overtaken) { try await publication.put(plan.new) { _ in } }
    #expect(try loopback.site() == ["index.html": "theirs", "a.txt": "a", "b.txt": "theirs"])
  }

  @Test("In a store that knows no conditions an overtaken publication stops at its next step")
  func unconditional() async throws {
    try loopback.fail(StoreFault(.unconditional, times: 999))
    let plan = try await target().plan(for: desk.edition(Editions.first))
    let slow = try await target().begin(plan)
    try await publish(edition(["index.html": "theirs"]), to: target())
    await #expect(throws: PublicationError.overtaken) { try await slow.put(plan.new) { _ in } }
    await #expect(throws: PublicationError.overtaken) { try await slow.delete(["index.html"]) }
    #expect(try loopback.site() == ["index.html": "theirs"])
  }

  @Test("Many files arrive at once, and progress names each of them")
  func many() async throws {
    let files = Dictionary(
      uniqueKeysWithValues: (0..<300).map { ("articles/\($0)/index.html", "story \($0)") })
    let arrived = Mutex<Set<String>>([])
    let plan = try await target().plan(for: desk.edition(files))
    try await Delivery(plan, to: target()).run { step in
      if case .arrived(let file) = step { _ = arrived.withLock { $0.insert(file.path) } }
    }
    #expect(arrived.withLock { $0 } == Set(files.keys))
    #expect(try loopback.site() == files)
  }

  @Test("It says where it leads")
  func places() {
    #expect(target().place == "the bucket \(loopback.name) at 127.0.0.1:\(loopback.store.port)")
    var settings = StoreSettings(bucket: "news")
    settings.prefix = "paper"
    let keys = StoreCredentials(accessKey: "AKIAHUSH", secretKey: "HUSHHUSH")
    let amazon = StoreTarget(settings, credentials: keys, jobs: 1)
    #expect(amazon.place == "the bucket news.s3.us-east-1.amazonaws.com, below paper/")
  }
}

/// Does something once, at a given step of something else.
private final class StoreSteps: Sendable {
  private let left: Mutex<Int>
  private let work: @Sendable () async throws -> Void

  init(at step: Int, _ work: @escaping @Sendable () async throws -> Void) {
    left = Mutex(step)
    self.work = work
  }

  func step() async throws {
    let isNow = left.withLock { left in
      left -= 1
      return left == -1
    }
    if isNow { try await work() }
  }
}
