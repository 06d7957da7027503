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
    next(in: text, from: start, copyingTo: nil)
  }

  /// The same, and what was looked at is copied: there must be room for all of `text` from `start` on.
  @inline(__always)
  func next(
    in text: UnsafeBufferPointer<UInt8>, from start: Int, copyingTo target: UnsafeMutableRawPointer?
  ) -> Int {
    let raw = UnsafeRawBufferPointer(text)
    var index = start
    while index + 16 <= text.count {
      let chunk = raw.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
      target?.storeBytes(of: chunk, toByteOffset: index - start, as: SIMD16<UInt8>.self)
      if let offset = first(in: chunk) { return index + offset }
      index += 16
    }
    guard index < text.count else { return text.count }
    let rest = UnsafeRawBufferPointer(rebasing: raw[index...])
    target?.advanced(by: index - start).copyMemory(from: rest.baseAddress!, byteCount: rest.count)
    return index + (first(inShort: rest) ?? rest.count)
  }

  /// The same for one to fifteen bytes: their first half and their last one are compared, which may have bytes in common.
  @inline(__always)
  private func first(inShort text: UnsafeRawBufferPointer) -> Int? {
    let count = text.count
    if count >= 8 {
      let halves = SIMD2(
        text.loadUnaligned(as: UInt64.self), text.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
      return first(in: unsafeBitCast(halves, to: SIMD16<UInt8>.self)).map { $0 < 8 ? $0 : $0 + count - 16 }
    }
    if count >= 4 {
      let (head, tail) = (
        text.loadUnaligned(as: UInt32.self), text.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      )
      // Letters, which are never special, stand behind them.
      let chunk = unsafeBitCast(SIMD4(head, tail, Self.letters, Self.letters), to: SIMD16<UInt8>.self)
      return first(in: chunk).map { $0 < 4 ? $0 : $0 + count - 8 }
    }
    var chunk = SIMD16<UInt8>(repeating: UInt8(truncatingIfNeeded: Self.letters))
    (chunk[0], chunk[1], chunk[2]) = (text[0], text[count / 2], text[count - 1])
    return first(in: chunk).map { $0 == 0 ? 0 : $0 == 1 ? count / 2 : count - 1 }
  }

  private static var letters: UInt32 { 0x6161_6161 }

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
