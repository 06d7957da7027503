import Markdown

/// A word of at most 15 letters and digits of ASCII, in two registers: what nearly every word of many
/// languages is, read without touching a buffer or asking for the kind of each byte.
///
/// It hashes as a `FoldedWord` of the same letters does.
struct ShortWord {
  static let longest = 15
  /// Bytes that must be there from the first letter on: those of the two registers, one more than `longest`.
  static let room = 16

  private var low: UInt64
  private var high: UInt64
  private(set) var length: Int

  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, length: Int) {
    self.length = length
    // Lower case is one bit; digits have it already.
    low = EightBytes(bytes, at: start).bits | EightBytes.all(0x20)
    high = EightBytes(bytes, at: start &+ 8).bits | EightBytes.all(0x20)
    trim()
  }

  /// Clears what lies behind the last letter, without asking in which half that is.
  @inline(__always)
  private mutating func trim() {
    let inSecond = max(length &- 8, 0)
    low &= .max &>> UInt64(64 &- (length &- inSecond) &* 8)
    high &= (.max &>> 1) &>> UInt64(63 &- inSecond &* 8)
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
    let isShort = UInt64(bitPattern: Int64(length &- 9) &>> 63)
    return TermHash(short, where: isShort, else: long).term
  }
}
