import Foundation
import Publishing

/// A temporary folder with editions of a site and the places they are published to, deleted with this value.
final class Desk: Sendable {
  /// Absolute, with symbolic links followed.
  let root: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    root = folder.path + "/broadsheet-publishing-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: root + "/site", withIntermediateDirectories: true)
  }

  deinit {
    // A folder that cannot be deleted is left to the system, which empties its temporary folder.
    try? FileManager.default.removeItem(atPath: root)
  }

  var site: String { root + "/site" }

  /// Writes `files` as the site's output folder, and takes them as an edition.
  func edition(_ files: [String: String]) throws -> PublishedEdition {
    let output = "site/output"
    if exists(output) { try FileManager.default.removeItem(atPath: root + "/" + output) }
    return PublishedEdition(
      try files.map { path, text in
        try write("\(output)/\(path)", text)
        return PublishedFile(
          path: path, source: .file("\(root)/\(output)/\(path)"), size: text.utf8.count)
      })
  }

  func write(_ path: String, _ text: String) throws {
    let url = URL(fileURLWithPath: root + "/" + path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func delete(_ path: String) throws { try FileManager.default.removeItem(atPath: root + "/" + path) }

  func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: root + "/" + path, withDestinationPath: target)
  }

  /// Where a link leads, as it says itself.
  func destination(_ path: String) throws -> String {
    try FileManager.default.destinationOfSymbolicLink(atPath: root + "/" + path)
  }

  func setMode(_ mode: Int, _ path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: root + "/" + path)
  }

  /// What below a folder a web server may not read, as another user than its owner; the folder itself is "".
  func closed(_ path: String) throws -> [String] {
    let base = URL(fileURLWithPath: root + "/" + path).resolvingSymlinksInPath().path
    return try ([""] + FileManager.default.subpathsOfDirectory(atPath: base)).filter { name in
      guard !name.contains(".broadsheet") else { return false }
      let facts = try FileManager.default.attributesOfItem(atPath: base + "/" + name)
      let needed = facts[.type] as? FileAttributeType == .typeDirectory ? 0o755 : 0o644
      return (facts[.posixPermissions] as? Int ?? 0) & needed != needed
    }
  }

  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: root + "/" + path) }

  func names(_ path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root + "/" + path).sorted()
  }

  /// Files and their texts below a folder, as visitors get them; links are followed.
  func tree(_ path: String) throws -> [String: String] {
    let base = URL(fileURLWithPath: root + "/" + path).resolvingSymlinksInPath().path
    guard FileManager.default.fileExists(atPath: base) else { return [:] }
    var files: [String: String] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: base) {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: base + "/" + name, isDirectory: &isFolder) else {
        continue
      }
      if !isFolder.boolValue, !name.contains(".broadsheet") {
        files[name] = try String(contentsOfFile: base + "/" + name, encoding: .utf8)
      }
    }
    return files
  }
}

/// Plans and carries out, as the command does.
func publish(
  _ edition: PublishedEdition, to target: any PublicationTarget, limit: DeletionLimit = .percent(100)
) async throws {
  try await Delivery(try await target.plan(for: edition), to: target, limit: limit).run()
}

/// Two editions in which every kind of change occurs; also a page that becomes a folder and the other way round.
enum Editions {
  static let first = [
    "index.html": "front 1", "feed.xml": "feed 1", "articles/flood/index.html": "flood 1",
    "articles/old/index.html": "old", "media/ferry.jpg": "picture", "about": "a file",
    "tide/index.html": "tide",
    ".well-known/security.txt": "contact", "media/größe und maß.txt": "unchanged",
  ]
  static let second = [
    "index.html": "front 2", "feed.xml": "feed 2", "articles/flood/index.html": "flood 2",
    "articles/fire/index.html": "fire", "media/ferry.jpg": "PICTURE", "about/index.html": "a folder",
    "tide": "file",
    ".well-known/security.txt": "contact", "media/größe und maß.txt": "unchanged",
    "assets/style.1a2b3c4d5e.css": "css",
  ]
}
