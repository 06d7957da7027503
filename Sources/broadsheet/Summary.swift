import Diagnostics
import Newsroom

/// What a build did, in words.
struct Summary {
  private let result: BuildResult

  init(_ result: BuildResult) { self.result = result }

  /// The one line that closes a build.
  func line(seconds: Double) -> String {
    if result.isUnchanged {
      let warnings = result.warnings == 0 ? "" : "; \(counted(result.warnings, "warning")) as before"
      return
        "Nothing changed in \(counted(result.pages, "page")) from \(counted(result.articles, "article")) "
        + "(\(decimal(seconds, 2)) s)\(warnings)"
    }
    let changes = [
      "\(counted(result.written, "file")) written", result.deleted > 0 ? "\(result.deleted) deleted" : nil,
    ].compactMap { $0 }.joined(separator: ", ")
    return "Built \(counted(result.pages, "page")) from \(counted(result.articles, "article")) "
      + "in \(decimal(seconds, 2)) s: \(changes), \(counted(result.warnings, "warning"))"
  }

  var failure: String {
    let errors = result.diagnostics.count { $0.severity == .error }
    return "\(counted(errors, "error")); nothing was written"
  }

  /// Wall and processor time by stage.
  var table: String {
    var rows = [("stage", "wall ms", "cpu ms")]
    for lap in result.laps {
      rows.append((lap.stage, decimal(lap.wall * 1_000, 1), decimal(lap.cpu * 1_000, 1)))
    }
    let wall = result.laps.reduce(0) { $0 + $1.wall }
    let cpu = result.laps.reduce(0) { $0 + $1.cpu }
    rows.append(("all", decimal(wall * 1_000, 1), decimal(cpu * 1_000, 1)))
    return rows.map { name, wall, cpu in
      name + String(repeating: " ", count: max(1, 18 - name.count)) + right(wall, 10) + right(cpu, 10) + "\n"
    }.joined()
  }

  private func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
