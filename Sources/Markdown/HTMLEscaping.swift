extension [UInt8] {
  /// Appends text for element content or a quoted attribute; whole clean runs are copied.
  ///
  /// A control character, which neither HTML nor XML may contain, becomes U+FFFD.
  mutating func append(escaping text: some Sequence<UInt8>) {
    let done: Void? = text.withContiguousStorageIfAvailable { bytes in append(escaping: bytes) }
    if done == nil { Array(text).withUnsafeBufferPointer { append(escaping: $0) } }
  }

  private mutating func append(escaping bytes: UnsafeBufferPointer<UInt8>) {
    var clean = 0
    for index in bytes.indices {
      guard let replacement = bytes[index].escaped else { continue }
      append(contentsOf: bytes[clean..<index])
      append(replacement)
      clean = index + 1
    }
    append(contentsOf: bytes[clean...])
  }

  mutating func append(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func append(_ number: Int) {
    append(contentsOf: String(number).utf8)
  }
}

extension UInt8 {
  @inline(__always)
  fileprivate var escaped: StaticString? {
    switch self {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case 0x09, 0x0A, 0x0D: nil
    case 0..<0x20, 0x7F: "\u{FFFD}"
    default: nil
    }
  }
}
