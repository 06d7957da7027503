import Glibc

/// A name in a folder and what it stands for; of a folder only that it is one.
package struct FolderEntry {
  package let name: String
  /// Whether the name is UTF-8; if not, it was repaired, and no path with it leads here.
  package let isReachable: Bool
  let status: stat

  package var isFolder: Bool { kind == S_IFDIR }
  package var isLink: Bool { kind == S_IFLNK }
  /// Bytes of a regular file; nil for whatever is none.
  package var fileSize: Int? { kind == S_IFREG ? Int(status.st_size) : nil }

  /// Whether it is ours, and the user that a web server runs as may not read it.
  package var isKeptFromOthers: Bool { status.lacks != 0 }

  private var kind: mode_t { status.st_mode & S_IFMT }
}

/// Plain POSIX calls, few of them for each file: this is where a build meets the disk.
package enum FileIO {
  /// All bytes of a file.
  package static func read(_ path: String) throws(FileSystemError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileSystemError("read", path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileSystemError("read", path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw FileSystemError("read", path, reason: "it is not a regular file")
    }
    return try read(descriptor, expecting: Int(status.st_size), path)
  }

  /// Up to `limit` bytes of a file from `offset` on.
  static func read(_ path: String, from offset: Int, limit: Int) throws(FileSystemError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileSystemError("read", path) }
    defer { close(descriptor) }
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      let got = pread(descriptor, buffer.baseAddress, limit, offset)
      failed = got < 0
      count = max(got, 0)
    }
    if failed { throw FileSystemError("read", path) }
    return bytes
  }

  /// Writes `bytes` at the end of a file.
  package static func append(_ bytes: [UInt8], to path: String) throws(FileSystemError) {
    try withBytes(bytes) { buffer throws(FileSystemError) in
      try write(buffer, to: path, in: AT_FDCWD, O_APPEND)
    }
  }

  /// Creates or replaces a file with `bytes`.
  ///
  /// - Parameter folder: an open folder that `path` is relative to.
  package static func write(
    _ bytes: [UInt8], to path: String, in folder: Int32 = AT_FDCWD
  ) throws(FileSystemError) {
    try withBytes(bytes) { buffer throws(FileSystemError) in
      try write(buffer, to: path, in: folder, O_CREAT | O_TRUNC)
    }
  }

  /// Puts a file in place of another at once, by way of a temporary one of which a failure leaves nothing.
  ///
  /// - Parameters:
  ///   - temporary: in the same folder.
  ///   - isLasting: whether a power cut right afterwards must find the one or the other, whole; it takes the time of the disk.
  static func replace(
    _ path: String, with bytes: [UInt8], by temporary: String, isLasting: Bool = false
  ) throws(FileSystemError) {
    do throws(FileSystemError) {
      try withBytes(bytes) { buffer throws(FileSystemError) in
        try write(buffer, to: temporary, O_CREAT | O_TRUNC, isLasting: isLasting)
      }
      try move(temporary, to: path)
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// Makes a file of `bytes` where nothing is, not even a symbolic link; says whether that was so.
  static func create(_ bytes: [UInt8], at path: String) throws(FileSystemError) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_CREAT | O_EXCL, 0o644)
    if descriptor < 0, errno == EEXIST { return false }
    guard descriptor >= 0 else { throw FileSystemError("write", path) }
    try withBytes(bytes) { buffer throws(FileSystemError) in
      try closing(descriptor, path) { () throws(FileSystemError) in try write(buffer, to: descriptor, path) }
    }
    return true
  }

  private static func write(
    _ bytes: UnsafeRawBufferPointer, to path: String, in folder: Int32 = AT_FDCWD, _ flags: Int32,
    isLasting: Bool = false
  ) throws(FileSystemError) {
    let descriptor = openat(folder, path, O_WRONLY | O_CLOEXEC | flags, 0o644)
    guard descriptor >= 0 else { throw FileSystemError("write", path) }
    try closing(descriptor, path) { () throws(FileSystemError) in
      try write(bytes, to: descriptor, path)
      // Some file systems cannot, and say so.
      guard !isLasting || fsync(descriptor) == 0 || errno == EINVAL else {
        throw FileSystemError("write", path)
      }
    }
  }

  /// Closes a file when it is written: network disks and quotas may only then say that there is no room.
  static func closing<Result>(
    _ descriptor: Int32, _ path: String, _ work: () throws(FileSystemError) -> Result
  ) throws(FileSystemError) -> Result {
    let result: Result
    do throws(FileSystemError) { result = try work() } catch {
      close(descriptor)
      throw error
    }
    // Linux has closed it, even when a signal came in between.
    guard close(descriptor) == 0 || errno == EINTR else { throw FileSystemError("write", path) }
    return result
  }

  private static func write(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, _ path: String
  ) throws(FileSystemError) {
    var rest = bytes
    while !rest.isEmpty {
      let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if written < 0 {
        if errno == EINTR { continue }
        throw FileSystemError("write", path)
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[written...])
    }
  }

  /// A typed error cannot pass through a rethrowing closure: it is carried out as a value.
  private static func withBytes(
    _ bytes: [UInt8], _ body: (UnsafeRawBufferPointer) throws(FileSystemError) -> Void
  ) throws(FileSystemError) {
    let result = bytes.withUnsafeBytes { buffer -> Result<Void, FileSystemError> in
      do throws(FileSystemError) { return .success(try body(buffer)) } catch { return .failure(error) }
    }
    try result.get()
  }

  /// Makes a folder and those above it that are missing; returns what it made, the innermost first.
  ///
  /// - Parameter folder: an open folder that `path` is relative to.
  @discardableResult
  package static func makeFolder(
    _ path: String, in folder: Int32 = AT_FDCWD
  ) throws(FileSystemError) -> [String] {
    if mkdirat(folder, path, 0o755) == 0 { return [path] }
    if errno == EEXIST { return [] }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
      throw FileSystemError("make the folder", path)
    }
    let above = try makeFolder(String(path[..<slash]), in: folder)
    if mkdirat(folder, path, 0o755) == 0 { return [path] + above }
    guard errno == EEXIST else { throw FileSystemError("make the folder", path) }
    return above
  }

  /// Makes the folders that a file at `path` needs.
  package static func makeFolders(above path: String) throws(FileSystemError) {
    if let slash = path.lastIndex(of: "/") { try makeFolder(String(path[..<slash])) }
  }

  /// Whether a folder or file of this path, which need not be there yet, lies in a folder or is that folder itself.
  package static func willLie(_ path: String, in folder: String) -> Bool {
    let path = path.hasPrefix("/") ? path : (resolved(".") ?? "") + "/" + path
    var (there, missing) = (path[...], "")
    while resolved(String(there)) == nil, let slash = there.lastIndex(of: "/"), slash != there.startIndex {
      missing = there[slash...] + missing
      there = there[..<slash]
    }
    let whole = resolved(String(there)).map { $0 + missing } ?? path
    return whole == folder || whole.hasPrefix(folder + "/")
  }

  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  package static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Size in bytes of a regular file, itself no symbolic link; nil when there is none.
  ///
  /// - Parameter folder: an open folder that the path is relative to, which spares the system the way to it.
  package static func size(_ path: String, in folder: Int32 = AT_FDCWD) -> Int? {
    var status = stat()
    guard fstatat(folder, path, &status, AT_SYMLINK_NOFOLLOW) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return Int(status.st_size)
  }

  /// What stands in a folder, in no particular order, itself no target of a symbolic link.
  ///
  /// Asks only about those whose name passes, and not about folders, of which the listing tells.
  package static func entries(
    of path: String, where isWanted: (String) -> Bool
  ) throws(FileSystemError) -> [FolderEntry] {
    guard let folder = opendir(path) else { throw FileSystemError("list", path) }
    defer { closedir(folder) }
    var entries: [FolderEntry] = []
    while let entry = try next(in: folder, path) {
      let exact = withName(of: entry) { String(validatingCString: $0) }
      let name = exact ?? name(of: entry)
      guard name != ".", name != "..", isWanted(name) else { continue }
      var status = stat()
      if entry.pointee.d_type == UInt8(DT_DIR) {
        status.st_mode = S_IFDIR
      } else {
        let found = withName(of: entry) { fstatat(dirfd(folder), $0, &status, AT_SYMLINK_NOFOLLOW) }
        guard found == 0 else {
          // Somebody has deleted it meanwhile.
          if errno == ENOENT { continue }
          throw FileSystemError("read", path + "/" + name)
        }
      }
      entries.append(FolderEntry(name: name, isReachable: exact != nil, status: status))
    }
    return entries
  }

  /// What comes next in an open folder; nil at its end.
  private static func next(
    in folder: OpaquePointer, _ path: String
  ) throws(FileSystemError) -> UnsafeMutablePointer<dirent>? {
    // Nothing else tells the end from a failure.
    errno = 0
    let entry = readdir(folder)
    guard entry != nil || errno == 0 else { throw FileSystemError("list", path) }
    return entry
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
    withName(of: entry) { String(cString: $0) }
  }

  private static func withName<Result>(
    of entry: UnsafeMutablePointer<dirent>, _ body: (UnsafePointer<CChar>) -> Result
  ) -> Result {
    withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256, body)
    }
  }

  /// Names in a folder, in no particular order, without `.` and `..`.
  package static func names(in path: String) throws(FileSystemError) -> [String] {
    guard let folder = opendir(path) else { throw FileSystemError("list", path) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = try next(in: folder, path) {
      let name = name(of: entry)
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  /// Moves a file or folder; replaces a file of that name in one step.
  package static func move(_ source: String, to target: String) throws(FileSystemError) {
    guard rename(source, target) == 0 else { throw FileSystemError("move \(source) to", target) }
  }

  /// Deletes a folder with everything in it; does nothing when there is none. Follows no symbolic link.
  ///
  /// What can be deleted is, in folders of ours that are closed as well, and the first failure is thrown.
  package static func removeTree(_ path: String) throws(FileSystemError) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR {
      letOwnerWrite(path)
      var failure: FileSystemError?
      for name in try names(in: path) {
        do throws(FileSystemError) { try removeTree(path + "/" + name) } catch { failure = failure ?? error }
      }
      if let failure { throw failure }
      guard rmdir(path) == 0 else { throw FileSystemError("delete", path) }
    } else {
      guard unlink(path) == 0 else { throw FileSystemError("delete", path) }
    }
  }

  /// The absolute path with symbolic links followed; nil when nothing is there.
  package static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  private static func read(
    _ descriptor: Int32, expecting size: Int, _ path: String
  ) throws(FileSystemError) -> [UInt8] {
    var failed = false
    var bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = 0
      while count < size {
        let got = Glibc.read(descriptor, buffer.baseAddress! + count, size - count)
        if got < 0 && errno == EINTR { continue }
        failed = got < 0
        if got <= 0 { break }
        count += got
      }
    }
    if failed { throw FileSystemError("read", path) }
    if bytes.count < size { bytes.reserveCapacity(bytes.count) }
    return bytes
  }
}

