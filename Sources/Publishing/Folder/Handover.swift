import Glibc
import Newsroom

/// What one publication of a shelf takes over from another: unchanged files, and all that no publication wrote.
struct Handover {
  /// What the publication holds that has it.
  let present: FolderListing
  let target: String
  /// Files of the site that the target shows.
  let site: Set<String>
  /// Files of the source that are not wanted any more.
  let gone: Set<String>
  /// The published folder as people know it.
  let place: String

  private var source: String { present.root }

  func run() throws {
    try present.checkRoom(for: site, beside: gone, in: place)
    do {
      let (files, links) = (present.files.keys.filter(isWanted), present.links.filter(isWanted))
      for folder in (files + links).folders.subtracting([""]).sorted() { try makeFolder(folder) }
      for file in files.sorted() { try carry(file) }
      for link in links.sorted() { try carry(link: link) }
      try carry(present.folders)
    } catch let error as FileSystemError {
      throw error.path.hasPrefix(source + "/") ? PublicationError.unreadable(error) : .unwritable(error)
    }
  }

  /// What the site itself has in its place goes before it.
  private func isWanted(_ path: String) -> Bool {
    !gone.contains(path) && !(site.contains(path) && FileIO.size(target + "/" + path) != nil)
  }

  /// Makes a folder that files can be put into, also where others had a file or a link before.
  private func makeFolder(_ folder: String) throws {
    let path = target + "/" + folder
    if !FileIO.isRealFolder(path) {
      try FileIO.removeTree(path)
      try FileIO.makeFolder(path)
    }
    FileIO.letOwnerWrite(path)
  }

  private func carry(_ file: String) throws {
    let (old, new) = (source + "/" + file, target + "/" + file)
    // An earlier publication has most of them already.
    if FileIO.areOne(old, new) { return }
    // An older state of it, which may have been a folder.
    try FileIO.removeTree(new)
    // Some file systems have no hard links, each has a limit to them, and not every file of another user may have one.
    if link(old, new) == 0 { return }
    _ = try FileIO.copy(old, to: new)
    try FileIO.copyAccess(of: old, to: new)
  }

  private func carry(link: String) throws {
    let new = target + "/" + link
    try FileIO.removeTree(new)
    try FileIO.copyLink(source + "/" + link, to: new)
  }

  /// Folders that are not the site's, empty ones as well, each as open as it was.
  private func carry(_ folders: Set<String>) throws {
    let (ours, emptied) = (site.folders, gone.folders)
    let others = folders.filter { folder in
      !ours.contains(folder) && site.isDisjoint(with: Publishing.folders(above: folder + "/"))
        && (!emptied.contains(folder) || FileIO.isRealFolder(target + "/" + folder))
    }.sorted()
    for folder in others { try makeFolder(folder) }
    // Those further down first: one that nobody may write to takes no more in.
    for folder in others.reversed() {
      try FileIO.copyAccess(of: source + "/" + folder, to: target + "/" + folder)
    }
  }
}
