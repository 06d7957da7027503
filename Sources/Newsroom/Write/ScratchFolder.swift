import Glibc

/// A new folder in the system's temporary one, deleted with the value that holds it.
///
/// What a program that was killed left there is deleted by the next one that needs such a folder.
package final class ScratchFolder: Sendable {
  /// Absolute.
  package let path: String
  /// Around it, with nothing else in it.
  private let shell: String
  /// Says that the folder is in use.
  private let lock: FolderLock

  private static let prefix = "broadsheet-"
  /// Name of the folder in the shell: nothing of somebody else's looks like that.
  private static let name = "broadsheet-scratch"

  package convenience init() throws(FileSystemError) {
    try self.init(in: getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp")
  }

  init(in base: String) throws(FileSystemError) {
    Self.deleteLeftovers(in: base)
    var template = Array("\(base)/\(Self.prefix)XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw FileSystemError("make a folder in", base) }
    shell = String(cString: made)
    path = shell + "/" + Self.name
    // Nobody takes it for a leftover before it has its folder, nor while it is locked.
    lock = try FolderLock(shell)
    try FileIO.makeFolder(path)
  }

  deinit {
    // What cannot be deleted is left to the system, which empties its temporary folder.
    try? FileIO.removeTree(shell)
  }

  private static func deleteLeftovers(in base: String) {
    // As above.
    for name in (try? FileIO.names(in: base)) ?? [] where name.hasPrefix(prefix) {
      let folder = base + "/" + name
      guard isOurs(folder), let lock = try? FolderLock(folder) else { continue }
      try? FileIO.removeTree(folder)
      withExtendedLifetime(lock) {}
    }
  }

  private static func isOurs(_ folder: String) -> Bool {
    var status = stat()
    return lstat(folder, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR && status.st_uid == geteuid()
      && (try? FileIO.names(in: folder)) == [name]
  }

  /// Writes a file; returns its path.
  package func write(_ bytes: [UInt8], as name: String) throws(FileSystemError) -> String {
    try FileIO.write(bytes, to: path + "/" + name)
    return path + "/" + name
  }
}
