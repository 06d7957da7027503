import Glibc
import Newsroom

/// What one publication of a shelf takes over from another: unchanged files, and all that no publication wrote.
struct Handover {
  /// The folder of the publication that has it.
  let source: String
  let target: String
  /// Files of the site that the target shows.
  let site: Set<String>
  /// Files of the source that are not wanted any more.
  let gone: Set<String>

  func run() throws {
    let present = try FolderListing(source)
    for file in present.files.keys.sorted() where isWanted(file) {
      try makeRoom(for: file)
      try carry(file)
    }
    for link in present.links.sorted() where isWanted(link) {
      try makeRoom(for: link)
      try FileIO.copyLink(source + "/" + link, to: target + "/" + link)
    }
    try carry(present.folders)
  }

  /// What the site itself has in its place goes before it.
  private func isWanted(_ path: String) -> Bool {
    !gone.contains(path) && !(site.contains(path) && FileIO.size(target + "/" + path) != nil)
  }

  private func makeRoom(for path: String) throws(FileSystemError) {
    try FileIO.makeFolders(above: target + "/" + path)
    // An older state of it.
    unlink(target + "/" + path)
  }

  private func carry(_ file: String) throws(PublicationError) {
    let (old, new) = (source + "/" + file, target + "/" + file)
    // Some file systems have no hard links, each has a limit to them, and not every file of another user may have one.
    if link(old, new) == 0 { return }
    do throws(FileSystemError) {
      _ = try FileIO.copy(old, to: new)
      try FileIO.copyAccess(of: old, to: new)
    } catch { throw .unreadable(error) }
  }

  /// Folders that are not the site's, empty ones as well, each as open as it was.
  private func carry(_ folders: Set<String>) throws(FileSystemError) {
    let (ours, emptied) = (site.folders, gone.folders)
    let others = folders.filter { folder in
      !ours.contains(folder) && site.isDisjoint(with: Publishing.folders(above: folder + "/"))
        && (!emptied.contains(folder) || FileIO.isRealFolder(target + "/" + folder))
    }.sorted()
    for folder in others { try FileIO.makeFolder(target + "/" + folder) }
    // Those further down first: one that nobody may write to takes no more in.
    for folder in others.reversed() {
      try FileIO.copyAccess(of: source + "/" + folder, to: target + "/" + folder)
    }
  }
}
