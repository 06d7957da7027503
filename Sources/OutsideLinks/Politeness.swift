/// How considerate a checker is, and how patient.
package struct Politeness: Sendable {
  /// Hosts that are asked at the same time; one host is only ever asked one thing.
  var hosts = 16
  /// Between an answer of a host and the next question to it.
  var pause = Duration.milliseconds(500)
  /// Longest wait for one answer.
  package var timeout = Duration.seconds(20)
  /// After so long nothing more is asked.
  package var total = Duration.seconds(600)
  /// Silences after which a host is left alone.
  var silences = 3
  /// Addresses that one link may lead through.
  package var redirects = 10

  package init() {}
}

/// Time as the checker sees it; tests bring their own.
package struct Timekeeper: Sendable {
  let pause: @Sendable (Duration) async -> Void
  /// Whether nothing more is to be asked.
  let isOver: @Sendable () -> Bool

  init(pause: @escaping @Sendable (Duration) async -> Void, isOver: @escaping @Sendable () -> Bool) {
    self.pause = pause
    self.isOver = isOver
  }

  /// The clock of this machine, from now until `total` has passed.
  package static func running(for total: Duration) -> Timekeeper {
    let end = ContinuousClock.now + total
    return Timekeeper(
      // A pause that is cut short belongs to a check that was given up.
      pause: { try? await Task.sleep(for: $0) },
      isOver: { ContinuousClock.now >= end })
  }
}
