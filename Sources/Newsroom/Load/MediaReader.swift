import Diagnostics
import Mustache

/// Reads what pages need to know of each media file: its size in bytes and, for pictures, in pixels.
struct MediaReader {
  let folder: SiteFolder

  private static let pictureSuffixes = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg"]

  func library(_ entries: [Inventory.Entry], jobs: Int) -> (library: MediaLibrary, diagnostics: [Diagnostic])
  {
    let files = parallelMap(entries, jobs: jobs) { (entry: $0, header: header($0)) }
    var library: [SitePath: MediaFile] = Dictionary(minimumCapacity: files.count)
    var diagnostics: [Diagnostic] = []
    for file in files {
      guard let path = SitePath("/" + file.entry.path) else { continue }
      if file.header == .noPicture {
        diagnostics.append(.unreadablePicture(folder.contentPrefix + file.entry.path))
      }
      library[path] = MediaFile(
        source: file.entry.path, byteCount: file.entry.size, image: file.header?.size,
        fingerprint: StableHasher.hash(of: file.entry))
    }
    return (MediaLibrary(files: library), diagnostics)
  }

  private func isPicture(_ path: String) -> Bool {
    let path = path.lowercased()
    return Self.pictureSuffixes.contains { path.hasSuffix($0) }
  }

  /// Nil for what no name calls a picture.
  private func header(_ entry: Inventory.Entry) -> ImageHeader? {
    guard isPicture(entry.path) else { return nil }
    let path = folder.content + "/" + entry.path
    // A file that cannot be read now fails the build when it is copied; here it is a picture of unknown size.
    func part(_ offset: Int) -> [UInt8]? { try? FileIO.read(path, from: offset, limit: ImageHeader.length) }
    return part(0).map { ImageHeader($0) { part($0) ?? [] } } ?? .sizeUnknown
  }
}
