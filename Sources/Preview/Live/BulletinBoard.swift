import Synchronization

/// The present edition, and the browsers that wait for the next.
final class BulletinBoard: Sendable {
  private struct State {
    var edition: PreviewEdition
    var readers: [Int: AsyncStream<Bulletin>.Continuation] = [:]
    var nextReader = 0
  }

  private let state: Mutex<State>

  init(_ edition: PreviewEdition) { state = Mutex(State(edition: edition)) }

  var edition: PreviewEdition { state.withLock { $0.edition } }

  /// How many browsers listen.
  var readerCount: Int { state.withLock { $0.readers.count } }

  /// Changes the edition, and tells every browser.
  func post(_ change: (inout PreviewEdition) -> Void) {
    state.withLock { state in
      change(&state.edition)
      for bulletin in Self.bulletins(state.edition) { Self.send(bulletin, state) }
    }
  }

  func pulse() { state.withLock { Self.send(.pulse, $0) } }

  /// Messages from now on, beginning with how things stand, until the reader goes away.
  func subscribe() -> AsyncStream<Bulletin> {
    // A browser that sleeps needs the last few messages only.
    let (stream, continuation) = AsyncStream.makeStream(
      of: Bulletin.self, bufferingPolicy: .bufferingNewest(8))
    let reader = state.withLock { state in
      state.nextReader += 1
      state.readers[state.nextReader] = continuation
      for bulletin in Self.bulletins(state.edition) { continuation.yield(bulletin) }
      return state.nextReader
    }
    continuation.onTermination = { [weak self] _ in
      // Off this thread's stack: the board may be locked while it finds that a reader has gone.
      Task { self?.remove(reader) }
    }
    return stream
  }

  private func remove(_ reader: Int) { state.withLock { _ = $0.readers.removeValue(forKey: reader) } }

  /// A failure alone while it lasts: a new edition would take it away.
  private static func bulletins(_ edition: PreviewEdition) -> [Bulletin] {
    if let failure = edition.failure { return [.failure(failure)] }
    return [.edition(edition.id, previous: edition.previous, styleOnly: edition.isStyleChange)]
  }

  private static func send(_ bulletin: Bulletin, _ state: State) {
    for reader in state.readers.values { reader.yield(bulletin) }
  }
}
