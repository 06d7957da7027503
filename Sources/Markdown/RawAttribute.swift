import Diagnostics

/// An attribute of raw HTML that leads to paths of the site, as the rest of the site decides where they lie.
struct RawAttribute {
  let name: String
  /// As it was written, from its name on.
  let bytes: ArraySlice<UInt8>
  /// Decoded; among those of a `srcset` there may be some of other sites.
  let addresses: [Address]

  struct Address {
    let path: ArraySlice<UInt8>
    /// What follows it in a `srcset`, with the space before it.
    let descriptor: ArraySlice<UInt8>
  }

  /// Nil for an attribute that leads elsewhere, or that a browser may read in another way.
  init?(_ attribute: RawTag.Attribute) {
    (name, bytes) = (attribute.name, attribute.bytes)
    guard Self.names.contains(name), let value = Self.decoded(attribute.value, isList: name == "srcset")
    else {
      return nil
    }
    let addresses =
      name == "srcset"
      ? SourceSetCandidate.all(in: value).map { Address(path: $0.address, descriptor: $0.descriptor) }
      : [Address(path: value, descriptor: [])]
    guard addresses.contains(where: { Self.isSitePath($0.path) }),
      addresses.allSatisfy({ Self.isSitePath($0.path) || Self.isWebAddress($0.path) })
    else { return nil }
    self.addresses = addresses
  }

  private static let names: Set<String> = ["href", "src", "poster", "srcset"]

  /// Without the spaces around it; nil when it holds what browsers leave out or take for a slash.
  ///
  /// Any white space parts the addresses of a list, which people write on several lines.
  private static func decoded(_ value: ArraySlice<UInt8>, isList: Bool) -> ArraySlice<UInt8>? {
    var out = CharacterReference.resolved(in: Array(value))
    if isList {
      for index in out.indices where isSpace(out[index]) { out[index] = 0x20 }
    }
    guard out.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }) else { return nil }
    let end = out.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? 0
    return out[..<end].drop { $0 == 0x20 }
  }

  /// Whether it leads to a path of the site, from its root or from the page on.
  ///
  /// Two slashes lead to another site, and what has a colon before the first of them has a scheme (RFC 3986, §4.2).
  private static func isSitePath(_ path: ArraySlice<UInt8>) -> Bool {
    guard let first = path.first, first != UInt8(ascii: "#") else { return false }
    if first == UInt8(ascii: "/") { return path.dropFirst().first != UInt8(ascii: "/") }
    return path.first { ":/?#".utf8.contains($0) } != UInt8(ascii: ":")
  }

  private static func isWebAddress(_ address: ArraySlice<UInt8>) -> Bool {
    address.starts(with: "https://".utf8) || address.starts(with: "http://".utf8)
  }
}
