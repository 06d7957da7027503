import Glibc

/// Eight bytes of UTF-8 in one register, looked at together: what takes as long for eight as for one.
///
/// Each question is answered with the high bit of every byte of which the answer is yes. Public, not for the
/// package alone, because only what is public becomes part of the code that asks, in whatever module.
public struct EightBytes {
  public let bits: UInt64

  @inlinable @inline(__always)
  public init(_ bits: UInt64) { self.bits = bits }

  /// The eight bytes from `place`, the first one lowest; they must be there.
  @inlinable @inline(__always)
  public init(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) {
    bits = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
  }

  @inlinable @inline(__always)
  public static func all(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  @inlinable @inline(__always)
  public static var highBits: UInt64 { 0x8080_8080_8080_8080 }

  @inlinable @inline(__always)
  public var isASCII: Bool { bits & Self.highBits == 0 }

  /// The bytes without their high bits, to which up to 0x80 may be added without reaching the next byte.
  @inlinable @inline(__always)
  public var low: UInt64 { bits & ~Self.highBits }

  /// Letters and digits of ASCII.
  @inlinable @inline(__always)
  public var wordBytes: UInt64 {
    let lower = low | Self.all(0x20)
    let letters = (lower &+ Self.all(0x80 - 0x61)) & ~(lower &+ Self.all(0x80 - 0x7B))
    let digits = (low &+ Self.all(0x80 - 0x30)) & ~(low &+ Self.all(0x80 - 0x3A))
    return (letters | digits) & ~bits & Self.highBits
  }

  /// Spaces and control characters, in bytes that are all ASCII.
  @inlinable @inline(__always)
  public var spaces: UInt64 { ~(low &+ Self.all(0x80 - 0x21)) & Self.highBits }

  @inlinable @inline(__always)
  public func equal(to byte: UInt8) -> UInt64 {
    let difference = bits ^ Self.all(byte)
    return ~((difference & ~Self.highBits) &+ ~Self.highBits | difference) & Self.highBits
  }

  /// The number of bytes before the first of those that `answer` is about; 8 when there is none.
  @inlinable @inline(__always)
  public static func count(before answer: UInt64) -> Int { answer.trailingZeroBitCount >> 3 }
}

extension UnsafeBufferPointer<UInt8> {
  /// The first place of `byte` from `start` on.
  package func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    guard start < count, let base = baseAddress, let found = memchr(base + start, Int32(byte), count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }
}
