/// What an ASCII character is.
///
/// Public, not for the package alone, so that it becomes part of the loops over bytes that ask it.
extension UInt8 {
  @inlinable
  public var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }

  @inlinable
  public var isDigit: Bool { (0x30...0x39).contains(self) }
}
