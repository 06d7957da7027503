/// A set of ASCII characters, asked of every byte of an address.
///
/// Public, not for the package alone, so that the question becomes part of the code that asks it.
public struct ASCIISet: Sendable {
  @usableFromInline private(set) var low: UInt64 = 0
  @usableFromInline private(set) var high: UInt64 = 0

  package init(_ characters: String) {
    for byte in characters.utf8 {
      if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
    }
  }

  @inlinable
  public func contains(_ byte: UInt8) -> Bool {
    let half = byte & 64 == 0 ? low : high
    return byte < 128 && (half &>> UInt64(byte & 63)) & 1 == 1
  }

  package func containsAll(of text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { $0.allSatisfy(contains) } ?? text.utf8.allSatisfy(contains)
  }

  /// RFC 3986 §2.3: letters, digits and the four marks that never need an escape.
  package static let unreserved = ASCIISet(letters + "-._~")

  /// A path as stores sign it: all but these and the slashes between its parts is escaped.
  package static let unreservedAndSlash = ASCIISet(letters + "-._~/")

  /// RFC 3986 §3.3: what may stand in a path as it is, but for `&` and `'`.
  package static let path = ASCIISet(letters + "-._~/!$()*+,;=:@")

  /// What may stand somewhere behind the host of an address as it is (RFC 3986 §2): escapes and reserved marks, too.
  package static let address = ASCIISet(letters + "-._~:/?#@!$&'()*+,;=%")

  private static let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
}
