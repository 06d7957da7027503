import Glibc
import Newsroom

/// Wakes a thread that waits for the disk, so that it can end.
final class StopSignal: Sendable {
  /// Readable once the signal was given; for `poll`.
  let descriptor: Int32
  private let writer: Int32

  init() throws(FileSystemError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw FileSystemError("wait for changes in", "the site's folder") }
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
