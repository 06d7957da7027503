import Glibc

/// Wakes a thread that waits for the disk, so that it can end.
final class StopSignal: Sendable {
  /// Readable once the signal was given; for `poll`.
  let descriptor: Int32
  private let writer: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    // Without descriptors left there is no signal, and `poll` passes over the number -1.
    if pipe(&ends) != 0 { ends = [-1, -1] }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (descriptor, writer) = (ends[0], ends[1])
  }

  deinit {
    close(descriptor)
    close(writer)
  }

  func give() {
    var mark: UInt8 = 1
    // A full pipe means that the signal was given before.
    _ = write(writer, &mark, 1)
  }
}
