import Newsroom

/// A plan in words.
package struct PlanReport: Sendable {
  private let plan: PublicationPlan
  private let place: String

  package init(_ plan: PublicationPlan, place: String) {
    self.plan = plan
    self.place = place
  }

  /// What differs, and how much of it is to be sent.
  package var text: String {
    let files = plan.new.count + plan.changed.count + plan.unchanged.count
    var out = "Publishing \(counted(files, "file")) to \(place)\n"
    out += line("new", plan.new.count, bytes: plan.new.reduce(0) { $0 + $1.size })
    out += line("changed", plan.changed.count, bytes: plan.changed.reduce(0) { $0 + $1.size })
    out += line("deleted", plan.deleted.count)
    out += line("unchanged", plan.unchanged.count)
    if plan.foreign > 0 { out += "  \(counted(plan.foreign, "file")) that no publication wrote will stay\n" }
    if let chore = plan.chore { out += "  \(chore)\n" }
    return out
  }

  /// Every file that is to be touched, in the order of the work.
  package var files: String {
    let new = Set(plan.new.map(\.path))
    var out = ""
    for stage in UploadStage.allCases {
      for file in plan.uploads(in: stage) { out += "\(new.contains(file.path) ? "+" : "~") \(file.path)\n" }
    }
    for path in plan.deleted { out += "- \(path)\n" }
    return out
  }

  /// The line that closes a publication.
  package func summary(seconds: Double) -> String {
    if plan.isEmpty { return "Nothing differs: \(place) holds the site as it is" }
    let sent = counted(plan.new.count + plan.changed.count, "file")
    return "Published \(sent), \(byteCount(plan.bytes)), to \(place) in \(decimal(seconds, 1)) s"
      + (plan.deleted.isEmpty ? "" : "; \(plan.deleted.count) deleted")
  }

  private func line(_ word: String, _ count: Int, bytes: Int? = nil) -> String {
    let number = String(count)
    let head = "  " + word + String(repeating: " ", count: max(1, 17 - word.count - number.count)) + number
    return head + (count == 1 ? " file" : " files")
      + (bytes.map { (count == 1 ? "   " : "  ") + byteCount($0) } ?? "") + "\n"
  }
}

/// `740 bytes`, `1.2 kB`, `34.5 MB`: powers of a thousand.
package func byteCount(_ bytes: Int) -> String {
  if bytes < 1_000 { return counted(bytes, "byte") }
  var value = Double(bytes) / 1_000
  var unit = "kB"
  for larger in ["MB", "GB", "TB"] where value >= 999.95 {
    value /= 1_000
    unit = larger
  }
  return "\(decimal(value, 1)) \(unit)"
}
