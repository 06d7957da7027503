extension TextLength {
  /// Counts the words and characters of UTF-8 text.
  init(of text: some Collection<UInt8>) {
    var counter = Counter()
    let done: Void? = text.withContiguousStorageIfAvailable { counter.count($0) }
    if done == nil { Array(text).withUnsafeBufferPointer { counter.count($0) } }
    self.init(words: counter.words, characters: counter.characters)
  }
}

private struct Counter {
  var words = 0
  var characters = 0
  private var isInWord = false

  mutating func count(_ text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < text.count {
      index = countEights(text, from: index)
      index = countASCII(text, from: index)
      guard index < text.count, text[index] >= 0x80 else { continue }
      let (scalar, length) = Self.decode(text, at: index)
      see(Self.kind(of: scalar))
      index += length
    }
  }

  /// Counts eight bytes at a time, up to eight bytes that are not all ASCII.
  ///
  /// Every byte between two spaces counts as 255. One is added wherever a letter or digit is, and carries
  /// through all that follow up to the space, which it turns from 0 to 1: so each space that ends a word is
  /// 1 in the sum.
  private mutating func countEights(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var carry: UInt64 = isInWord ? 1 : 0
    var ends: UInt64 = 0
    var index = start
    while index + 8 <= text.count {
      let bytes = EightBytes(text, at: index)
      guard bytes.isASCII else { break }
      let spaces = bytes.spaces >> 7
      let (sum, overflow) = (~(spaces &* 0xFF)).addingReportingOverflow(bytes.wordBytes >> 7)
      let (whole, carryOverflow) = sum.addingReportingOverflow(carry)
      carry = overflow || carryOverflow ? 1 : 0
      // The ones of all bytes, summed up in the highest.
      ends &+= ((whole & spaces) &* EightBytes.all(1)) >> 56
      index += 8
    }
    // Words are counted where they begin.
    words += Int(ends) + Int(carry) - (isInWord ? 1 : 0)
    isInWord = carry == 1
    return index
  }

  /// Counts at most eight bytes, up to the first that is not ASCII.
  private mutating func countASCII(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let end = min(start + 8, text.count)
    var inWord: UInt8 = isInWord ? 1 : 0
    var starts = 0
    var index = start
    Self.asciiKinds.withUnsafeBufferPointer { kinds in
      while index < end, text[index] < 0x80 {
        let kind = kinds[Int(text[index])]
        let isWord = kind & 1
        starts &+= Int(isWord & ~inWord)
        inWord = (inWord | isWord) & ~(kind >> 1)
        index += 1
      }
    }
    words += starts
    isInWord = inWord == 1
    return index
  }

  /// For each ASCII character: 1 in a word, 2 a space, 0 a joiner.
  private static let asciiKinds: [UInt8] = (0..<0x80).map { (byte: UInt8) in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      1
    case 0...0x20: 2
    default: 0
    }
  }

  private enum Kind {
    /// Letters and digits.
    case word
    /// What may stand within a word and does not make one: an apostrophe, a hyphen, a full stop.
    case joiner
    case space
    /// A character of a script written without spaces.
    case alone
  }

  private mutating func see(_ kind: Kind) {
    switch kind {
    case .word:
      if !isInWord { words += 1 }
      isInWord = true
    case .joiner: break
    case .space: isInWord = false
    case .alone:
      characters += 1
      isInWord = false
    }
  }

  private static func kind(of scalar: UInt32) -> Kind {
    switch scalar {
    // Commas and full stops of Arabic, Urdu and Hindi.
    case 0x060C, 0x061B, 0x061F, 0x06D4, 0x0964, 0x0965: .joiner
    // Dashes stand between words without a space in English; a no-break space is a space.
    case 0xA0, 0x2000...0x200B, 0x2012...0x2015, 0x2028...0x202F, 0x205F, 0x3000: .space
    case 0x80...0xBF, 0x2000...0x206F, 0x20A0...0x2BFF, 0x3001...0x3004, 0x3008...0x3020, 0xFE10...0xFE6F,
      0xFF00...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65:
      .joiner
    // Thai, Lao, Tibetan, Myanmar and Khmer, without the marks above and below their letters.
    case 0x0E31, 0x0E34...0x0E3A, 0x0E47...0x0E4E, 0x0EB1, 0x0EB4...0x0EBC, 0x0EC8...0x0ECE: .joiner
    case 0x0E00...0x0EFF, 0x0F40...0x0F6C, 0x1000...0x102A, 0x1780...0x17B3: .alone
    case 0x0F00...0x0FFF, 0x102B...0x109F, 0x17B4...0x17FF: .joiner
    // Han, Hiragana, Katakana, Bopomofo and Yi; Hangul is written with spaces.
    case 0x2E80...0x2FDF, 0x3005...0x3007, 0x3021...0x3130, 0x31A0...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x1B000...0x1B16F, 0x20000...0x3FFFD:
      .alone
    default: .word
    }
  }

  /// The scalar at `index` and its length in bytes; the text is valid UTF-8, and reading stays inside it anyway.
  private static func decode(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt32, Int) {
    let lead = text[index]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard index + length <= text.count else { return (0xFFFD, text.count - index) }
    var scalar = UInt32(lead) & (0x7F >> UInt32(length))
    for next in index + 1..<index + length { scalar = scalar << 6 | UInt32(text[next] & 0x3F) }
    return (scalar, length)
  }
}
