import Glibc

/// A new folder in the system's temporary one, deleted with the value that holds it.
package final class ScratchFolder: Sendable {
  /// Absolute.
  package let path: String

  package init() throws(FileSystemError) {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/broadsheet-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw FileSystemError("make a folder in", base) }
    path = String(cString: made)
  }

  deinit {
    // What cannot be deleted is left to the system, which empties its temporary folder.
    try? FileIO.removeTree(path)
  }

  /// Writes a file; returns its path.
  package func write(_ bytes: [UInt8], as name: String) throws(FileSystemError) -> String {
    try FileIO.write(bytes, to: path + "/" + name)
    return path + "/" + name
  }
}
