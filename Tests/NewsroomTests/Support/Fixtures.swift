import Foundation
import Testing

@testable import Newsroom

/// Folders below `Tests/Fixtures`.
enum Fixtures {
  static let root =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path + "/Fixtures"

  static let repository = URL(fileURLWithPath: root).deletingLastPathComponent().deletingLastPathComponent()
    .path

  /// Whether expectations are to be written anew; the run then fails, so that nobody records by accident.
  static let isRecording = ProcessInfo.processInfo.environment["BROADSHEET_RECORD"] == "1"

  /// Names of the sites in a folder of fixtures.
  static func names(_ kind: String) -> [String] {
    // A folder that is missing has no fixtures; the tests that need some say so.
    ((try? FileManager.default.contentsOfDirectory(atPath: root + "/" + kind)) ?? []).filter {
      !$0.hasPrefix(".")
    }.sorted()
  }

  static func files(_ folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in FileManager.default.enumerator(atPath: folder).map({ $0.compactMap { $0 as? String } }) ?? []
    {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: folder + "/" + path, isDirectory: &isFolder)
      if !isFolder.boolValue { files[path] = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + path)) }
    }
    return files
  }
}
