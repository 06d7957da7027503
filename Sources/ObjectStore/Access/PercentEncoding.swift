/// The text with every byte escaped that RFC 3986 does not call unreserved, as signatures want it.
func percentEncoded(_ text: String, keeping kept: UInt8? = nil) -> String {
  var out: [UInt8] = []
  out.reserveCapacity(text.utf8.count)
  for byte in text.utf8 {
    if isUnreserved(byte) || byte == kept {
      out.append(byte)
    } else {
      out += [UInt8(ascii: "%"), hexDigit(byte >> 4, upper: true), hexDigit(byte & 15, upper: true)]
    }
  }
  return String(decoding: out, as: UTF8.self)
}

/// The text with its escapes resolved; escapes that are none stay as they are.
func percentDecoded(_ text: String) -> String {
  var out: [UInt8] = []
  var rest = Array(text.utf8)[...]
  while let byte = rest.popFirst() {
    let digits = String(decoding: rest.prefix(2), as: UTF8.self)
    if byte == UInt8(ascii: "%"), digits.utf8.count == 2, let value = UInt8(digits, radix: 16) {
      out.append(value)
      rest = rest.dropFirst(2)
    } else {
      out.append(byte)
    }
  }
  return String(decoding: out, as: UTF8.self)
}

/// Lower-case hexadecimal digits.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  var out: [UInt8] = []
  for byte in bytes { out += [hexDigit(byte >> 4, upper: false), hexDigit(byte & 15, upper: false)] }
  return String(decoding: out, as: UTF8.self)
}

private func hexDigit(_ value: UInt8, upper: Bool) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: upper ? "A" : "a") + value - 10
}

private func isUnreserved(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
    UInt8(ascii: "~"):
    true
  default: false
  }
}
