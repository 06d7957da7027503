import Diagnostics

/// The output folder, compared byte by byte with what a clean build makes of the sources now.
package struct Verification: Sendable {
  package enum Difference: Hashable, Sendable {
    /// A clean build writes this file, and it is not there.
    case missing
    /// The file is there, and a clean build does not write it.
    case surplus
    /// The file is not what a clean build writes, from this line on.
    case line(Int)
  }

  package struct Finding: Hashable, Sendable {
    /// Relative to the output folder.
    package let path: String
    package let difference: Difference
  }

  /// Ordered by path.
  package let findings: [Finding]
  /// Files that the clean build wrote.
  package let files: Int
  /// Absolute path of the output folder.
  package let output: String
  /// Whether the sources or the options are not those of the last build, so that a difference is no wonder.
  package let isOutdated: Bool
  /// The clean build; when it failed, nothing was compared.
  package let build: BuildResult
}

/// Builds the site of `request` in a temporary folder, from its sources alone, and compares the two.
///
/// The build is of the same moment as that of the output folder, which stays as it is. It has no manifest to go
/// by and remembers nothing.
package func verify(
  _ request: BuildRequest, progress: @escaping BuildProgress = { _, _, _ in }
) throws(FileSystemError) -> Verification {
  let folder = try SiteFolder(at: request.site)
  let standing = try StandingOutput(at: request.output ?? folder.defaultOutput, to: "verify")
  let scratch = try ScratchFolder()
  // The lock and the folder go with the values that hold them: not before all is compared.
  defer { withExtendedLifetime((standing, scratch)) {} }
  var clean = request
  clean.output = scratch.path
  clean.leavesOut = standing.path
  clean.cache = .none
  // The present stays what it is: a build of the past does not take what has come out since for lost.
  if !standing.basis.holds(at: request.now) { clean.moment = rfc3339(standing.basis.from, .utc) }
  let result = try build(clean, progress: progress)
  guard result.succeeded else {
    return Verification(findings: [], files: 0, output: standing.path, isOutdated: false, build: result)
  }
  let built = try StandingOutput(at: scratch.path, to: "verify")
  let files = built.manifest.paths.sorted()
  let findings = try TreeComparison(standing.path, with: scratch.path, of: files, jobs: request.jobs)
    .findings()
  return Verification(
    findings: findings, files: files.count, output: standing.path,
    isOutdated: !standing.basis.inputs.looksLike(built.basis.inputs), build: result)
}
