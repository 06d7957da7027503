import Foundation

/// The `broadsheet` program that was built together with these tests.
struct Program {
  let path: String

  init() {
    let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    path = tests.deletingLastPathComponent().appendingPathComponent("broadsheet").path
  }

  /// Starts a build of `site` with its standard output and error thrown away.
  func startBuild(of site: TestSite, into output: String = "output") throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = ["build", site.root, "--output", site.root + "/" + output, "--at", "2026-06-01"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// Builds `site`; whether it succeeded.
  func build(_ site: TestSite, into output: String = "output") throws -> Bool {
    let process = try startBuild(of: site, into: output)
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
