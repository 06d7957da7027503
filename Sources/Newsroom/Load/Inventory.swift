import Diagnostics
import Glibc

/// Every file of a folder, by its path in it: what a build reads, before any of it is read.
package struct Inventory: Sendable {
  /// Ordered by path.
  package let files: [Entry]

  package struct Entry: Hashable, Sendable {
    /// Relative to the folder, with `/` separators.
    package let path: String
    package let size: Int
    /// Nanoseconds since 1970.
    package let modified: Int
    /// Changes when a file is replaced by one of the same size and time.
    package let inode: UInt64

    package static func == (a: Self, b: Self) -> Bool {
      a.size == b.size && a.modified == b.modified && a.inode == b.inode && a.hasName(of: b)
    }

    /// Whether a file that looks the same from now on is the same.
    ///
    /// One that changed shortly before it was listed may have changed again since without a trace in its size and
    /// time (the "racy git" problem).
    ///
    /// - Parameter listed: when the folder was listed, in nanoseconds since 1970.
    func isSettled(by listed: Int) -> Bool { modified < listed - Self.coarsestStep }

    /// File systems keep times in steps; a file may change twice within one, and look the same.
    private static let coarsestStep = 2_000_000_000

    /// Whether both have one name: texts that are equal but for their bytes are two.
    func hasName(of other: Self) -> Bool {
      path.utf8.span.withUnsafeBufferPointer { own in
        other.path.utf8.span.withUnsafeBufferPointer { own.count == $0.count && own.elementsEqual($0) }
      }
    }
  }

  /// Lists `folder` and what is below it.
  ///
  /// Names that begin with a dot, but for `visible` at the top, or end with `~` are left out, as are the folders in
  /// `excluding` and those that a build or a publication made. Symbolic links are followed only to places inside `root`: a
  /// link that leads out is a diagnostic.
  package static func of(
    _ folder: String, root: String, prefix: String, excluding: Set<String> = [], visible: String? = nil,
    jobs: Int = 1
  ) throws(FileSystemError) -> (inventory: Inventory, diagnostics: [Diagnostic]) {
    let lister = FolderLister(
      folder: folder, root: root, prefix: prefix, excluding: excluding, visible: visible)
    var files: [Entry] = []
    var diagnostics: [Diagnostic] = []
    var folders = [""]
    var depth = 0
    while !folders.isEmpty {
      guard depth < Self.deepest else {
        diagnostics += folders.map { .tooDeep(prefix + $0, limit: Self.deepest) }
        break
      }
      let listings = parallelMap(folders, jobs: jobs) { folder in
        Result { () throws(FileSystemError) in try lister.list(folder) }
      }
      folders = []
      for result in listings {
        let listing = try result.get()
        files += listing.files
        folders += listing.folders
        diagnostics += listing.diagnostics
      }
      depth += 1
    }
    files.sort { $0.path < $1.path }
    for (file, next) in zip(files, files.dropFirst()) where file.path == next.path {
      diagnostics.append(.nameStandsTwice(prefix + file.path))
    }
    return (Inventory(files: files), diagnostics)
  }

  /// Deeper than any newsroom files its stories; a loop of links ends here too.
  private static let deepest = 32
}

/// Lists single folders of an inventory.
private struct FolderLister: Sendable {
  let folder: String
  let root: String
  let prefix: String
  let excluding: Set<String>
  let visible: String?

  struct Listing: Sendable {
    var files: [Inventory.Entry] = []
    var folders: [String] = []
    var diagnostics: [Diagnostic] = []
  }

  func list(_ path: String) throws(FileSystemError) -> Listing {
    var listing = Listing()
    let absolute = path.isEmpty ? folder : folder + "/" + path
    var isMade = false
    let entries = try FileIO.entries(of: absolute) { name in
      guard name.hasPrefix(".") else { return !name.hasSuffix("~") }
      if Self.marks.contains(name) { isMade = true }
      return path.isEmpty && name == visible
    }
    if isMade { return Listing() }
    for entry in entries { try add(entry, in: path, to: &listing) }
    return listing
  }

  /// Files that lie in the output of a build and in a folder to which one was published.
  private static let marks = [Manifest.fileName, ".broadsheet-publication"]

  private func add(
    _ entry: FolderEntry, in parent: String, to listing: inout Listing
  ) throws(FileSystemError) {
    let path = parent.isEmpty ? entry.name : parent + "/" + entry.name
    guard excluding.isEmpty || !excluding.contains(path) else { return }
    guard entry.isReachable else { throw .nameNotUTF8(folder + "/" + path) }
    var status = entry.status
    if status.st_mode & S_IFMT == S_IFLNK {
      let absolute = folder + "/" + path
      guard let target = FileIO.resolved(absolute), target.hasPrefix(root + "/") else {
        listing.diagnostics.append(.linkLeadsOut(prefix + path))
        return
      }
      // A publication that is switched leads to its newest state in the folder beside it.
      guard !target.contains("/.\(entry.name)-publications/") else { return }
      guard stat(absolute, &status) == 0 else { throw FileSystemError("read", absolute) }
      let around = FileIO.resolved(folder + "/" + parent) ?? folder
      guard status.st_mode & S_IFMT != S_IFDIR || !(around + "/").hasPrefix(target + "/") else {
        listing.diagnostics.append(.linkLeadsUp(prefix + path))
        return
      }
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: listing.folders.append(path)
    case S_IFREG:
      listing.files.append(
        Inventory.Entry(
          path: path, size: Int(status.st_size),
          modified: status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec,
          inode: UInt64(status.st_ino)))
    default: break
    }
  }
}
