import Glibc
import NIOCore

/// Where the preview listens, and by which names it may be called.
package struct ListeningPlace: Hashable, Sendable {
  /// As it was asked for, such as `127.0.0.1` or `0.0.0.0`.
  package let host: String
  package let port: UInt16

  /// The addresses to open in a browser, the best one first.
  package var urls: [String] {
    let hosts =
      if isWildcard { Self.ownAddresses + ["localhost"] } else {
        ["127.0.0.1", "::1"].contains(host) ? ["localhost"] : [host]
      }
    return hosts.map { "http://\($0.contains(":") ? "[\($0)]" : $0):\(port)" }
  }

  /// Differs between any two places that are open at the same time; some disks keep no colons in names.
  var folderName: String { "\(port)-\(host.replacing(":", with: "-"))" }

  /// What `Host` headers may say.
  var check: HostCheck { HostCheck(port: port, names: isWildcard ? Self.ownAddresses : [host]) }

  private var isWildcard: Bool { host == "0.0.0.0" || host == "::" }

  /// The addresses that other machines know this one by; none when the system does not say.
  private static var ownAddresses: [String] {
    let devices = (try? System.enumerateDevices()) ?? []
    return devices.compactMap { device in
      guard case .v4? = device.address, let address = device.address?.ipAddress, !address.hasPrefix("127.")
      else { return nil }
      return address
    }
  }
}
