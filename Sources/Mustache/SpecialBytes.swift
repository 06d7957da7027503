/// The bytes at which copying text must stop, because they are written otherwise in HTML, XML or JSON.
///
/// Sixteen bytes are compared at a time: text mostly has none of them, and is then copied in long runs.
package struct SpecialBytes: Sendable {
  private let limit: SIMD16<UInt8>
  /// Six kinds; where there are fewer, the last stands in all places that are left.
  private let kinds:
    (SIMD16<UInt8>, SIMD16<UInt8>, SIMD16<UInt8>, SIMD16<UInt8>, SIMD16<UInt8>, SIMD16<UInt8>)

  /// - Parameters:
  ///   - limit: all bytes below it are special; at most 63.
  ///   - others: one to six more, no letters.
  package init(below limit: UInt8 = 0, _ others: [UInt8]) {
    func kind(_ index: Int) -> SIMD16<UInt8> { SIMD16(repeating: others[min(index, others.count - 1)]) }
    self.limit = SIMD16(repeating: limit)
    kinds = (kind(0), kind(1), kind(2), kind(3), kind(4), kind(5))
  }

  /// The index of the first special byte of `text` at or after `start`; the end when there is none.
  package func next(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(text)
    var index = start
    while index + 16 <= text.count {
      if let offset = first(in: raw.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)) {
        return index + offset
      }
      index += 16
    }
    guard index < text.count else { return text.count }
    // What is left is compared with letters behind it, which are never special.
    var rest = SIMD16<UInt8>(repeating: UInt8(ascii: "a"))
    withUnsafeMutableBytes(of: &rest) { $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: raw[index...])) }
    return first(in: rest).map { index + $0 } ?? text.count
  }

  @inline(__always)
  private func first(in chunk: SIMD16<UInt8>) -> Int? {
    let found =
      (chunk .< limit) .| (chunk .== kinds.0) .| (chunk .== kinds.1) .| (chunk .== kinds.2)
      .| (chunk .== kinds.3) .| (chunk .== kinds.4) .| (chunk .== kinds.5)
    // A mask has a byte of ones or zeros for each byte compared: as two words it is quickly searched.
    let words = unsafeBitCast(found, to: SIMD2<UInt64>.self)
    if words[0] != 0 { return UInt64(littleEndian: words[0]).trailingZeroBitCount / 8 }
    if words[1] != 0 { return 8 + UInt64(littleEndian: words[1]).trailingZeroBitCount / 8 }
    return nil
  }
}
