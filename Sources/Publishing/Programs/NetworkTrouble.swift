/// What ssh, rsync and git say when a connection fails that may well hold a moment later.
enum NetworkTrouble {
  /// Whether to try again; never after a refusal, which would only be repeated.
  static func isPassing(_ errors: String) -> Bool {
    let words = errors.lowercased()
    return passing.contains { words.contains($0) } && !lasting.contains { words.contains($0) }
  }

  private static let passing = [
    "connection refused", "connection reset", "connection timed out", "operation timed out",
    "connection closed by", "broken pipe", "network is unreachable", "temporary failure in name resolution",
    "could not resolve host:", "early eof", "unexpected disconnect", "the remote end hung up unexpectedly",
    "returned error: 429", "returned error: 500", "returned error: 502", "returned error: 503",
    "returned error: 504",
  ]

  private static let lasting = [
    "permission denied", "authentication failed", "host key verification failed", "access denied",
    "name or service not known",
  ]
}
