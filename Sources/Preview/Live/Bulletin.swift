/// One message to the browsers that have a page open, as a server-sent event.
enum Bulletin: Hashable, Sendable {
  /// A new edition is out; `styleOnly` when nothing but style sheets changed since `previous`.
  case edition(String, previous: String?, styleOnly: Bool)
  /// The build failed; the report is that of the terminal.
  case failure(String)
  /// Keeps the connection, and finds out whether anybody is still there.
  case pulse

  /// As the HTML standard has it ("Server-sent events").
  var bytes: [UInt8] {
    switch self {
    case .edition(let id, let previous, let styleOnly):
      Self.event("edition", [id, styleOnly ? "style" : "page", previous ?? "-"].joined(separator: " "))
    case .failure(let report): Self.event("failure", report)
    case .pulse: Array(": pulse\n\n".utf8)
    }
  }

  private static func event(_ name: String, _ text: String) -> [UInt8] {
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r" || $0 == "\r\n" }
    return Array("event: \(name)\n\(lines.map { "data: \($0)\n" }.joined())\n".utf8)
  }
}
