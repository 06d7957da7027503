import CCMarkGFM

/// A character reference of HTML, such as `&amp;` or `&#8212;`.
package struct CharacterReference {
  /// The UTF-8 that it stands for.
  package let text: [UInt8]
  /// The index after it.
  package let end: Int

  /// The one that begins with the `&` at `start` of `bytes`; nil when that is only an ampersand.
  package init?(in bytes: [UInt8], at start: Int) {
    // No name is longer than 31 letters.
    let rest = bytes[(start + 1)...].prefix(40)
    var length = 0
    var read = 0
    text = [UInt8](unsafeUninitializedCapacity: Int(CCMARK_REFERENCE)) { text, count in
      read = rest.withUnsafeBufferPointer {
        $0.baseAddress.map { ccmark_reference($0, rest.count, text.baseAddress, &length) } ?? 0
      }
      count = read == 0 ? 0 : length
      // The library makes these of `&#xFFFE;` and `&#xFFFF;`, and they are not UTF-8.
      for index in 0..<count where text[index] >= 0xFE { text[index] = 0x1A }
    }
    guard read > 0 else { return nil }
    end = start + 1 + read
  }

  /// `text` with what its references stand for in their places.
  package static func resolved(in text: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var at = 0
    while at < text.count {
      if text[at] == UInt8(ascii: "&"), let reference = CharacterReference(in: text, at: at) {
        out += reference.text
        at = reference.end
      } else {
        out.append(text[at])
        at += 1
      }
    }
    return out
  }
}
