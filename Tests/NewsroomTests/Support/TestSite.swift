import Foundation
import Testing

@testable import Newsroom

/// A site in a temporary folder, deleted with the value that holds it.
final class TestSite {
  let root: String

  init(_ files: [String: String] = [:]) throws {
    root = FileManager.default.temporaryDirectory.path + "/broadsheet-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: root + "/content", withIntermediateDirectories: true)
    for (path, text) in files { try write(path, text) }
  }

  /// A copy of a folder that holds a site.
  init(copyOf folder: String) throws {
    root = FileManager.default.temporaryDirectory.path + "/broadsheet-" + UUID().uuidString
    try FileManager.default.copyItem(atPath: folder, toPath: root)
  }

  deinit {
    // A folder that cannot be deleted is left to the system, which empties its temporary folder.
    try? FileManager.default.removeItem(atPath: root)
  }

  func write(_ path: String, _ text: String) throws { try write(path, Data(text.utf8)) }

  func write(_ path: String, _ data: Data) throws {
    let url = URL(fileURLWithPath: root + "/" + path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }

  func move(_ path: String, to other: String) throws {
    try FileManager.default.moveItem(atPath: root + "/" + path, toPath: root + "/" + other)
  }

  func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: root + "/" + path, withDestinationPath: target)
  }

  func delete(_ path: String) throws { try FileManager.default.removeItem(atPath: root + "/" + path) }

  func read(_ path: String) throws -> String {
    try String(contentsOfFile: root + "/" + path, encoding: .utf8)
  }

  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: root + "/" + path) }

  /// Builds into `output` as of `moment`.
  func build(
    output: String = "output", at moment: String = "2026-06-01T12:00:00Z", jobs: Int = 2,
    drafts: Bool = false,
    strict: Bool = false, baseURL: String? = nil, after memory: BuildMemory? = nil
  ) throws -> BuildResult {
    var request = BuildRequest(site: root, now: Instant(seconds: 0), jobs: jobs)
    request.output = root + "/" + output
    request.moment = moment
    request.includesDrafts = drafts
    request.isStrict = strict
    request.baseURL = baseURL
    // Another output than the site's own is there to be compared with it, and owes nothing to what came before.
    request.cache = output == "output" ? .beside : .none
    return try Newsroom.build(request, after: memory)
  }

  /// What the last build left word of.
  func manifest(_ folder: String = "output") throws -> Manifest {
    let bytes = Array(
      try Data(contentsOf: URL(fileURLWithPath: root + "/" + folder + "/" + Manifest.fileName)))
    return try #require(Manifest(bytes: bytes))
  }

  /// Makes every source look as if it had not changed for an hour.
  func settle() throws {
    let anHourAgo = Date(timeIntervalSinceNow: -3_600)
    for path in try FileManager.default.subpathsOfDirectory(atPath: root + "/content") {
      try FileManager.default.setAttributes(
        [.modificationDate: anHourAgo], ofItemAtPath: root + "/content/" + path)
    }
  }

  /// Every file of the output folder by path, but for the manifest, which also records times.
  func tree(_ folder: String = "output") throws -> [String: Data] {
    let base = root + "/" + folder
    var files: [String: Data] = [:]
    for path in FileManager.default.enumerator(atPath: base).map({ $0.compactMap { $0 as? String } }) ?? [] {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: base + "/" + path, isDirectory: &isFolder)
      if isFolder.boolValue || path == Manifest.fileName { continue }
      files[path] = try Data(contentsOf: URL(fileURLWithPath: base + "/" + path))
    }
    return files
  }
}

/// Source of a small article.
func newsItem(
  _ title: String, date: String = "2026-05-01T08:00:00Z", _ more: String = "", body: String = "A short body."
) -> String {
  "---\ntitle: \(title)\ndate: \(date)\n\(more.isEmpty ? "" : more + "\n")---\n\(body)\n"
}
