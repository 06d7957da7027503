import ArgumentParser
import Diagnostics
import Glibc
import Newsroom

/// The terminal: diagnostics and progress on standard error, results on standard output.
struct Console {
  private let isTerminal = isatty(STDERR_FILENO) == 1

  private var usesColor: Bool {
    isTerminal && getenv("NO_COLOR") == nil && getenv("TERM").map { String(cString: $0) } != "dumb"
  }

  /// Whether what goes to standard output may be coloured.
  var usesColorForOutput: Bool { usesColor && isatty(STDOUT_FILENO) == 1 }

  /// Shows how far the build is, on a terminal and after the first second only.
  func progress(since start: ContinuousClock.Instant) -> BuildProgress {
    guard isTerminal else { return { _, _, _ in } }
    return { stage, done, total in
      guard ContinuousClock.now - start > .seconds(1) else { return }
      writeToStandardError("\r\u{1B}[K\(stage): \(done) of \(total)")
    }
  }

  /// Shows one line in place of the one before, on a terminal only.
  func show(_ progress: String) { if isTerminal { write("\r\u{1B}[K\(progress)") } }

  func clearProgress() { if isTerminal { write("\r\u{1B}[K") } }

  /// Prints all errors, and the first `warningLimit` warnings with the number of those left out.
  func report(_ diagnostics: [Diagnostic], root: String, warningLimit: Int) {
    var warnings = 0
    let shown = diagnostics.filter { diagnostic in
      if diagnostic.severity == .error { return true }
      warnings += 1
      return warnings <= warningLimit
    }
    guard !shown.isEmpty else { return }
    let report = Report(shown, colored: usesColor) { sourceFile($0, of: root) }
    write(report.text)
    if warnings > warningLimit {
      let rest = counted(warnings - warningLimit, "more warning")
      write("\(rest); `broadsheet build --all-warnings` prints all\n")
    }
  }

  func fail(_ message: String) { write("broadsheet: \(message)\n") }

  /// Tells of the error that `work` throws, and ends the program with `status`; an exit code was told of already.
  func telling<T>(status: ExitCode = .failure, _ work: () throws -> T) throws -> T {
    do { return try work() } catch { throw told(error, status) }
  }

  func telling<T>(status: ExitCode = .failure, _ work: () async throws -> T) async throws -> T {
    do { return try await work() } catch { throw told(error, status) }
  }

  private func told(_ error: any Error, _ status: ExitCode) -> any Error {
    if error is ExitCode { return error }
    clearProgress()
    fail("\(error)")
    return status
  }

  private func write(_ text: String) { writeToStandardError(text) }
}

private func writeToStandardError(_ text: String) {
  var rest = Array(text.utf8)[...]
  while !rest.isEmpty {
    let written = rest.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    // Nobody is left to be told that standard error is closed.
    guard written > 0 else { return }
    rest = rest.dropFirst(written)
  }
}
