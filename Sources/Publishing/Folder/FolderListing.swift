import Newsroom

/// Regular files below a folder, and how they differ from an edition.
struct FolderListing: Sendable {
  let root: String
  /// Relative to the folder, with their sizes.
  let files: [String: Int]

  /// Lists `root`; nothing when there is no such folder. Follows no symbolic link below it.
  init(_ root: String) throws(FileSystemError) {
    self.root = root
    var files: [String: Int] = [:]
    var folders = FileIO.isFolder(root) ? [""] : []
    while let folder = folders.popLast() {
      for name in try FileIO.names(in: root + "/" + folder) where !name.hasPrefix(".broadsheet") {
        let path = folder + name
        if FileIO.isRealFolder(root + "/" + path) {
          folders.append(path + "/")
        } else if let size = FileIO.size(root + "/" + path) {
          files[path] = size
        }
      }
    }
    self.files = files
  }

  /// What would have to change for the folder to hold `edition`, when `record` says which files are ours.
  func plan(
    for edition: PublishedEdition, _ record: PublicationRecord?, jobs: Int, basis: String
  ) throws -> PublicationPlan {
    let known = edition.files.filter { files[$0.path] != nil }
    let same = parallelMap(known, jobs: jobs) { file in Result { try isSame(file) } }
    var (changed, unchanged): ([PublishedFile], [PublishedFile]) = ([], [])
    for (file, result) in zip(known, same) {
      if try result.get() { unchanged.append(file) } else { changed.append(file) }
    }
    let paths = Set(edition.files.map(\.path))
    let others = files.keys.filter { !paths.contains($0) }
    let deleted = others.filter { record?.paths.contains($0) == true }
    return PublicationPlan(
      new: edition.files.filter { files[$0.path] == nil }, changed: changed, unchanged: unchanged,
      deleted: deleted, foreign: others.count - deleted.count, basis: basis)
  }

  /// Byte by byte: both lie on this machine, and reading two files costs less than hashing them.
  private func isSame(_ file: PublishedFile) throws -> Bool {
    guard files[file.path] == file.size else { return false }
    return try file.bytes() == FileIO.read(root + "/" + file.path)
  }
}
