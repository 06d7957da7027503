import Glibc

/// A folder in which files wait until all of them are ready to be seen.
final class StagingFolder: Sendable {
  private let path: String
  private let descriptor: Int32

  /// Makes the folder; what an earlier build left there goes.
  init(at path: String) throws(FileSystemError) {
    try FileIO.removeTree(path)
    try FileIO.makeFolder(path)
    self.path = path
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileSystemError("open", path) }
  }

  deinit { close(descriptor) }

  /// Writes one file, and makes its folder.
  func write(_ bytes: [UInt8], as file: String) throws(FileSystemError) {
    try makeFolder(of: file)
    try FileIO.write(bytes, to: file, in: descriptor)
  }

  /// Copies one file of the site; returns its size in bytes.
  func copy(_ source: String, as file: String) throws(FileSystemError) -> Int {
    try makeFolder(of: file)
    return try FileIO.copy(source, to: path + "/" + file)
  }

  private func makeFolder(of file: String) throws(FileSystemError) {
    if let slash = file.utf8.lastIndex(of: UInt8(ascii: "/")) {
      try FileIO.makeFolder(String(file[..<slash]), in: descriptor)
    }
  }
}
