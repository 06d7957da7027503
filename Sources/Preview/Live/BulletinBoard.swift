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
      // A failure alone while it lasts: a new edition would take it away.
      Self.send(state.edition.failure.map { .failure($0) } ?? Self.news(of: state.edition), state)
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
      // Of the good edition, too, which a tab that nobody saw may have missed: a failure stands over it.
      if state.edition.hasSite || state.edition.failure == nil {
        continuation.yield(Self.news(of: state.edition))
      }
      if let failure = state.edition.failure { continuation.yield(.failure(failure)) }
      return state.nextReader
    }
    continuation.onTermination = { [weak self] _ in
      // Off this thread's stack: the board may be locked while it finds that a reader has gone.
      Task { self?.remove(reader) }
    }
    return stream
  }

  private func remove(_ reader: Int) { state.withLock { _ = $0.readers.removeValue(forKey: reader) } }

  private static func news(of edition: PreviewEdition) -> Bulletin {
    .edition(edition.id, previous: edition.previous, styleOnly: edition.isStyleChange)
  }

  private static func send(_ bulletin: Bulletin, _ state: State) {
    for reader in state.readers.values { reader.yield(bulletin) }
  }
}
