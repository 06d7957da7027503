/// What ssh, rsync and git say when a connection fails that may well hold a moment later.
enum NetworkTrouble {
  /// ssh, which would wait without end for a network that has gone silent.
  static let ssh = [
    "ssh", "-o", "ServerAliveInterval=15", "-o", "ServerAliveCountMax=4", "-o", "ConnectTimeout=20",
  ]

  /// For git over HTTP, which would wait as long.
  static let http = ["GIT_HTTP_LOW_SPEED_LIMIT": "1", "GIT_HTTP_LOW_SPEED_TIME": "60"]

  /// Whether to try again; never after a refusal, which would only be repeated.
  static func isPassing(_ errors: String) -> Bool {
    let words = errors.lowercased()
    return passing.contains { words.contains($0) } && !lasting.contains { words.contains($0) }
  }

  private static let passing = [
    "connection refused", "connection reset", "connection timed out", "operation timed out",
    "operation too slow",
    "connection closed by", "closed by remote host", "connection unexpectedly closed", "not responding",
    "broken pipe",
    "network is unreachable", "temporary failure in name resolution",
    "could not resolve host:", "early eof", "unexpected disconnect", "the remote end hung up unexpectedly",
    "returned error: 429", "returned error: 500", "returned error: 502", "returned error: 503",
    "returned error: 504",
  ]

  private static let lasting = [
    "permission denied", "authentication failed", "host key verification failed", "access denied",
    "name or service not known", "not found",
  ]
}
