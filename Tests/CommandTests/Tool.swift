import Foundation

/// The built program, run as a user would.
enum Tool {
  /// Beside the test program.
  static let path: String = {
    // Without the link there is nothing to run, and every test says so.
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(fileURLWithPath: tests).deletingLastPathComponent().path + "/broadsheet"
  }()

  struct Run {
    let status: Int32
    let output: String
    let errors: String
  }

  static func run(_ arguments: String..., in folder: String) throws -> Run { try run(arguments, in: folder) }

  /// - Parameter environment: put in place of what the tests themselves were given.
  /// - Parameter launcher: a program with its arguments that starts it.
  static func run(
    _ arguments: [String], in folder: String, environment: [String: String] = [:], by launcher: [String] = []
  ) throws -> Run {
    let (output, errors) = (folder + "/.stdout", folder + "/.stderr")
    for file in [output, errors] { try Data().write(to: URL(fileURLWithPath: file)) }
    let process = process(arguments, in: folder)
    if !launcher.isEmpty {
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = launcher + [path] + arguments
    }
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationReason == .exit
        ? process.terminationStatus : 128 + process.terminationStatus,
      output: try String(contentsOfFile: output, encoding: .utf8),
      errors: try String(contentsOfFile: errors, encoding: .utf8))
  }

  /// Starts it with its output and errors thrown away.
  static func start(
    _ arguments: [String], in folder: String, environment: [String: String] = [:]
  ) throws -> Process {
    let process = process(arguments, in: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private static func process(_ arguments: [String], in folder: String) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    return process
  }
}

/// A site in a temporary folder, deleted with the value that holds it.
final class Folder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/broadsheet-command-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    // A folder that cannot be deleted is left to the system, which empties its temporary folder.
    try? FileManager.default.removeItem(atPath: path)
  }

  func write(_ file: String, _ text: String) throws {
    let url = URL(fileURLWithPath: path + "/" + file)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func story(_ slug: String, _ title: String, _ body: String = "Words.") throws {
    let text =
      "---\ntitle: \(title)\ndescription: A sentence.\ndate: 2026-05-01\ntags: [wall, tide]\n---\n\(body)\n"
    try write("content/articles/\(slug).md", text)
  }
  /// Files below a folder with their bytes, without the program's own notes; links are followed.
  func tree(_ folder: String) throws -> [String: Data] {
    let base = URL(fileURLWithPath: path + "/" + folder).resolvingSymlinksInPath().path
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: base) where !name.contains(".broadsheet")
    {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: base + "/" + name, isDirectory: &isFolder),
        !isFolder.boolValue
      else { continue }
      files[name] = try Data(contentsOf: URL(fileURLWithPath: base + "/" + name))
    }
    return files
  }
}
