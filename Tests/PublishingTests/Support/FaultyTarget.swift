import Publishing
import Synchronization

/// Another target whose publication stops at a given step, as when a cable is pulled.
struct FaultyTarget: PublicationTarget {
  struct Fault: Error {}

  let target: any PublicationTarget
  /// Uploads are cut into single files, so that each is a step.
  let steps: Int
  /// Whether the target hears of the failure; when the process was killed it does not.
  let isKilled: Bool

  var place: String { target.place }

  func plan(for edition: PublishedEdition) async throws -> PublicationPlan {
    try await target.plan(for: edition)
  }

  func begin(_ plan: PublicationPlan) async throws -> any Publication {
    if steps == 0 { throw Fault() }
    return Faulty(
      publication: try await target.begin(plan), countdown: Countdown(steps - 1), isKilled: isKilled)
  }

  func rollBack() async throws -> String { try await target.rollBack() }

  private final class Countdown: Sendable {
    private let left: Mutex<Int>

    init(_ steps: Int) { left = Mutex(steps) }

    func step() throws {
      try left.withLock { left in
        if left == 0 { throw Fault() }
        left -= 1
      }
    }
  }

  private struct Faulty: Publication {
    let publication: any Publication
    let countdown: Countdown
    let isKilled: Bool

    func put(_ files: [PublishedFile], arrived: @escaping @Sendable (PublishedFile) -> Void) async throws {
      for file in files {
        try countdown.step()
        try await publication.put([file], arrived: arrived)
      }
    }

    func delete(_ paths: [String]) async throws {
      try countdown.step()
      try await publication.delete(paths)
    }

    func finish() async throws {
      try countdown.step()
      try await publication.finish()
    }

    func abandon() async { if !isKilled { await publication.abandon() } }
  }
}
