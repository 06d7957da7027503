import Glibc

/// Finds what would stop a build halfway while it moves files into the output folder, before it moves any.
struct ObstacleSearch {
  private let path: String
  /// The output folder, open.
  private let root: Int32
  private let device: dev_t
  private let staging: String
  private let previous: Manifest
  /// Which folders are there, and whether files may be put into them and deleted.
  private var folders: [Substring: Bool] = ["": true]
  private var access: [Substring: Access] = [:]

  private enum Access {
    case open
    case denied(String)
  }

  /// - Parameter root: the output folder, open.
  init(
    in path: String, _ root: Int32, since previous: Manifest, staging: String
  ) throws(FileSystemError) {
    var status = stat()
    guard fstat(root, &status) == 0 else { throw FileSystemError("open", path) }
    (self.path, self.root, self.staging, self.previous) = (path, root, staging, previous)
    device = status.st_dev
  }

  /// Throws when a file cannot come to stand where it belongs without harm to something that no build wrote.
  mutating func checkPlace(of file: String) throws(FileSystemError) {
    let parent = Self.parent(of: file[...])
    // With a folder that is moved as a whole comes all that is in it.
    guard try isThere(parent, for: file) else { return }
    try checkAccess(to: parent, "write", file)
    guard let mode = status(of: file[...])?.st_mode else { return }
    if mode & S_IFMT == S_IFDIR {
      try checkContents(of: file, for: file)
    } else if previous[file] == nil {
      throw foreign(file[...], for: file)
    }
  }

  /// Throws when a file cannot be deleted that the last build wrote.
  mutating func checkDeletion(of file: String) throws(FileSystemError) {
    let parent = Self.parent(of: file[...])
    guard case .denied = access(to: parent), isBehindRealFolders(file), FileIO.size(file, in: root) != nil
    else { return }
    try checkAccess(to: parent, "delete", file)
  }

  private static func parent(of part: Substring) -> Substring {
    part.lastIndex(of: "/").map { part[..<$0] } ?? ""
  }

  private func status(of part: Substring) -> stat? {
    var status = stat()
    return fstatat(root, String(part), &status, AT_SYMLINK_NOFOLLOW) == 0 ? status : nil
  }

  /// Whether a folder is there; throws when something else is that has to stay, or nothing can be moved into it.
  private mutating func isThere(_ folder: Substring, for file: String) throws(FileSystemError) -> Bool {
    if let known = folders[folder] { return known }
    let isThere = try find(folder, for: file)
    folders[folder] = isThere
    return isThere
  }

  private mutating func find(_ folder: Substring, for file: String) throws(FileSystemError) -> Bool {
    let parent = Self.parent(of: folder)
    guard try isThere(parent, for: file) else { return false }
    let found = status(of: folder)
    guard let found, found.st_mode & S_IFMT == S_IFDIR else {
      // A file of the last build makes room.
      guard found == nil || previous[String(folder)] != nil else { throw foreign(folder, for: file) }
      try checkAccess(to: parent, "write", file)
      return false
    }
    guard found.st_dev == device, !isMount(folder) else {
      throw FileSystemError(
        "write", path + "/" + file,
        reason: "\(folder) is a file system of its own, into which nothing can be moved in one step; "
          + "unmount it, or choose another folder with --output")
    }
    return true
  }

  /// Whether nothing can be moved here because the folder was mounted, be it from the same disk.
  private func isMount(_ folder: Substring) -> Bool {
    // No system moves what is named by a dot; across mounts it says so before it looks at names.
    rename(staging + "/.", "\(path)/\(folder)/.") != 0 && errno == EXDEV
  }

  private mutating func access(to folder: Substring) -> Access {
    if let known = access[folder] { return known }
    let name = folder.isEmpty ? "." : String(folder)
    let isOpen = faccessat(root, name, W_OK | X_OK, AT_EACCESS) == 0 || [ENOENT, ENOTDIR].contains(errno)
    let found = isOpen ? Access.open : .denied(String(cString: strerror(errno)))
    access[folder] = found
    return found
  }

  private mutating func checkAccess(
    to folder: Substring, _ action: String, _ file: String
  ) throws(FileSystemError) {
    guard case .denied(let reason) = access(to: folder) else { return }
    throw FileSystemError(
      action, path + "/" + file,
      reason: "its folder cannot be changed (\(reason)); let the user who builds write there")
  }

  /// Throws when the folder holds more than what the last build wrote, which goes, and folders.
  private func checkContents(of folder: String, for file: String) throws(FileSystemError) {
    for entry in try FileIO.entries(of: path + "/" + folder, where: { _ in true }) {
      let part = folder + "/" + entry.name
      if entry.isFolder, entry.isReachable {
        try checkContents(of: part, for: file)
      } else if previous[part] == nil {
        throw foreign(part[...], for: file)
      }
    }
  }

  /// Whether no link leads to the file: behind one nothing is deleted.
  private func isBehindRealFolders(_ file: String) -> Bool {
    var parent = Self.parent(of: file[...])
    while !parent.isEmpty {
      guard FileIO.isRealFolder("\(path)/\(parent)") else { return false }
      parent = Self.parent(of: parent)
    }
    return true
  }

  private func foreign(_ part: Substring, for file: String) -> FileSystemError {
    FileSystemError(
      "write", path + "/" + file,
      reason: "\(part) is there, which no build wrote; move it out of the output folder")
  }
}
