import Glibc
import Newsroom

/// The hidden folder with the numbered publications of a folder target, and the link that names the present one.
struct PublicationShelf: Sendable {
  /// The link that readers are served from.
  let link: String
  /// Absolute.
  let root: String
  private let name: String

  init(_ link: String) {
    self.link = link
    let slash = link.lastIndex(of: "/") ?? link.startIndex
    name = ".\(link[link.index(after: slash)...])-publications"
    root = link[...slash] + name
  }

  func folder(_ number: Int) -> String { "\(root)/\(number)" }

  /// A folder that never exists.
  var nothing: String { root + "/none" }

  /// Number of the publication that the link names; nil when there is no such link.
  var shown: Int? {
    guard let target = FileIO.destination(of: link), target.hasPrefix(name + "/") else { return nil }
    return Int(target.dropFirst(name.count + 1))
  }

  /// Number of the publication that readers see; nil before the first one.
  ///
  /// Throws when something else is in the way that must not be lost.
  func current() throws -> Int? {
    var status = stat()
    guard lstat(link, &status) == 0 else { return nil }
    if status.st_mode & S_IFMT == S_IFDIR, try FileIO.names(in: link).isEmpty { return nil }
    guard let number = shown else {
      throw PublicationError(
        "\(link) is there already, and no publication made it",
        help: "move it away, or set `switch: false` for the target to change its files one by one")
    }
    return number
  }

  /// Nil when the publication was not finished.
  ///
  /// Throws when readers see one whose record cannot be read: nobody knows then which of its files are to stay.
  func record(_ number: Int) throws -> PublicationRecord? {
    let file = "\(folder(number)).record"
    guard FileIO.isFile(file), FileIO.isRealFolder(folder(number)) else { return nil }
    let record = PublicationRecord(text: String(decoding: try FileIO.read(file), as: UTF8.self))
    guard try record != nil || current() != number else {
      throw PublicationError(
        "\(file) is damaged, and readers see that publication",
        help: "restore the file, or move the link \(link) away: then everything is published anew")
    }
    return record
  }

  func write(_ record: PublicationRecord, _ number: Int) throws {
    let temporary = root + "/new.record"
    try FileIO.write(Array(record.text.utf8), to: temporary)
    try FileIO.move(temporary, to: "\(folder(number)).record")
  }

  /// Numbers of all publications that anything is left of.
  func numbers() throws -> Set<Int> {
    Set(try FileIO.names(in: root).compactMap { name in Int(name.prefix { $0 != "." }) })
  }

  /// What readers see stays, even when somebody deleted its record.
  func clearUnfinished() throws {
    for number in try numbers() where try number != shown && record(number) == nil {
      // It only takes room, and `prune` says so.
      try? remove(number)
    }
  }

  /// Makes readers see publication `number`, in one step.
  func show(_ number: Int) throws {
    let temporary = root + "/link"
    try FileIO.removeTree(temporary)
    guard symlink("\(name)/\(number)", temporary) == 0 else {
      throw PublicationError(
        "no symbolic link can be made beside \(link): \(String(cString: strerror(errno)))",
        help: "set `switch: false` for the target")
    }
    // A link takes the place of a link in one step, but not that of a folder, which is empty here.
    rmdir(link)
    try FileIO.move(temporary, to: link)
  }

  /// Deletes all publications but `number` and `count` of those that came before it, each from the next.
  ///
  /// One that was rolled back from is not among them. Files that no publication wrote were carried over.
  /// Returns why some could not be deleted, for instance because somebody else's files are in them.
  func prune(keeping count: Int, before number: Int) throws -> [FileSystemError] {
    var kept: Set = [number]
    var at = number
    for _ in 0..<count {
      guard let previous = try record(at)?.previous, try record(previous) != nil else { break }
      kept.insert(previous)
      at = previous
    }
    var failures: [FileSystemError] = []
    for old in try numbers().subtracting(kept).sorted() {
      do throws(FileSystemError) { try remove(old) } catch { failures.append(error) }
    }
    return failures
  }

  /// The record first: without it the rest is cleared away by the next publication.
  func remove(_ number: Int) throws(FileSystemError) {
    unlink("\(folder(number)).record")
    try FileIO.removeTree(folder(number))
  }
}
