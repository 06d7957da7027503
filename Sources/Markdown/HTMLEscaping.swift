extension [UInt8] {
  /// Appends text for element content or a quoted attribute; whole clean runs are copied.
  ///
  /// A control character, which neither HTML nor XML may contain, becomes U+FFFD.
  mutating func append(escaping text: some Sequence<UInt8>) {
    let done: Void? = text.withContiguousStorageIfAvailable { bytes in append(escaping: bytes) }
    if done == nil { Array(text).withUnsafeBufferPointer { append(escaping: $0) } }
  }

  private mutating func append(escaping bytes: UnsafeBufferPointer<UInt8>) {
    UInt8.isClean.withUnsafeBufferPointer { isClean in
      var clean = 0
      var index = 0
      while index < bytes.count {
        if index + 8 <= bytes.count, EightBytes(bytes, at: index).isClean {
          index += 8
          continue
        }
        let end = Swift.min(index + 8, bytes.count)
        while index < end {
          if !isClean[Int(bytes[index])] {
            append(contentsOf: UnsafeBufferPointer(rebasing: bytes[clean..<index]))
            append(bytes[index].escaped)
            clean = index + 1
          }
          index += 1
        }
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: bytes[clean...]))
    }
  }

  mutating func append(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func append(_ number: Int) {
    append(contentsOf: String(number).utf8)
  }
}

extension EightBytes {
  /// Whether all may stand in HTML as they are; no also for a line ending or a tab, which may.
  fileprivate var isClean: Bool {
    // `"` and `&` differ in one bit, and so do `<` and `>`.
    let quotes = EightBytes(bits | Self.all(0x04)).equal(to: UInt8(ascii: "&"))
    let angles = EightBytes(bits | Self.all(0x02)).equal(to: UInt8(ascii: ">"))
    let controls = ~((bits & ~Self.highBits) &+ Self.all(0x60)) & ~bits & Self.highBits
    return quotes | angles | controls | equal(to: 0x7F) == 0
  }
}

extension UInt8 {
  /// For each byte, whether it may stand in HTML as it is.
  fileprivate static let isClean: [Bool] = (0...255).map { (byte: UInt8) in
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): false
    case 0x09, 0x0A, 0x0D: true
    default: byte >= 0x20 && byte != 0x7F
    }
  }

  fileprivate var escaped: StaticString {
    switch self {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    default: "\u{FFFD}"
    }
  }
}
