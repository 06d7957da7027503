import Glibc

extension stat {
  /// The permissions that others lack to read a file or to look into a folder, when it is ours to give them.
  var lacks: mode_t {
    guard geteuid() == 0 || st_uid == geteuid() else { return 0 }
    return ~st_mode & (st_mode & S_IFMT == S_IFDIR ? 0o555 : 0o444)
  }
}

/// Who may read files, and whose they are.
extension FileIO {
  /// Whether a folder is ours, and the user that a web server runs as may not look into it.
  package static func isKeptFromOthers(_ folder: String) -> Bool {
    var status = stat()
    return stat(folder, &status) == 0 && status.lacks != 0
  }

  /// Lets everybody read a file or look into a folder of ours, which the umask may have forbidden.
  package static func letOthersRead(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.lacks != 0 else { return }
    // Some file systems keep no permissions; what they have instead is no matter of ours.
    chmod(path, (status.st_mode | status.lacks) & 0o7777)
  }

  /// Lets us change what is in a folder of ours.
  package static func letOwnerWrite(_ folder: String) {
    var status = stat()
    guard lstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, ~status.st_mode & 0o700 != 0 else {
      return
    }
    // As in `letOthersRead`.
    chmod(folder, (status.st_mode | 0o700) & 0o7777)
  }

  /// Gives a file or folder the permissions of another, and its owner and group where that is allowed.
  package static func copyAccess(of source: String, to target: String) throws(FileSystemError) {
    var status = stat()
    guard stat(source, &status) == 0 else { throw FileSystemError("read", source) }
    // Only root may give away; its owner may let a group have it that he is in.
    if chown(target, status.st_uid, status.st_gid) != 0 { chown(target, .max, status.st_gid) }
    // As in `letOthersRead`.
    chmod(target, status.st_mode & 0o7777)
  }

  /// Name of the user that a file or folder belongs to, or a number where there is no name; nil when that is not told.
  package static func owner(of path: String) -> String? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    return getpwuid(status.st_uid).map { String(cString: $0.pointee.pw_name) } ?? "user \(status.st_uid)"
  }
}
