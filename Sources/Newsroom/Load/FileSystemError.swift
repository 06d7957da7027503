import Glibc

/// A failure of the world, not of an author: a disk, a permission, a missing folder.
package struct FileSystemError: Error, CustomStringConvertible, Sendable {
  package let path: String
  /// What was being done, such as "read".
  let action: String
  package let reason: String

  package init(_ action: String, _ path: String, reason: String) {
    self.action = action
    self.path = path
    self.reason = reason
  }

  /// From `errno` as it stands now.
  package init(_ action: String, _ path: String) {
    self.init(action, path, reason: String(cString: strerror(errno)))
  }

  /// Of a name that cannot be written in front matter, links and addresses.
  package static func nameNotUTF8(_ path: String) -> Self {
    Self("read", path, reason: "its name is not UTF-8; rename it")
  }

  package var description: String { "cannot \(action) \(path): \(reason)" }
}
