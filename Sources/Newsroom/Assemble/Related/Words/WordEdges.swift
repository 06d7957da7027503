import Markdown

/// Where the words of ASCII letters and digits in a text start and end, found 64 bytes at a time.
struct WordEdges {
  /// A start, an end, the next start and so on, and then only ends of the text.
  private let places: UnsafeMutableBufferPointer<Int32>

  /// How many places a text takes at most: an edge for each byte and one behind the last, of which `write` may write
  /// seven more, and the three ends.
  static func capacity(_ bytes: UnsafeBufferPointer<UInt8>) -> Int { bytes.count + 16 }

  /// - Parameter places: as many as `capacity` says.
  init(_ bytes: UnsafeBufferPointer<UInt8>, in places: UnsafeMutableBufferPointer<Int32>) {
    self.places = places
    var count = 0
    var last: UInt64 = 0
    for block in stride(from: 0, to: bytes.count, by: 64) {
      let words = Self.words(bytes, at: block)
      // An edge is where a byte is not what the one before it is.
      let edges = words ^ (words << 1 | last)
      last = words >> 63
      Self.write(edges, from: block, to: places, at: count)
      count &+= edges.nonzeroBitCount
    }
    for place in count..<count + 3 { places[place] = Int32(truncatingIfNeeded: bytes.count) }
  }

  /// Writes where the bits of `edges` are, eight at a time, and whatever comes behind the last one.
  @inline(__always)
  private static func write(
    _ edges: UInt64, from block: Int, to places: UnsafeMutableBufferPointer<Int32>, at start: Int
  ) {
    var edges = edges
    var place = start
    while edges != 0 {
      for next in place..<place &+ 8 {
        places[next] = Int32(truncatingIfNeeded: block &+ edges.trailingZeroBitCount)
        edges &= edges &- 1
      }
      place &+= 8
    }
  }

  /// One bit for each of 64 bytes: whether it is there and of a word.
  @inline(__always)
  private static func words(_ bytes: UnsafeBufferPointer<UInt8>, at block: Int) -> UInt64 {
    let isWhole = block &+ 64 <= bytes.count
    return isWhole ? words(UnsafeRawBufferPointer(bytes), at: block) : lastWords(bytes, at: block)
  }

  @inline(never)
  private static func lastWords(_ bytes: UnsafeBufferPointer<UInt8>, at block: Int) -> UInt64 {
    withUnsafeTemporaryAllocation(byteCount: 64, alignment: 16) { space in
      space.initializeMemory(as: UInt8.self, repeating: 0)
      space.copyMemory(from: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[block...]))
      return words(UnsafeRawBufferPointer(space), at: 0)
    }
  }

  @inline(__always)
  private static func words(_ bytes: UnsafeRawBufferPointer, at block: Int) -> UInt64 {
    var words: UInt64 = 0
    for offset in stride(from: 0, to: 64, by: 8) {
      let eight = EightBytes(
        bytes.loadUnaligned(fromByteOffset: block &+ offset, as: UInt64.self).littleEndian)
      // The high bits of eight bytes, together in one.
      words |= ((eight.wordBytes &>> 7 &* 0x0102_0408_1020_4080) &>> 56) &<< UInt64(offset)
    }
    return words
  }

  @inline(__always)
  subscript(place: Int) -> Int { Int(places[place]) }
}
