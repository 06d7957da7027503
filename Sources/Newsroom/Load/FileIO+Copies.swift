import Glibc

/// Copies of files and links, and whether there are two of a file.
extension FileIO {
  /// Makes a symbolic link that leads where another does.
  package static func copyLink(_ source: String, to target: String) throws(FileSystemError) {
    guard let destination = destination(of: source) else { throw FileSystemError("read", source) }
    guard symlink(destination, target) == 0 else { throw FileSystemError("link", target) }
  }

  /// Whether two files have the same bytes; those that cannot be read have not.
  static func areSame(_ one: String, _ other: String) -> Bool {
    var offset = 0
    while true {
      // Why one cannot be read is said by whoever needs it.
      guard let bytes = try? read(one, from: offset, limit: 1 << 20),
        bytes == (try? read(other, from: offset, limit: 1 << 20))
      else { return false }
      if bytes.isEmpty { return true }
      offset += bytes.count
    }
  }

  /// Whether two paths name the same file on the disk; not when one of them is a symbolic link to it.
  package static func areOne(_ one: String, _ other: String) -> Bool {
    var (first, second) = (stat(), stat())
    return lstat(one, &first) == 0 && lstat(other, &second) == 0
      && first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }

  /// Copies the bytes of one file inside the kernel, to where nothing is; returns how many.
  package static func copy(_ source: String, to target: String) throws(FileSystemError) -> Int {
    let input = open(source, O_RDONLY | O_CLOEXEC)
    guard input >= 0 else { throw FileSystemError("read", source) }
    defer { close(input) }
    let output = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard output >= 0 else { throw FileSystemError("write", target) }
    return try closing(output, target) { () throws(FileSystemError) in
      var copied = 0
      while true {
        let sent = sendfile(output, input, nil, 1 << 30)
        if sent == 0 { return copied }
        copied += max(sent, 0)
        if sent < 0 && errno != EINTR { throw FileSystemError("copy \(source) to", target) }
      }
    }
  }
}
