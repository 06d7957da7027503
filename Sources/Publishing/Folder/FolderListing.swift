import Newsroom

/// Files and symbolic links below a folder, and how they differ from an edition.
struct FolderListing: Sendable {
  let root: String
  /// Regular files relative to the folder, with their sizes.
  let files: [String: Int]
  /// Symbolic links, which only other people make.
  let links: Set<String>
  let folders: Set<String>
  /// Files that a web server may not read.
  private let kept: Set<String>

  /// Lists `root`; nothing when there is no such folder. Follows no symbolic link below it.
  init(_ root: String) throws(PublicationError) {
    self.root = root
    var (files, links, kept): ([String: Int], Set<String>, Set<String>) = ([:], [], [])
    var folders: Set<String> = []
    var unread = FileIO.isFolder(root) ? [""] : []
    while let folder = unread.popLast() {
      for entry in try Self.entries(of: root + "/" + folder) {
        let path = folder + entry.name
        guard entry.isReachable else { throw .unreadable(.nameNotUTF8(root + "/" + path)) }
        if entry.isFolder {
          folders.insert(path)
          unread.append(path + "/")
        }
        if entry.isLink { links.insert(path) }
        files[path] = entry.fileSize
        if entry.fileSize != nil, entry.isKeptFromOthers { kept.insert(path) }
      }
    }
    (self.files, self.links, self.folders, self.kept) = (files, links, folders, kept)
  }

  private static func entries(of folder: String) throws(PublicationError) -> [FolderEntry] {
    do throws(FileSystemError) {
      return try FileIO.entries(of: folder) { !$0.hasPrefix(".broadsheet") }
    } catch { throw .unreadable(error) }
  }

  /// Throws when something that no publication wrote is where the site will have a folder, or lies in a folder where the
  /// site will have a file.
  ///
  /// - Parameter place: the folder as people know it.
  func checkRoom(
    for site: Set<String>, beside ours: Set<String>, in place: String
  ) throws(PublicationError) {
    let obstacles = Obstacles(among: links.union(files.keys).subtracting(site).subtracting(ours))
    guard let file = site.filter(obstacles.stand(inTheWayOf:)).min() else { return }
    throw PublicationError(
      "\(place)/\(obstacles.all(inTheWayOf: [file])[0]), which no publication wrote, is in the way of \(file)",
      help: "move it away, and run the command again")
  }

  /// What would have to change for the folder to hold `edition`, when `record` says which files are ours.
  ///
  /// - Parameter place: the folder as people know it.
  func plan(
    for edition: PublishedEdition, _ record: PublicationRecord?, in place: String, jobs: Int, basis: String
  ) throws -> PublicationPlan {
    let paths = Set(edition.files.map(\.path))
    let ours = record?.paths ?? []
    let others = links.union(files.keys).subtracting(paths)
    try checkRoom(for: paths, beside: ours, in: place)
    // Where a link is, the file itself is not.
    let plan = try PublicationPlan(
      for: edition, there: others.union(files.keys), ours: ours, basis: basis, jobs: jobs, isSame: isSame)
    return plan.noting(beside: ours).opening(if: isKeptFromOthers(plan.unchanged))
  }

  /// Whether a web server may not read one of these files, which are here as they are to be.
  private func isKeptFromOthers(_ unchanged: [PublishedFile]) -> Bool {
    unchanged.contains { kept.contains($0.path) }
      || unchanged.folders.contains { FileIO.isKeptFromOthers(root + "/" + $0) }
  }

  /// Byte by byte: both lie on this machine, and reading two files costs less than hashing them.
  private func isSame(_ file: PublishedFile) throws -> Bool {
    guard files[file.path] == file.size else { return false }
    return try file.bytes() == FileIO.read(root + "/" + file.path)
  }
}
