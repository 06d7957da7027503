import Diagnostics

/// An absolute http or https address, cut into the parts that a checker needs (RFC 3986 §3).
package struct WebAddress: Hashable, Sendable {
  package let text: String
  /// `http` or `https`.
  let scheme: String
  /// Lower case, without user, port and brackets.
  package let host: String
  /// Host and port as written.
  private let authority: String
  /// Begins with `/`, without query and fragment.
  private let path: String

  init?(_ text: String) {
    guard let mark = text.firstRange(of: "://") else { return nil }
    scheme = text[..<mark.lowerBound].lowercased()
    guard scheme == "http" || scheme == "https" else { return nil }
    let rest = text[mark.upperBound...]
    let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
    authority = String(rest[..<end])
    host = Self.host(of: authority)
    guard !host.isEmpty else { return nil }
    let path = rest[end...].prefix { $0 != "?" && $0 != "#" }
    self.path = path.isEmpty ? "/" : String(path)
    // A fragment is for browsers, and servers never see it.
    self.text = String(text.prefix { $0 != "#" })
  }

  /// What `reference`, seen from this address, stands for (RFC 3986 §5.2); nil when that is no web address.
  func resolving(_ reference: String) -> WebAddress? {
    if Self.hasScheme(reference) { return WebAddress(reference) }
    if reference.hasPrefix("//") { return WebAddress(scheme + ":" + reference) }
    let root = scheme + "://" + authority
    if reference.hasPrefix("/") { return WebAddress(root + reference) }
    if reference.hasPrefix("?") { return WebAddress(root + path + reference) }
    // Dot segments are left to the server: all that matter take them.
    let folder = path[...(path.lastIndex(of: "/") ?? path.startIndex)]
    return WebAddress(root + folder + reference)
  }

  /// Whether the text begins as an absolute address does: `intent:`, `mailto:` (RFC 3986 §3.1).
  private static func hasScheme(_ text: String) -> Bool {
    let scheme = text.utf8.prefix { $0.isLetter || "0123456789+-.".utf8.contains($0) }
    return scheme.first?.isLetter == true && text.utf8.dropFirst(scheme.count).first == UInt8(ascii: ":")
  }

  private static func host(of authority: String) -> String {
    let place = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    if place.first == "[" { return String(place.dropFirst().prefix { $0 != "]" }).lowercased() }
    return String(place.prefix { $0 != ":" }).lowercased()
  }
}
