/// Appends `text` as HTML text or attribute value: the five characters that mean something there become entities.
package func appendEscaped(_ text: String, to output: inout Galley) {
  text.utf8.span.withUnsafeBufferPointer { appendEscaped($0, to: &output) }
}

/// Appends UTF-8 text with the five characters that mean something in HTML written as entities.
///
/// Clean runs are copied whole.
func appendEscaped(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout Galley) {
  var next = output.append(bytes, from: 0, until: specials)
  while next < bytes.count {
    output.append(literal: entity(bytes[next]))
    next = output.append(bytes, from: next + 1, until: specials)
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
