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
  while true {
    let end = specials.next(in: bytes, from: start)
    output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<end]))
    guard end < bytes.count else { return }
    entity(bytes[end]).withUTF8Buffer { output.append(contentsOf: $0) }
    start = end + 1
  }
}

private let specials = SpecialBytes(Array("&<>\"'".utf8))

private func entity(_ byte: UInt8) -> StaticString {
  switch byte {
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  case UInt8(ascii: "\""): "&quot;"
  default: "&#39;"
  }
}
