import Newsroom

/// Times by name over several rounds, as medians, and as shares of the cold build of the same round.
struct Table {
  private struct Row {
    let name: String
    var walls: [Double]
    var cpus: [Double]
    /// Files written; nil for a part of a build.
    let files: Int?
  }

  private var rows: [Row] = []

  /// - Parameter wall: seconds, as is `cpu`.
  mutating func add(_ name: String, _ wall: Double, _ cpu: Double, files: Int? = nil) {
    if let known = rows.firstIndex(where: { $0.name == name }) {
      rows[known].walls.append(wall)
      rows[known].cpus.append(cpu)
    } else {
      rows.append(Row(name: name, walls: [wall], cpus: [cpu], files: files))
    }
  }

  var text: String {
    let cold = rows.first { $0.name == "cold" }?.walls ?? []
    let lines = rows.map { row -> String in
      let share = median(zip(row.walls, cold).map { $0 / $1 })
      return left(row.name, 34) + right(decimal(median(row.walls) * 1_000, 1), 10)
        + right(decimal(median(row.cpus) * 1_000, 1), 10) + right(decimal(share, 3), 10)
        + right(row.files.map { String($0) } ?? "", 10)
    }
    let head = left("", 34) + ["wall ms", "CPU ms", "of cold", "files"].map { right($0, 10) }.joined()
    return ([head] + lines).joined(separator: "\n") + "\n"
  }

  private func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return 0 }
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  private func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  private func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(1, width - text.count)) + text
  }
}
