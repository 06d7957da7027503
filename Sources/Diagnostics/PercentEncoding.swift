/// `text` with every byte that is not in `kept` percent-encoded (RFC 3986 §2.1).
package func percentEncoded(_ text: String, keeping kept: ASCIISet) -> String {
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

/// `text` with `%XX` decoded; what is not valid UTF-8 afterwards is left as it was.
package func percentDecoded(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
  return bytes(of: text) { $1.append($0) }.flatMap { String(validating: $0, as: UTF8.self) } ?? text
}

/// `text` with `%XX` decoded; nil when a percent sign begins no escape, or the outcome is not valid UTF-8.
package func strictlyPercentDecoded(_ text: String) -> String? {
  bytes(of: text, isStrict: true) { $1.append($0) }.flatMap { String(validating: $0, as: UTF8.self) }
}

/// An address with its escapes as they are written most often: of nothing that needs none, and with capital digits (RFC 3986
/// §6.2.2).
package func withPlainEscapes(_ url: String) -> String {
  guard url.utf8.contains(UInt8(ascii: "%")) else { return url }
  let plain = bytes(of: url) { value, out in
    if ASCIISet.unreserved.contains(value) {
      out.append(value)
    } else {
      out += [UInt8(ascii: "%"), hexadecimalDigit(value >> 4), hexadecimalDigit(value & 15)]
    }
  }
  return plain.map { String(decoding: $0, as: UTF8.self) } ?? url
}

/// The bytes of `text`, with what `write` makes of each escape in its place; nil when `isStrict` and a percent sign begins
/// none.
private func bytes(
  of text: String, isStrict: Bool = false, escapes write: (UInt8, inout [UInt8]) -> Void
) -> [UInt8]? {
  let bytes = Array(text.utf8)
  var out: [UInt8] = []
  out.reserveCapacity(bytes.count)
  var at = 0
  while at < bytes.count {
    if bytes[at] == UInt8(ascii: "%"), at + 2 < bytes.count,
      let high = value(ofDigit: bytes[at + 1]), let low = value(ofDigit: bytes[at + 2])
    {
      write(high << 4 | low, &out)
      at += 3
    } else if isStrict, bytes[at] == UInt8(ascii: "%") {
      return nil
    } else {
      out.append(bytes[at])
      at += 1
    }
  }
  return out
}

private func hexadecimalDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? value + UInt8(ascii: "0") : value - 10 + UInt8(ascii: "A")
}

private func value(ofDigit byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  default: nil
  }
}
