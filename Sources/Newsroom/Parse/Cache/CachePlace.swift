/// Where a build keeps what the next one need not do again.
struct CachePlace: Hashable, Sendable {
  /// The folder, for all that the program keeps of a site.
  let folder: String
  /// Which build of the program keeps it: what another one left is not used.
  let generator: UInt64

  /// Makes a folder for some part of it, and tells git that nothing here belongs into version control.
  func makeFolder(_ name: String) throws(FileSystemError) {
    try FileIO.makeFolder(name.isEmpty ? folder : folder + "/" + name)
    let file = folder + "/.gitignore"
    if !FileIO.isFile(file) { try FileIO.write(Array("*\n".utf8), to: file) }
  }

  /// Puts a file in place of the old one at once, so that a reader finds a whole one whatever else happens.
  func write(_ bytes: [UInt8], as name: String) throws(FileSystemError) {
    let path = folder + "/" + name
    try FileIO.write(bytes, to: path + ".new")
    try FileIO.move(path + ".new", to: path)
  }
}
