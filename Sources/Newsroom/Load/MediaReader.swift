import Diagnostics
import Mustache

/// Reads what pages need to know of each media file: its size in bytes and, for pictures, in pixels.
struct MediaReader {
  let folder: SiteFolder

  private static let pictureSuffixes = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg"]

  func library(_ entries: [Inventory.Entry], jobs: Int) -> (library: MediaLibrary, diagnostics: [Diagnostic])
  {
    let files = parallelMap(entries, jobs: jobs) { (entry: $0, image: image($0)) }
    var library: [SitePath: MediaFile] = Dictionary(minimumCapacity: files.count)
    var diagnostics: [Diagnostic] = []
    for file in files {
      guard let path = SitePath("/" + file.entry.path) else { continue }
      if file.image == nil, isPicture(file.entry.path) {
        diagnostics.append(.unreadablePicture(folder.contentPrefix + file.entry.path))
      }
      library[path] = MediaFile(
        source: file.entry.path, byteCount: file.entry.size, image: file.image,
        fingerprint: fingerprint(file.entry))
    }
    return (MediaLibrary(files: library), diagnostics)
  }

  private func isPicture(_ path: String) -> Bool {
    let path = path.lowercased()
    return Self.pictureSuffixes.contains { path.hasSuffix($0) }
  }

  private func image(_ entry: Inventory.Entry) -> ImageSize? {
    guard isPicture(entry.path) else { return nil }
    // A file that cannot be read now fails the build when it is copied; here it is a picture of unknown size.
    guard let bytes = try? FileIO.readStart(folder.content + "/" + entry.path, limit: ImageHeader.length)
    else {
      return nil
    }
    return ImageHeader.size(of: bytes)
  }

  /// Media are large and are copied, not made: their state on disk stands for their bytes.
  private func fingerprint(_ entry: Inventory.Entry) -> UInt64 {
    var hasher = StableHasher()
    hasher.combine(entry.path)
    hasher.combine(entry.size)
    hasher.combine(entry.modified)
    hasher.combine(UInt64(entry.inode))
    return hasher.finish()
  }
}
