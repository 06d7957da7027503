import Newsroom

/// Where a preview builds: a folder for each address, so that two previews of one site do not get in each other's way.
struct PreviewFolder: Sendable {
  /// The site, with no symbolic link on the way to it: the host follows none.
  let output: String
  /// Tells other previews that this one runs; builds lock only the site, and only while they write.
  private let lock: FolderLock

  private static let siteName = "site"

  /// Makes the folder, and empties those of previews that have ended: they may hold what was since taken down.
  ///
  /// - Parameter unable: called for each folder that could not be emptied.
  init(
    in shelf: String, for place: ListeningPlace, unable: (FileSystemError) -> Void
  ) throws(FileSystemError) {
    let own = shelf + "/" + place.folderName
    try FileIO.makeFolder(own)
    lock = try FolderLock(own)
    try FileIO.makeFolder(own + "/" + Self.siteName)
    guard let real = FileIO.resolved(own + "/" + Self.siteName) else { throw FileSystemError("open", own) }
    output = real
    for name in try FileIO.names(in: shelf) where name != place.folderName {
      // One that is locked is that of a preview that runs. The folder itself stays: a preview that begins may just have
      // opened it to lock it.
      guard FileIO.isRealFolder(shelf + "/" + name), let lock = try? FolderLock(shelf + "/" + name) else {
        continue
      }
      do throws(FileSystemError) {
        for part in try FileIO.names(in: shelf + "/" + name) {
          try FileIO.removeTree(shelf + "/" + name + "/" + part)
        }
      } catch { unable(error) }
      withExtendedLifetime(lock) {}
    }
  }
}