extension FileIO {
  /// Whether a folder is there that is no symbolic link.
  package static func isRealFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Deletes a file and the folders that it leaves empty; nothing behind a link that somebody put in the way.
  ///
  /// - Parameter file: relative to `root`; that it is gone already is no failure.
  package static func delete(_ file: String, below root: String) throws(FileSystemError) {
    var parent = file[...]
    while let slash = parent.lastIndex(of: "/") {
      parent = parent[..<slash]
      guard isRealFolder(root + "/" + parent) else { return }
    }
    // It may have become a folder by now, or what was its folder may have become a file.
    guard unlink(root + "/" + file) == 0 || [ENOENT, ENOTDIR, EISDIR].contains(errno) else {
      throw FileSystemError("delete", root + "/" + file)
    }
    // rmdir refuses while anything is left.
    var folder = file[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      if rmdir(root + "/" + folder) != 0 { break }
    }
  }

  /// Deletes a folder that holds nothing but folders without files; does nothing where there is none.
  package static func removeEmptyFolders(_ path: String) throws(FileSystemError) {
    guard isRealFolder(path) else { return }
    for name in try names(in: path) { try removeEmptyFolders(path + "/" + name) }
    // It refuses while anything is left, and what comes next says so.
    rmdir(path)
  }

  /// Where a symbolic link leads, as it says itself; nil when it is none.
  package static func destination(of link: String) -> String? {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = buffer.withUnsafeMutableBytes {
      readlink(link, $0.baseAddress!.assumingMemoryBound(to: CChar.self), $0.count)
    }
    return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
  }
}
