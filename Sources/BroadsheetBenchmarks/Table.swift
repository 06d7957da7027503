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
      return left(row.name, 34) + right(milliseconds(median(row.walls)), 10)
        + right(milliseconds(median(row.cpus)), 10) + right(thousandths(share), 10)
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

  private func milliseconds(_ seconds: Double) -> String { decimal(Int((seconds * 10_000).rounded()), 1) }

  private func thousandths(_ share: Double) -> String { decimal(Int((share * 1_000).rounded()), 3) }

  /// `units` with so many of its digits behind the point.
  private func decimal(_ units: Int, _ places: Int) -> String {
    let digits = String(units)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return "\(padded.dropLast(places)).\(padded.suffix(places))"
  }

  private func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  private func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(1, width - text.count)) + text
  }
}
