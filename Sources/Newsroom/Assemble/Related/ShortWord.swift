/// A word of at most 16 letters and digits of ASCII, in two registers: what nearly every word of many
/// languages is, read without touching a buffer.
///
/// It hashes as a `FoldedWord` of the same letters does.
struct ShortWord {
  static let longest = 16

  private var low: UInt64
  private var high: UInt64
  private var length: Int

  /// At least 16 bytes after `place` must be readable.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Range<Int>) {
    let start = UnsafeRawBufferPointer(bytes)
    low = start.loadUnaligned(fromByteOffset: place.lowerBound, as: UInt64.self).littleEndian
    high = start.loadUnaligned(fromByteOffset: place.lowerBound + 8, as: UInt64.self).littleEndian
    length = place.count
    // Lower case is one bit; digits have it already.
    low |= 0x2020_2020_2020_2020
    high |= 0x2020_2020_2020_2020
    trim()
  }

  /// Clears what lies behind the last letter.
  @inline(__always)
  private mutating func trim() {
    low &= length >= 8 ? .max : 1 << UInt64(length * 8) &- 1
    high &= length >= 16 ? .max : length <= 8 ? 0 : 1 << UInt64((length - 8) * 8) &- 1
  }

  /// Without its ending.
  @inline(__always)
  func stemmed(_ stemming: Stemming) -> ShortWord {
    var word = self
    switch stemming {
    case .englishPlural:
      guard length > 3, self[1] == UInt8(ascii: "s") else { return self }
      let plural = EnglishPlural(before: self[2], self[3], self[4], length: length)
      word.length -= plural.ending
      if plural.isOfY { word.end(in: UInt8(ascii: "y")) }
    case .first(let letters): word.length = min(length, letters)
    }
    word.trim()
    return word
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
    var hash = TermHash()
    hash.mix(low)
    if length > 8 { hash.mix(high) }
    return hash.term
  }
}
