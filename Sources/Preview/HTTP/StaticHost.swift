import Glibc
import Newsroom

/// The built site as a plain static host serves it: index files, redirects to folders, and nothing else.
struct StaticHost: Sendable {
  /// Absolute, with no symbolic link in it.
  let root: String

  enum Finding: Hashable, Sendable {
    /// An HTML page, or a file small enough to hold in memory.
    case bytes([UInt8], type: String)
    case largeFile(Representation)
    /// A folder that was asked for as if it were a file.
    case folder
    case missing
  }

  /// Files from this size on are sent from the disk, piece by piece.
  static let largeSize = 1 << 20

  func find(_ path: RequestPath) -> Finding {
    guard path.isPublic else { return .missing }
    let isFolder = path.text.hasSuffix("/")
    let file = root + path.text + (isFolder ? "index.html" : "")
    if let found = read(file) { return found }
    return !isFolder && read(root + path.text + "/index.html") != nil ? .folder : .missing
  }

  /// The site's own page for missing addresses; nil when it has none.
  var notFoundPage: [UInt8]? {
    guard case .bytes(let bytes, _)? = read(root + "/404.html") else { return nil }
    return bytes
  }

  /// Nil for whatever is not a regular file in this very place: a symbolic link anywhere on the way is refused,
  /// for no build of ours makes one.
  private func read(_ path: String) -> Finding? {
    guard FileIO.resolved(path) == path else { return nil }
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let type = ContentType.of(path)
    guard type != ContentType.html, status.st_size >= Self.largeSize else {
      // A build may have taken the file away since: then it is missing.
      return (try? FileIO.read(path)).map { .bytes($0, type: type) }
    }
    let tag = EntityTag(
      size: Int(status.st_size),
      modified: status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec, inode: UInt64(status.st_ino))
    return .largeFile(Representation(type: type, file: path, size: Int(status.st_size), tag: tag))
  }
}
