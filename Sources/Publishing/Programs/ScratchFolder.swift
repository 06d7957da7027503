import Glibc
import Newsroom

/// A new folder for files that another program is to read, deleted with the value that holds it.
final class ScratchFolder: Sendable {
  /// Absolute.
  let path: String

  init() throws(FileSystemError) {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/broadsheet-publish-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw FileSystemError("make a folder in", base) }
    path = String(cString: made)
  }

  deinit {
    // What cannot be deleted is left to the system, which empties its temporary folder.
    try? FileIO.removeTree(path)
  }

  /// Writes a file; returns its path.
  func write(_ bytes: [UInt8], as name: String) throws(FileSystemError) -> String {
    try FileIO.write(bytes, to: path + "/" + name)
    return path + "/" + name
  }
}
