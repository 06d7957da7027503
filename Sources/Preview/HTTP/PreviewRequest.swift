/// One request as the preview judges it: no socket and no server library in sight.
struct PreviewRequest: Hashable, Sendable {
  /// In upper case, such as `GET`.
  let method: String
  /// Path and query as they stand in the request line.
  let target: String
  /// Values by name in lower case.
  let headers: [String: String]

  init(_ method: String, _ target: String, headers: [String: String]) {
    self.method = method
    self.target = target
    self.headers = headers
  }

  var isHead: Bool { method == "HEAD" }

  /// Bytes of all header lines together.
  var headerSize: Int {
    headers.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count + 4 }
  }
}
