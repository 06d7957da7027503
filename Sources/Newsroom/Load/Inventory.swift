import Diagnostics
import Glibc

/// Every file of a folder, by its path in it: what a build reads, before any of it is read.
package struct Inventory: Sendable {
  /// Ordered by path.
  package let files: [Entry]

  package struct Entry: Hashable, Sendable {
    /// Relative to the folder, with `/` separators.
    package let path: String
    package let size: Int
    /// Nanoseconds since 1970.
    package let modified: Int
    /// Changes when a file is replaced by one of the same size and time.
    package let inode: UInt64
  }

  /// Lists `folder` and what is below it.
  ///
  /// Names that begin with a dot or end with `~` are left out, as are the folders in `excluding`. Symbolic
  /// links are followed only to places inside `root`: a link that leads out is a diagnostic.
  package static func of(
    _ folder: String, root: String, prefix: String, excluding: Set<String> = []
  ) throws(FileSystemError) -> (inventory: Inventory, diagnostics: [Diagnostic]) {
    var walk = Walk(folder: folder, root: root, prefix: prefix, excluding: excluding)
    try walk.list("", depth: 0)
    walk.files.sort { $0.path < $1.path }
    return (Inventory(files: walk.files), walk.diagnostics)
  }

  private struct Walk {
    let folder: String
    let root: String
    let prefix: String
    let excluding: Set<String>
    var files: [Entry] = []
    var diagnostics: [Diagnostic] = []

    /// Deeper than any newsroom files its stories; a loop of links ends here too.
    static let deepest = 32

    mutating func list(_ path: String, depth: Int) throws(FileSystemError) {
      guard depth < Self.deepest else {
        diagnostics.append(.tooDeep(prefix + path, limit: Self.deepest))
        return
      }
      let absolute = path.isEmpty ? folder : folder + "/" + path
      let entries = try FileIO.entries(of: absolute) { !$0.hasPrefix(".") && !$0.hasSuffix("~") }
      for entry in entries { try add(entry, in: path, depth: depth) }
    }

    private mutating func add(
      _ entry: FolderEntry, in parent: String, depth: Int
    ) throws(FileSystemError) {
      let path = parent.isEmpty ? entry.name : parent + "/" + entry.name
      guard excluding.isEmpty || !excluding.contains(path) else { return }
      var status = entry.status
      if status.st_mode & S_IFMT == S_IFLNK {
        let absolute = folder + "/" + path
        guard let target = FileIO.resolved(absolute), target.hasPrefix(root + "/") else {
          diagnostics.append(.linkLeadsOut(prefix + path))
          return
        }
        guard stat(absolute, &status) == 0 else { throw FileSystemError("read", absolute) }
      }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: try list(path, depth: depth + 1)
      case S_IFREG:
        files.append(
          Entry(
            path: path, size: Int(status.st_size),
            modified: status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec,
            inode: UInt64(status.st_ino)))
      default: break
      }
    }
  }
}
