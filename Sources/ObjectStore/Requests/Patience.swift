/// How often a question is asked that got no proper answer, and how long to wait in between.
package struct Patience: Sendable {
  /// At least one.
  package let attempts: Int
  private let pause: @Sendable (Duration) async throws -> Void

  package init(
    attempts: Int = 6,
    pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
  ) {
    self.attempts = attempts
    self.pause = pause
  }

  /// One answer to a question that may be asked again.
  package enum Reply<Answer> {
    case final(Answer)
    /// What stands if it is never asked again, and seconds to wait before that, if somebody asked for them.
    case passing(Answer, asked: Int? = nil)
  }

  /// Asks until an answer is final, or often enough; returns the last one.
  package func answer<Answer>(_ ask: () async throws -> Reply<Answer>) async throws -> Answer {
    var number = 1
    while true {
      switch try await ask() {
      case .final(let answer): return answer
      case .passing(let answer, let asked):
        guard number < attempts else { return answer }
        try await wait(after: number, asked: asked)
        number += 1
      }
    }
  }

  /// Waits after attempt `number`: a quarter of a second at first, then twice as long each time, up to eight.
  ///
  /// Not all wait equally long, so that requests which failed together are not repeated together.
  ///
  /// - Parameter asked: seconds that the store asked for.
  package func wait(after number: Int, asked: Int?) async throws {
    let longest = min(250 << min(number - 1, 5), 8_000)
    let milliseconds = Int.random(in: longest / 2...longest)
    try await pause(.milliseconds(max(milliseconds, min(max(asked ?? 0, 0), 60) * 1_000)))
  }
}
