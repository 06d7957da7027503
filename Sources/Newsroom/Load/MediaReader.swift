import Diagnostics
import Mustache

/// Reads what pages need to know of each media file: its size in bytes and, for pictures, in pixels.
struct MediaReader {
  let folder: SiteFolder
  /// When the folder was listed, in nanoseconds since 1970.
  let listed: Int

  private static let pictureSuffixes = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg"]

  func library(
    _ entries: [Inventory.Entry], jobs: Int
  ) throws(FileSystemError) -> (library: MediaLibrary, diagnostics: [Diagnostic]) {
    let headers = parallelMap(entries, jobs: jobs) { entry in
      Result { () throws(FileSystemError) in try header(entry) }
    }
    var library: [SitePath: MediaFile] = Dictionary(minimumCapacity: entries.count)
    var diagnostics: [Diagnostic] = []
    for (entry, result) in zip(entries, headers) {
      let header = try result.get()
      guard let path = SitePath("/" + entry.path) else { continue }
      if header == .noPicture { diagnostics.append(.unreadablePicture(folder.contentPrefix + entry.path)) }
      library[path] = MediaFile(
        source: entry.path, byteCount: entry.size, image: header?.size,
        fingerprint: fingerprint(of: entry))
    }
    return (MediaLibrary(files: library), diagnostics)
  }

  /// One that the next build does not find again of a file that may change without a trace: its copy is then compared.
  private func fingerprint(of entry: Inventory.Entry) -> UInt64 {
    var hasher = StableHasher()
    hasher.combine(entry)
    if !entry.isSettled(by: listed) { hasher.combine(listed) }
    return hasher.finish()
  }

  private func isPicture(_ path: String) -> Bool {
    let path = path.lowercased()
    return Self.pictureSuffixes.contains { path.hasSuffix($0) }
  }

  /// Nil for what no name calls a picture.
  private func header(_ entry: Inventory.Entry) throws(FileSystemError) -> ImageHeader? {
    guard isPicture(entry.path) else { return nil }
    let path = folder.content + "/" + entry.path
    func part(_ offset: Int) throws(FileSystemError) -> [UInt8] {
      try FileIO.read(path, from: offset, limit: ImageHeader.length)
    }
    var failure: FileSystemError?
    let header = ImageHeader(try part(0)) { offset in
      do throws(FileSystemError) { return try part(offset) } catch {
        failure = error
        return []
      }
    }
    // Pages would keep the size that it seems to have, for the file looks the same when it can be read again.
    if let failure { throw failure }
    return header
  }
}
