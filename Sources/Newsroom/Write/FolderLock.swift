import Glibc

/// A lock on a folder that the system gives back when the process ends, however it ends.
final class FolderLock: Sendable {
  private let descriptor: Int32

  /// Throws when another build has it.
  init(_ path: String) throws(FileSystemError) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileSystemError("open", path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw FileSystemError(
        "write to", path, reason: "another build is writing it; try again when that has ended")
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }
}
