import FlyingSocks
import Glibc

/// Where the preview listens: an address of this machine and a port that was free a moment ago.
package struct ListeningPlace: Hashable, Sendable {
  /// As it was asked for, such as `127.0.0.1` or `0.0.0.0`.
  package let host: String
  package let port: UInt16

  /// This many ports are tried, one after the other.
  private static let attempts: UInt16 = 50

  /// - Parameters:
  ///   - host: an address of this machine; loopback when nil.
  ///   - port: the first port to try; 0 lets the system choose one.
  package init(host: String?, port: UInt16) throws(PreviewError) {
    let host = host == "localhost" ? nil : host
    self.host = host ?? "127.0.0.1"
    guard port > 0 else {
      self.port = try Self.claim(0, on: self.host)
      return
    }
    for candidate in port...max(port, min(port, .max - Self.attempts) + Self.attempts) {
      do throws(PreviewError) {
        self.port = try Self.claim(candidate, on: self.host)
        return
      } catch { if error != .portTaken { throw error } }
    }
    throw .noFreePort(from: port)
  }

  /// Whether phones and other machines may call, too.
  package var isOpen: Bool { !host.hasPrefix("127.") && host != "::1" }

  /// The addresses to open in a browser, the best one first.
  package var urls: [String] {
    let hosts = isOpen ? (isWildcard ? Self.ownAddresses : [host]) : []
    return (hosts + ["localhost"]).map { "http://\($0.contains(":") ? "[\($0)]" : $0):\(port)" }
  }

  /// What `Host` headers may say.
  var check: HostCheck {
    HostCheck(port: port, names: isWildcard ? Self.ownAddresses : [host])
  }

  func address() throws(PreviewError) -> any SocketAddress { try Self.address(host, port) }

  private var isWildcard: Bool { host == "0.0.0.0" || host == "::" }

  private static func address(_ host: String, _ port: UInt16) throws(PreviewError) -> any SocketAddress {
    do {
      if host.contains(":") { return try sockaddr_in6.inet6(ip6: host, port: port) }
      return try sockaddr_in.inet(ip4: host, port: port)
    } catch { throw .badHost(host) }
  }

  /// Listens for a moment, to learn whether the port can be had; returns the one that the system gave.
  private static func claim(_ port: UInt16, on host: String) throws(PreviewError) -> UInt16 {
    let address = try address(host, port)
    do {
      let socket = try Socket(domain: Int32(address.family))
      // What is lost when closing fails is a descriptor, until the program ends.
      defer { try? socket.close() }
      try socket.setValue(true, for: .localAddressReuse)
      try socket.bind(to: address)
      try socket.listen()
      return switch try socket.sockname() {
      case .ip4(_, let port), .ip6(_, let port): port
      case .unix: port
      }
    } catch SocketError.failed(_, EADDRINUSE, _) {
      throw .portTaken
    } catch { throw .cannotListen(host: host, port: port, reason: error.localizedDescription) }
  }

  /// The addresses that other machines know this one by.
  private static var ownAddresses: [String] {
    var list: UnsafeMutablePointer<ifaddrs>?
    guard getifaddrs(&list) == 0 else { return [] }
    defer { freeifaddrs(list) }
    var names: [String] = []
    var next = list
    while let entry = next?.pointee {
      next = entry.ifa_next
      let isLoopback = entry.ifa_flags & UInt32(IFF_LOOPBACK) != 0
      guard !isLoopback, let address = entry.ifa_addr, Int32(address.pointee.sa_family) == AF_INET else {
        continue
      }
      var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
      let size = socklen_t(MemoryLayout<sockaddr_in>.size)
      guard getnameinfo(address, size, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST) == 0 else {
        continue
      }
      names.append(String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }
    return names
  }
}
