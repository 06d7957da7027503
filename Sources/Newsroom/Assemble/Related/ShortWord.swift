import Markdown

/// A word of at most 15 letters and digits of ASCII, in two registers: what nearly every word of many
/// languages is, read without touching a buffer or asking for the kind of each byte.
///
/// It hashes as a `FoldedWord` of the same letters does.
struct ShortWord {
  static let longest = 15
  /// Bytes that must be there from the first letter on: two more than the longest word, to see how it ends.
  static let room = 17

  private var low: UInt64
  private var high: UInt64
  /// Letters and digits from where it starts: 0 is no word, and 16 a longer one.
  private(set) var length: Int

  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
    let (first, second) = (EightBytes(bytes, at: start), EightBytes(bytes, at: start + 8))
    let firstEnd = ~first.wordBytes & EightBytes.highBits
    let secondEnd = ~second.wordBytes & EightBytes.highBits
    length = EightBytes.count(before: firstEnd) + (firstEnd == 0 ? EightBytes.count(before: secondEnd) : 0)
    // Lower case is one bit; digits have it already.
    low = (first.bits | EightBytes.all(0x20)) & Self.bytes(before: firstEnd)
    high = firstEnd == 0 ? (second.bits | EightBytes.all(0x20)) & Self.bytes(before: secondEnd) : 0
  }

  /// All bits before the first byte that is marked; all there are when none is.
  @inline(__always)
  private static func bytes(before marks: UInt64) -> UInt64 { (marks & (0 &- marks)) >> 7 &- 1 }

  /// Clears what lies behind the last letter.
  @inline(__always)
  private mutating func trim() {
    low &= length >= 8 ? .max : 1 &<< UInt64(length &* 8) &- 1
    high &= length >= 16 ? .max : length <= 8 ? 0 : 1 &<< UInt64((length &- 8) &* 8) &- 1
  }

  /// The hash of the word without its ending.
  ///
  /// - Parameter whole: the hash of the word as it is.
  @inline(__always)
  func stemHash(_ stemming: Stemming, _ whole: Term) -> Term {
    var word = self
    switch stemming {
    case .englishPlural:
      guard length > 3, self[1] == UInt8(ascii: "s") else { return whole }
      let plural = EnglishPlural(before: self[2], self[3], self[4], length: length)
      word.length -= plural.ending
      if plural.isOfY { word.end(in: UInt8(ascii: "y")) }
    case .first(let letters): word.length = min(length, letters)
    }
    word.trim()
    return word.hash
  }

  @inline(__always)
  private mutating func end(in letter: UInt8) {
    let place = length - 1
    let shift = UInt64(place & 7) * 8
    if place < 8 {
      low = low & ~(0xFF << shift) | UInt64(letter) << shift
    } else {
      high = high & ~(0xFF << shift) | UInt64(letter) << shift
    }
  }

  /// The letter `place` from the end, counted from 1.
  @inline(__always)
  private subscript(place: Int) -> UInt8 {
    let index = length - place
    return UInt8(truncatingIfNeeded: (index < 8 ? low : high) >> (UInt64(index & 7) * 8))
  }

  @inline(__always)
  var hash: Term {
    var short = TermHash()
    short.mix(low)
    var long = short
    long.mix(high)
    return length > 8 ? long.term : short.term
  }
}
