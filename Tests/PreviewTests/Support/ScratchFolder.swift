import Foundation

/// Files in a temporary folder, deleted with the value that holds it.
final class ScratchFolder: Sendable {
  /// Absolute, with symbolic links followed.
  let root: String

  init(_ files: [String: String] = [:]) throws {
    let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    root = folder.path + "/broadsheet-preview-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    for (path, text) in files { try write(path, text) }
  }

  deinit {
    // A folder that cannot be deleted is left to the system, which empties its temporary folder.
    try? FileManager.default.removeItem(atPath: root)
  }

  func write(_ path: String, _ text: String) throws {
    try makeFolder((path as NSString).deletingLastPathComponent)
    try Data(text.utf8).write(to: URL(fileURLWithPath: root + "/" + path))
  }

  func makeFolder(_ path: String) throws {
    try FileManager.default.createDirectory(
      atPath: root + "/" + path, withIntermediateDirectories: true)
  }

  func move(_ path: String, to target: String) throws {
    guard rename(root + "/" + path, root + "/" + target) == 0 else {
      throw CocoaError(.fileWriteUnknown)
    }
  }

  func delete(_ path: String) throws { try FileManager.default.removeItem(atPath: root + "/" + path) }

  func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: root + "/" + path, withDestinationPath: target)
  }
}

/// Source of a small article.
func story(_ title: String, _ more: String = "", body: String = "A short body.") -> String {
  "---\ntitle: \(title)\ndate: 2026-05-01T08:00:00Z\n\(more)---\n\(body)\n"
}
