import Diagnostics

/// Accounts on social networks, as each network wants them.
///
/// Editors write the account alone, with `@` or without, or the address of its profile, with a scheme or without.
enum Accounts {
  /// `@handle` for X cards; empty when it is none.
  static func x(_ written: String) -> String {
    let pieces = pieces(of: written)
    let name = pieces.last?.drop { $0 == "@" } ?? ""
    let isHandle =
      (1...15).contains(name.utf8.count)
      && name.utf8.allSatisfy { byte in
        byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_")
      }
    return isHandle && (pieces.count == 1 || isProfile(pieces)) ? "@" + name : ""
  }

  /// `@user@host` for `fediverse:creator` from that, `user@host`, `host/@user` or `host/users/user`; empty when it is none.
  static func fediverse(_ written: String) -> String {
    guard let (user, host) = parts(written) else { return "" }
    return "@\(user)@\(host)"
  }

  /// The profile's address.
  static func fediverseURL(_ written: String) -> String {
    guard let (user, host) = parts(written) else { return "" }
    return "https://\(host)/@\(user)"
  }

  /// The profile's address; empty when it is none.
  static func facebook(_ written: String) -> String {
    profile(written, on: "https://www.facebook.com/", isAccount: isName)
  }

  /// The profile's address; empty when it is none. Accounts are domains, or identifiers such as `did:plc:…`.
  static func bluesky(_ written: String) -> String {
    profile(written, on: "https://bsky.app/profile/") {
      $0.hasPrefix("did:") || $0.contains(".") && isName($0)
    }
  }

  private static func profile(
    _ written: String, on service: String, isAccount: (Substring) -> Bool
  ) -> String {
    if isWebAddress(written) { return written }
    let pieces = pieces(of: written)
    // Its query may say whose it is, as in `profile.php?id=7`.
    if pieces.count > 1 { return pieces[0].contains(".") ? "https://" + written.drop { $0 == "/" } : "" }
    let account = pieces.first?.drop { $0 == "@" } ?? ""
    return isAccount(account) ? service + account : ""
  }

  private static func parts(_ written: String) -> (user: Substring, host: Substring)? {
    var pieces = pieces(of: written)
    if pieces.count == 1 { pieces = pieces[0].split(separator: "@").reversed() }
    if pieces.count == 3, pieces[1] == "users" { pieces.remove(at: 1) }
    guard isProfile(pieces) else { return nil }
    let (host, user) = (pieces[0], pieces[1].drop { $0 == "@" })
    return isName(user) && isName(host) ? (user, host) : nil
  }

  /// The host and the parts of the path of an address; an account alone is one piece.
  private static func pieces(of written: String) -> [Substring] {
    let address = written.prefix { $0 != "?" && $0 != "#" }
    return (isWebAddress(written) ? address.drop { $0 != "/" } : address).split(separator: "/")
  }

  /// Whether a host and one name behind it are all there is.
  private static func isProfile(_ pieces: [Substring]) -> Bool {
    pieces.count == 2 && pieces[0].contains(".")
  }

  private static func isName(_ text: Substring) -> Bool {
    !text.isEmpty
      && text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "-" || $0 == "." || $0 == "_"
      }
  }
}
