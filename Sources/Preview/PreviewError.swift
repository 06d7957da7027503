/// Why there can be no preview: the network, not the site.
package enum PreviewError: Error, Hashable, CustomStringConvertible {
  case badHost(String)
  case portTaken
  case noFreePort(from: UInt16)
  case cannotListen(host: String, port: UInt16, reason: String)
  case stopped(String)

  package var description: String {
    switch self {
    case .badHost(let host):
      "'\(host)' is no address of this machine; --host takes one such as 192.168.1.20, or 0.0.0.0 for all"
    case .portTaken: "another program has this port"
    case .noFreePort(let port): "no port from \(port) on is free; choose another with --port"
    case .cannotListen(let host, let port, let reason): "cannot listen on \(host) port \(port): \(reason)"
    case .stopped(let reason): "the preview stopped: \(reason)"
    }
  }
}
