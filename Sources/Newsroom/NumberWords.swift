/// A number with what it counts: `1 file`, `2 files`, `2 addresses`.
package func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
  "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
}

/// `value` with so many digits after the point, at least one.
package func decimal(_ value: Double, _ digits: Int) -> String {
  let scale = (0..<digits).reduce(1) { scale, _ in scale * 10 }
  let scaled = Int((value.magnitude * Double(scale)).rounded())
  let fraction = String(scaled % scale)
  let padding = String(repeating: "0", count: digits - fraction.count)
  return "\(value < 0 && scaled > 0 ? "-" : "")\(scaled / scale).\(padding)\(fraction)"
}
