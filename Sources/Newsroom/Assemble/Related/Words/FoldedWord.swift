/// One word in lower case without accents, in a small buffer that is used again for the next.
struct FoldedWord {
  /// Bytes of the buffer: up to 62 of word, for three may go behind 59, and the eight zeros that end it. Read eight
  /// at a time, they reach to 64.
  static let capacity = 80
  /// From this length on nothing is added.
  private static let longest = 60

  private let bytes: UnsafeMutableRawPointer
  private var length = 0
  private(set) var letters = 0
  private let stemming: Stemming
  /// Letters that the stemming keeps of any word, and their length in bytes.
  private let kept: Int
  private var cutLength = 0

  init(_ space: UnsafeMutableRawBufferPointer, stemming: Stemming) {
    precondition(space.count >= Self.capacity, "a word needs its whole buffer")
    // A buffer that is not empty has an address.
    bytes = space.baseAddress!
    self.stemming = stemming
    kept = if case .first(let letters) = stemming { letters } else { 0 }
  }

  @inline(__always)
  mutating func clear() {
    length = 0
    letters = 0
    cutLength = 0
  }

  @inline(__always)
  mutating func append(ascii byte: UInt8) {
    guard length < Self.longest else { return }
    bytes.storeBytes(of: byte | 0x20, toByteOffset: length, as: UInt8.self)
    length += 1
    letters += 1
    if letters == kept { cutLength = length }
  }

  mutating func append(_ scalar: UInt32) {
    guard let folded = foldedLetter(scalar), length < Self.longest else { return }
    if folded < 0x80 {
      append(ascii: UInt8(folded))
      return
    }
    // The buffer is hashed, never shown, so three plain bytes serve as well as UTF-8.
    for shift: UInt32 in [16, 8, 0] {
      bytes.storeBytes(
        of: UInt8(truncatingIfNeeded: folded >> shift), toByteOffset: length, as: UInt8.self)
      length += 1
    }
    letters += 1
    if letters == kept { cutLength = length }
  }

  /// Takes off the ending.
  @inline(__always)
  mutating func stem() {
    switch stemming {
    case .englishPlural: stemPlural()
    case .first(let kept): if letters > kept { length = cutLength }
    }
  }

  @inline(__always)
  private mutating func stemPlural() {
    guard length > 3, self[1] == UInt8(ascii: "s") else { return }
    let plural = EnglishPlural(before: self[2], self[3], self[4], length: length)
    length -= plural.ending
    if plural.isOfY {
      bytes.storeBytes(of: UInt8(ascii: "y"), toByteOffset: length - 1, as: UInt8.self)
    }
  }

  /// The byte `place` from the end, counted from 1.
  private subscript(place: Int) -> UInt8 { bytes.load(fromByteOffset: length - place, as: UInt8.self) }

  var hash: Term {
    bytes.storeBytes(of: 0, toByteOffset: length, as: UInt64.self)
    var hash = TermHash()
    var offset = 0
    while offset < length {
      hash.mix(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian)
      offset += 8
    }
    return hash.term
  }
}
