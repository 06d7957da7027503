import Diagnostics

/// The path of a request, decoded, once nothing in it can lead astray.
struct RequestPath: Hashable, Sendable {
  enum Refusal: Error, Hashable {
    case tooLong
    /// Not a path, badly encoded, or one that steps through folders.
    case malformed
  }

  /// Decoded; begins with `/` and holds no `.` or `..` component, backslash or control character.
  let text: String
  /// As it was asked for, without the query.
  let encoded: String
  /// What follows the `?`; nil when there is none.
  let query: String?

  /// More bytes than any page of a site has in its address.
  static let longest = 8_192

  init(target: String) throws(Refusal) {
    guard target.utf8.count <= Self.longest else { throw .tooLong }
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let path = String(parts.first ?? "")
    guard path.utf8.first == UInt8(ascii: "/"), let text = Self.decoded(path) else { throw .malformed }
    let components = text.split(separator: "/", omittingEmptySubsequences: false)
    guard !components.contains(where: { $0 == "." || $0 == ".." }) else { throw .malformed }
    self.text = text
    encoded = path
    query = parts.count > 1 ? String(parts[1]) : nil
  }

  /// Whether it names what a static host would publish: no hidden file, no empty component.
  var isPublic: Bool {
    let components = text.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    return components.enumerated().allSatisfy { index, component in
      if component.isEmpty { return index == components.count - 1 }
      return component.first != "." || component == ".well-known"
    }
  }

  /// The decoded value of a field of the query; nil when it is missing or badly encoded.
  func value(of field: String) -> String? {
    for pair in (query ?? "").split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.first.map(String.init) == field, parts.count == 2 else { continue }
      return strictlyPercentDecoded(String(parts[1]))
    }
    return nil
  }

  /// Nil when the encoding is bad, or hides a slash, a backslash or a control character.
  private static func decoded(_ path: String) -> String? {
    let slashes = path.utf8.count { $0 == UInt8(ascii: "/") }
    guard let text = strictlyPercentDecoded(path),
      text.utf8.count(where: { $0 == UInt8(ascii: "/") }) == slashes
    else { return nil }
    let isClean = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }
    return isClean ? text : nil
  }
}
