import Glibc

/// What each stage of a build took.
package struct Stopwatch: Sendable {
  package struct Lap: Sendable {
    package let stage: String
    /// Seconds on the clock.
    package let wall: Double
    /// Seconds of processor time, over all threads.
    package let cpu: Double
  }

  package private(set) var laps: [Lap] = []
  private var wall = now(CLOCK_MONOTONIC)
  private var cpu = now(CLOCK_PROCESS_CPUTIME_ID)

  package init() {}

  /// Ends the stage that began with the lap before.
  package mutating func lap(_ stage: String) {
    let (newWall, newCPU) = (Self.now(CLOCK_MONOTONIC), Self.now(CLOCK_PROCESS_CPUTIME_ID))
    laps.append(Lap(stage: stage, wall: newWall - wall, cpu: newCPU - cpu))
    (wall, cpu) = (newWall, newCPU)
  }

  private static func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
