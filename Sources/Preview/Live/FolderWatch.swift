import Glibc
import Newsroom

/// Tells when files below a folder change, by inotify: nothing is polled.
///
/// Editors save in several ways: they write in place, or write another file and rename it over the old one, or move
/// the old one away first. All of them end with a file closed after writing or moved to its name. A file that nobody could
/// read is mended by its permissions alone.
final class FolderWatch {
  private let descriptor: Int32
  private let root: String
  private let sources: SourceTree
  private let stop: StopSignal
  /// Watched folders relative to the root, by the kernel's number for the watch.
  private var folders: [Int32: String] = [:]
  /// Links to files, by the watched folder that the file lies in, and its name there.
  private var links: [Int32: [String: Set<String>]] = [:]
  /// Files made since the last report: when they go again before it, nothing has changed.
  private var born: Set<String> = []
  private var problem: FileSystemError?

  /// A save that takes several steps is over when nothing happened for so long.
  private static let settlingMilliseconds: Int32 = 4
  /// A copy of a whole archive is taken up at least so often.
  private static let longestWait = Duration.milliseconds(250)
  private static let deepest = 32
  private static let mask = UInt32(
    IN_CLOSE_WRITE | IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ONLYDIR)

  init(_ root: String, _ sources: SourceTree, stop: StopSignal) throws(FileSystemError) {
    descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
    guard descriptor >= 0 else { throw Self.failure(root, errno) }
    self.root = root
    self.sources = sources
    self.stop = stop
    watchAll()
  }

  deinit { close(descriptor) }

  /// What inotify's failure means: its own words for a limit are those for a full disk and for too many open files.
  static func failure(_ path: String, _ code: Int32) -> FileSystemError {
    let limit =
      switch code {
      case ENOSPC: "fs.inotify.max_user_watches"
      case EMFILE: "fs.inotify.max_user_instances"
      default: ""
      }
    let reason =
      limit.isEmpty
      ? String(cString: strerror(code)) : "the limit \(limit) is reached (`sysctl \(limit)=524288` raises it)"
    return FileSystemError("watch", path, reason: reason)
  }

  /// Why some folder is not watched, once; nil when all are, or when that was said before.
  func takeProblem() -> FileSystemError? {
    defer { problem = nil }
    return problem
  }

  /// Waits for the next changes; returns their paths relative to the root, or nil when the signal to stop was given.
  func next() -> Set<String>? {
    var changed: Set<String> = []
    born = []
    var deadline: ContinuousClock.Instant?
    while true {
      var waiting = [
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: stop.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      let ready = poll(&waiting, 2, changed.isEmpty ? -1 : Self.settlingMilliseconds)
      if waiting[1].revents != 0 { return nil }
      if ready > 0 { readEvents(into: &changed) }
      guard !changed.isEmpty else { continue }
      if deadline == nil { deadline = .now + Self.longestWait }
      if ready == 0 || deadline.map({ .now > $0 }) == true { return changed }
    }
  }

  private func readEvents(into changed: inout Set<String>) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 8)
    defer { buffer.deallocate() }
    let count = read(descriptor, buffer.baseAddress, buffer.count)
    let header = MemoryLayout<inotify_event>.size
    var offset = 0
    while offset + header <= count {
      let event = buffer.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
      let name = buffer[(offset + header)..<(offset + header + Int(event.len))].prefix { $0 != 0 }
      handle(event, name: String(decoding: name, as: UTF8.self), &changed)
      offset += header + Int(event.len)
    }
  }

  private func handle(_ event: inotify_event, name: String, _ changed: inout Set<String>) {
    if event.mask & UInt32(IN_Q_OVERFLOW) != 0 {
      // The kernel dropped events: anything may have changed, new folders too.
      watchAll()
      changed.insert("content")
      return
    }
    if event.mask & UInt32(IN_IGNORED) != 0 {
      folders[event.wd] = nil
      links[event.wd] = nil
      return
    }
    // One that is only made is still to be written.
    if event.mask & UInt32(IN_CREATE) == 0 { changed.formUnion(links[event.wd]?[name] ?? []) }
    guard let folder = folders[event.wd] else { return }
    // Without a name the event is the folder's own.
    let path = folder.isEmpty ? name : name.isEmpty ? folder : folder + "/" + name
    guard sources.contains(path) else { return }
    if event.mask & UInt32(IN_CREATE | IN_MOVED_TO | IN_ATTRIB) != 0 {
      var seen: Set<Int32> = []
      follow(path, depth: 0, &seen)
    }
    if event.mask & UInt32(IN_ISDIR) != 0 {
      changed.insert(path)
    } else {
      handleFile(path, event.mask, &changed)
    }
  }

  private func handleFile(_ path: String, _ mask: UInt32, _ changed: inout Set<String>) {
    if mask & UInt32(IN_CREATE) != 0 {
      // Its like was there before when it counts as changed already: then its going again is a change.
      if !changed.contains(path) { born.insert(path) }
      if isBeingWritten(path) { return }
    }
    if mask & UInt32(IN_ATTRIB) != 0, born.contains(path) { return }
    // What an editor writes first and renames then never was a source.
    if mask & UInt32(IN_MOVED_FROM | IN_DELETE) != 0, born.remove(path) != nil {
      changed.remove(path)
      return
    }
    changed.insert(path)
  }

  /// Whether a new file is still to be closed by its writer; links appear whole.
  private func isBeingWritten(_ path: String) -> Bool {
    var status = stat()
    guard lstat(root + "/" + path, &status) == 0 else { return true }
    return status.st_mode & S_IFMT == S_IFREG && status.st_nlink == 1
  }

  /// Watches the root and all folders below it that hold sources.
  private func watchAll() {
    var seen: Set<Int32> = []
    watch("", depth: 0, &seen)
  }

  private func watch(_ folder: String, depth: Int, _ seen: inout Set<Int32>) {
    let absolute = folder.isEmpty ? root : root + "/" + folder
    guard let number = add(absolute) else { return }
    folders[number] = folder
    guard depth < Self.deepest, seen.insert(number).inserted else { return }
    let prefix = folder.isEmpty ? "" : folder + "/"
    // A folder that is gone by now has no names.
    let entries = (try? FileIO.entries(of: absolute) { sources.contains(prefix + $0) }) ?? []
    for entry in entries where entry.isFolder || entry.isLink {
      follow(prefix + entry.name, depth: depth + 1, &seen)
    }
  }

  /// Watches what a name stands for when that is a folder, or a link to a file elsewhere.
  private func follow(_ path: String, depth: Int, _ seen: inout Set<Int32>) {
    let absolute = root + "/" + path
    if FileIO.isFolder(absolute) { return watch(path, depth: depth, &seen) }
    guard FileIO.destination(of: absolute) != nil, let file = FileIO.resolved(absolute),
      let slash = file.lastIndex(of: "/"), let number = add(String(file[...slash]))
    else { return }
    links[number, default: [:]][String(file[file.index(after: slash)...]), default: []].insert(path)
  }

  /// The kernel's number for the watch of a folder; nil when there is none.
  private func add(_ folder: String) -> Int32? {
    let number = inotify_add_watch(descriptor, folder, Self.mask)
    // A folder may be gone again by now; what else goes wrong, the author must know.
    if number < 0, errno != ENOENT && errno != ENOTDIR { problem = Self.failure(folder, errno) }
    return number < 0 ? nil : number
  }
}
