/// A set of ASCII characters, asked of every byte of an address.
struct ASCIISet: Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init(_ characters: String) {
    for byte in characters.utf8 {
      if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
    }
  }

  func contains(_ byte: UInt8) -> Bool {
    let half = byte & 64 == 0 ? low : high
    return byte < 128 && (half &>> UInt64(byte & 63)) & 1 == 1
  }

  func containsAll(of text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { $0.allSatisfy(contains) } ?? text.utf8.allSatisfy(contains)
  }

  /// RFC 3986 §2.3: letters, digits and the four marks that never need an escape.
  static let unreserved = ASCIISet(letters + "-._~")

  /// RFC 3986 §3.3: what may stand in a path as it is, but for `&` and `'`.
  static let path = ASCIISet(letters + "-._~/!$()*+,;=:@")

  /// What may stand somewhere behind the host of an address as it is (RFC 3986 §2): escapes and reserved marks, too.
  static let address = ASCIISet(letters + "-._~:/?#@!$&'()*+,;=%")

  private static let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
}

/// `text` with every byte that is not in `kept` percent-encoded.
func percentEncoded(_ text: String, keeping kept: ASCIISet) -> String {
  if kept.containsAll(of: text) { return text }
  return String(unsafeUninitializedCapacity: text.utf8.count * 3) { out in
    var end = 0
    for byte in text.utf8 {
      if kept.contains(byte) {
        out[end] = byte
        end += 1
      } else {
        out[end] = UInt8(ascii: "%")
        out[end + 1] = hexadecimalDigit(byte >> 4)
        out[end + 2] = hexadecimalDigit(byte & 15)
        end += 3
      }
    }
    return end
  }
}

/// An address outside the site with all percent-encoded that no address can hold (RFC 3986), for every place that it goes to.
///
/// What is encoded already stays, and so does the host, in which letters beyond ASCII are another standard's (RFC 5891).
func encodedAddress(_ url: String) -> String {
  if ASCIISet.address.containsAll(of: url) { return url }
  let rest = url.hasPrefix("//") ? url[...] : url.drop { $0 != ":" }.dropFirst()
  let path =
    rest.hasPrefix("//")
    ? rest.dropFirst(2).firstIndex { "/?#".contains($0) } ?? url.endIndex : url.startIndex
  return url[..<path] + percentEncoded(String(url[path...]), keeping: .address)
}

/// An address with its escapes as they are written most often: of nothing that needs none, and with capital digits (RFC 3986
/// §6.2.2).
func withPlainEscapes(_ url: String) -> String {
  guard url.utf8.contains(UInt8(ascii: "%")) else { return url }
  let bytes = Array(url.utf8)
  var out: [UInt8] = []
  var at = 0
  while at < bytes.count {
    let digits = bytes[at] == UInt8(ascii: "%") ? bytes[(at + 1)...].prefix(2) : []
    guard digits.count == 2, let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16) else {
      out.append(bytes[at])
      at += 1
      continue
    }
    if ASCIISet.unreserved.contains(value) {
      out.append(value)
    } else {
      out += [UInt8(ascii: "%"), hexadecimalDigit(value >> 4), hexadecimalDigit(value & 15)]
    }
    at += 3
  }
  return String(decoding: out, as: UTF8.self)
}

private func hexadecimalDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? value + UInt8(ascii: "0") : value - 10 + UInt8(ascii: "A")
}
