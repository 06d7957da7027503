/// Where a build keeps what the next one need not do again.
struct CachePlace: Hashable, Sendable {
  /// The folder, for all that the program keeps of a site.
  let folder: String
  /// Which build of the program keeps it: what another one left is not used.
  let generator: UInt64

  /// Tells git that nothing in the folder belongs into the site's version control.
  func hide() throws(FileSystemError) {
    let file = folder + "/.gitignore"
    if !FileIO.isFile(file) { try FileIO.write(Array("*\n".utf8), to: file) }
  }
}
