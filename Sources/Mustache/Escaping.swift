/// Appends `text` as HTML text or attribute value: the five characters that mean something there become entities.
package func appendEscaped(_ text: String, to output: inout [UInt8]) {
  var text = text
  text.withUTF8 { appendEscaped($0, to: &output) }
}

/// Appends UTF-8 text with the five characters that mean something in HTML written as entities.
///
/// Clean runs are copied whole.
func appendEscaped(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
  var start = 0
  for index in bytes.indices where isSpecial(bytes[index]) {
    output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
    entity(bytes[index]).withUTF8Buffer { output.append(contentsOf: $0) }
    start = index + 1
  }
  output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
}

// The five characters are all below 64: one shift looks them up in a word instead of a table.
private func isSpecial(_ byte: UInt8) -> Bool {
  let specials: UInt64 = 1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x3C | 1 << 0x3E
  return byte < 64 && (specials >> UInt64(byte)) & 1 == 1
}

private func entity(_ byte: UInt8) -> StaticString {
  switch byte {
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  case UInt8(ascii: "\""): "&quot;"
  default: "&#39;"
  }
}
