import Glibc

/// A lock on a folder that the system gives back when the process ends, however it ends.
package final class FolderLock: Sendable {
  package enum Purpose: Sendable {
    /// Alone.
    case writing
    /// With others who only read; for an action such as "publish".
    case reading(to: String)
  }

  /// The folder, open.
  let descriptor: Int32

  /// Throws when another process has it.
  package init(_ path: String, for purpose: Purpose = .writing) throws(FileSystemError) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileSystemError("open", path) }
    let (kind, action) =
      switch purpose {
      case .writing: (LOCK_EX, "write to")
      case .reading(let action): (LOCK_SH, action)
      }
    guard flock(descriptor, kind | LOCK_NB) == 0 else {
      close(descriptor)
      throw FileSystemError(
        action, path,
        reason: "another build is writing it, or it is being published; try again when that has ended")
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }
}
