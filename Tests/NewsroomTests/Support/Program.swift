import Foundation

/// The `broadsheet` program that was built together with these tests.
struct Program {
  let path: String

  /// The moment that it builds sites for.
  static let moment = "2026-06-01"

  init() {
    let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    path = tests.deletingLastPathComponent().appendingPathComponent("broadsheet").path
  }

  /// Starts a build of `site` with its standard output and error thrown away.
  func startBuild(
    of site: TestSite, into output: String = "output", environment: [String: String] = [:]
  ) throws -> Process {
    let process = Process()
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = ["build", site.root, "--output", site.root + "/" + output, "--at", Self.moment]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// Builds `site`, or is killed at the given one of all calls that change files; whether it was killed.
  func build(_ site: TestSite, killedAt call: Int, halfway: Bool) throws -> Bool {
    let library = URL(fileURLWithPath: path).deletingLastPathComponent().path + "/libKillPoint.so"
    var environment = ["LD_PRELOAD": library, "KILL_POINT": String(call)]
    if halfway { environment["KILL_HALF"] = "1" }
    let process = try startBuild(of: site, environment: environment)
    process.waitUntilExit()
    return process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGKILL
  }

  /// Builds `site`; whether it succeeded.
  func build(_ site: TestSite, into output: String = "output") throws -> Bool {
    let process = try startBuild(of: site, into: output)
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
