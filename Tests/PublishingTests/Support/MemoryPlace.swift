import Publishing
import Synchronization

/// A target in memory that fails when it is told to, after having done a part of the work.
final class MemoryPlace: PublicationTarget, Sendable {
  struct Fault: Error, Equatable {}

  struct State {
    var files: [String: [UInt8]] = [:]
    /// What was done, such as `put index.html`, in its order.
    var log: [String] = []
    /// Steps that still succeed; nil for all.
    var steps: Int?
  }

  let state: Mutex<State>
  let place = "memory"

  init(_ files: [String: String] = [:]) {
    state = Mutex(State(files: files.mapValues { Array($0.utf8) }))
  }

  var texts: [String: String] {
    state.withLock { $0.files.mapValues { String(decoding: $0, as: UTF8.self) } }
  }

  var log: [String] { state.withLock { $0.log } }

  /// Lets so many more steps succeed; nil for all.
  func fail(after steps: Int?) {
    state.withLock {
      $0.steps = steps
      $0.log = []
    }
  }

  func plan(for edition: PublishedEdition) async throws -> PublicationPlan {
    let files = state.withLock { $0.files }
    let there = Set(files.keys)
    return try PublicationPlan(for: edition, there: there, ours: there, jobs: 2) {
      try $0.bytes() == files[$0.path]
    }
  }

  func begin(_ plan: PublicationPlan) async throws -> any Publication {
    try step("begin") { _ in }
    return Change(place: self)
  }

  func rollBack() async throws -> String { throw PublicationError.cannotRollBack("memory") }

  private func step(_ name: String, _ work: (inout State) -> Void) throws {
    try state.withLock { state in
      if state.steps == 0 { throw Fault() }
      state.steps = state.steps.map { $0 - 1 }
      work(&state)
      state.log.append(name)
    }
  }

  private struct Change: Publication {
    let place: MemoryPlace

    func put(_ files: [PublishedFile], arrived: @escaping @Sendable (PublishedFile) -> Void) async throws {
      for file in files {
        let bytes = try file.bytes()
        try place.step("put \(file.path)") { $0.files[file.path] = bytes }
        arrived(file)
      }
    }

    func delete(_ paths: [String]) async throws {
      for path in paths { try place.step("delete \(path)") { $0.files[path] = nil } }
    }

    func finish() async throws { try place.step("finish") { _ in } }

    func abandon() async { place.state.withLock { $0.log.append("abandon") } }
  }
}

/// Files of a site in memory, by path.
func edition(_ files: [String: String]) -> PublishedEdition {
  PublishedEdition(files.map { PublishedFile(path: $0.key, bytes: Array($0.value.utf8)) })
}
