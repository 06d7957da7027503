import Newsroom

/// How an output folder differs from a clean build, in words.
struct VerificationReport {
  private let verification: Verification

  /// Files that are named before the rest is only counted.
  private static let limit = 20

  init(_ verification: Verification) { self.verification = verification }

  /// One line for each file that differs; empty when none does.
  var text: String {
    let findings = verification.findings
    let rest = findings.count - Self.limit
    return findings.prefix(Self.limit).map { "\($0.path): \(words(for: $0.difference))\n" }.joined()
      + (rest > 0 ? "and \(rest) more\n" : "")
  }

  var failure: String {
    let count = counted(verification.findings.count, "difference")
    return verification.isOutdated
      ? "\(count) between \(verification.output) and a clean build; sources or options are not those of its "
        + "last build: run `broadsheet build` and verify again"
      : "\(count) between \(verification.output) and a clean build of the same sources"
  }

  func line(seconds: Double) -> String {
    "\(verification.output) is what a clean build writes: \(counted(verification.files, "file")) compared "
      + "in \(decimal(seconds, 2)) s"
  }

  private func words(for difference: Verification.Difference) -> String {
    switch difference {
    case .missing: "missing"
    case .surplus: "a clean build does not write it"
    case .line(let line): "differs from line \(line) on"
    }
  }
}
