import Glibc

/// Where the program keeps what the next run need not do again; can be deleted at any time.
package struct CachePlace: Hashable, Sendable {
  /// The folder, for all that the program keeps of a site.
  let folder: String
  /// Which build of the program keeps it: what another one left is not used.
  let generator: UInt64
  /// Whether what is kept is needed for a moment only.
  let isForOneBuild: Bool

  package init(folder: String, generator: UInt64 = 0, isForOneBuild: Bool = false) {
    self.folder = folder
    self.generator = generator
    self.isForOneBuild = isForOneBuild
  }

  /// Makes a folder for some part of it, and tells git that nothing here belongs into version control.
  package func makeFolder(_ name: String = "") throws(FileSystemError) {
    let part = name.isEmpty ? folder : folder + "/" + name
    try FileIO.makeFolder(part)
    deleteLeftovers(in: part)
    let file = folder + "/.gitignore"
    if !FileIO.isFile(file) { try FileIO.write(Array("*\n".utf8), to: file) }
  }

  func read(_ name: String) throws(FileSystemError) -> FileBytes {
    try FileBytes(folder + "/" + name, isMapped: isForOneBuild)
  }

  /// Puts a file in place of the old one at once, so that a reader finds a whole one whatever else happens, and of two
  /// programs at once one leaves a whole one.
  package func write(_ bytes: [UInt8], as name: String) throws(FileSystemError) {
    let path = folder + "/" + name
    try FileIO.replace(path, with: bytes, by: "\(path).\(getpid())\(Self.unfinished)")
  }

  /// How names of files end that are being written.
  private static let unfinished = ".new"

  /// Deletes what programs that were killed were writing an hour ago.
  private func deleteLeftovers(in folder: String) {
    // What cannot be listed or deleted only takes room.
    let files = (try? FileIO.entries(of: folder) { $0.hasSuffix(Self.unfinished) }) ?? []
    let anHourAgo = time(nil) - 3_600
    for file in files where file.fileSize != nil && file.status.st_mtim.tv_sec < anHourAgo {
      unlink(folder + "/" + file.name)
    }
  }
}
