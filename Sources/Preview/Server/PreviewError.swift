/// Why there can be no preview: the network, not the site.
package enum PreviewError: Error, Hashable, CustomStringConvertible {
  case noFreePort(from: UInt16)
  case cannotListen(host: String, port: UInt16, reason: String)

  package var description: String {
    switch self {
    case .noFreePort(let port): "no port from \(port) on is free; choose another with --port"
    case .cannotListen(let host, let port, let reason):
      "cannot listen on \(host), port \(port): \(reason); --host takes an address of this machine, such as "
        + "192.168.1.20, or 0.0.0.0 for all"
    }
  }
}
