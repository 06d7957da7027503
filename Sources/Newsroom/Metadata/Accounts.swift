/// Names on social networks, as editors write them and as each network wants them.
enum Accounts {
  /// `@handle` for X cards from `handle`, `@handle` or a profile's URL; empty when it is none.
  static func x(_ written: String) -> String {
    let name = written.split(separator: "/").last?.drop { $0 == "@" } ?? ""
    let isHandle =
      (1...15).contains(name.utf8.count)
      && name.utf8.allSatisfy { byte in
        byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
      }
    return isHandle ? "@" + name : ""
  }

  /// `@user@host` for `fediverse:creator` from that, `user@host` or `https://host/@user`; empty when it is none.
  static func fediverse(_ written: String) -> String {
    guard let (user, host) = parts(written) else { return "" }
    return "@\(user)@\(host)"
  }

  /// The profile's address.
  static func fediverseURL(_ written: String) -> String {
    guard let (user, host) = parts(written) else { return "" }
    return "https://\(host)/@\(user)"
  }

  private static func parts(_ written: String) -> (user: Substring, host: Substring)? {
    let pieces = written.split { $0 == "@" || $0 == "/" }
    let isAddress = written.hasPrefix("https://")
    guard let user = isAddress ? pieces.last : pieces.first, let host = pieces.dropFirst().first,
      pieces.count == (isAddress ? 3 : 2), host.contains("."), isName(user), isName(host)
    else { return nil }
    return (user, host)
  }

  private static func isName(_ text: Substring) -> Bool {
    !text.isEmpty
      && text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "-" || $0 == "." || $0 == "_"
      }
  }
}
