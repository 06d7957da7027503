import Glibc
import Synchronization

/// A file without a name: texts that wait outside memory, gone when nobody holds it any more, whatever happens.
///
/// Any number of threads may write and read at once.
final class ScratchFile: Sendable {
  private let descriptor: Int32
  private let end = Atomic(0)

  /// Nil when no file can be made in `folder`.
  init?(in folder: String) {
    var path = Array("\(folder)/scratch-XXXXXX".utf8CString)
    descriptor = mkstemp(&path)
    guard descriptor >= 0 else { return nil }
    unlink(path)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  deinit { close(descriptor) }

  /// Where a text lies, in bytes.
  struct Place: Sendable {
    let start: Int
    let count: Int
  }

  /// Nil when there is no room on the disk.
  func write(_ text: String) -> Place? {
    var text = text
    return text.withUTF8 { bytes in
      let place = Place(start: end.add(bytes.count, ordering: .relaxed).oldValue, count: bytes.count)
      let isWhole = everyByte(of: place) { pwrite(descriptor, bytes.baseAddress! + $0, $1, off_t($2)) }
      return isWhole ? place : nil
    }
  }

  /// Nil when the disk fails.
  func text(at place: Place) -> String? {
    var isWhole = false
    let text = String(unsafeUninitializedCapacity: place.count) { buffer in
      isWhole = everyByte(of: place) { pread(descriptor, buffer.baseAddress! + $0, $1, off_t($2)) }
      return isWhole ? place.count : 0
    }
    return isWhole ? text : nil
  }

  /// Calls `move` with how much is done, how much is left and where that lies, until nothing is left or nothing moves.
  private func everyByte(of place: Place, _ move: (Int, Int, Int) -> Int) -> Bool {
    var done = 0
    while done < place.count {
      let moved = move(done, place.count - done, place.start + done)
      if moved < 0 && errno == EINTR { continue }
      guard moved > 0 else { return false }
      done += moved
    }
    return true
  }
}
