/// An output folder that a build has finished, kept from builds for as long as this value lives.
package struct StandingOutput: Sendable {
  /// Absolute, with no symbolic link in it.
  package let path: String
  package let manifest: Manifest
  package let basis: Manifest.Basis
  private let lock: FolderLock

  /// Opens `folder`.
  ///
  /// - Parameter purpose: what for, such as "publish".
  package init(at folder: String, to purpose: String) throws(FileSystemError) {
    guard let path = FileIO.resolved(folder), FileIO.isFile(path + "/" + Manifest.fileName) else {
      throw FileSystemError(
        purpose, folder, reason: "it holds no finished build; run `broadsheet build` first")
    }
    self.path = path
    lock = try FolderLock(path, for: .reading(to: purpose))
    guard let manifest = Manifest(bytes: try FileIO.read(path + "/" + Manifest.fileName)),
      let basis = manifest.basis
    else {
      throw FileSystemError(
        purpose, folder,
        reason: "its last build did not finish, or another version of the program made it; "
          + "run `broadsheet build` first")
    }
    (self.manifest, self.basis) = (manifest, basis)
  }
}
