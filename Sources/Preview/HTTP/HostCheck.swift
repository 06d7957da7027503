/// The names under which the preview may be called.
///
/// A page elsewhere can let its own name point to this machine (DNS rebinding) and then read drafts as if they were
/// its own; the `Host` header still carries that foreign name.
struct HostCheck: Hashable, Sendable {
  /// In lower case, with port.
  private let allowed: Set<String>

  /// - Parameter names: further names of this machine; IPv6 addresses without brackets.
  init(port: UInt16, names: [String] = []) {
    let all = ["localhost", "127.0.0.1", "::1"] + names
    var allowed: Set<String> = []
    for name in all.map({ $0.lowercased() }) {
      let host = name.contains(":") ? "[\(name)]" : name
      allowed.insert("\(host):\(port)")
      if port == 80 { allowed.insert(host) }
    }
    self.allowed = allowed
  }

  func allows(_ host: String?) -> Bool { host.map { allowed.contains($0.lowercased()) } ?? false }
}
