import Markdown
import Testing

@Suite("Eight bytes at once")
struct EightBytesTests {
  /// Each byte there is, at each of the eight places, amid eight kinds of others.
  private static let samples: [[UInt8]] = (0..<8).flatMap { place in
    ([0x00, 0x20, 0x2F, 0x41, 0x7A, 0x7F, 0x80, 0xFF] as [UInt8]).flatMap { around in
      (UInt8.min...UInt8.max).map { byte in
        var bytes = [UInt8](repeating: around, count: 8)
        bytes[place] = byte
        return bytes
      }
    }
  }

  /// Compares the bytes that an answer is about with those that a question about one byte finds.
  private func compare(
    _ bytes: [UInt8], _ answer: (EightBytes) -> UInt64, _ question: (UInt8) -> Bool
  ) -> Bool {
    let answer = bytes.withUnsafeBufferPointer { answer(EightBytes($0, at: 0)) }
    let expected = bytes.enumerated().reduce(UInt64(0)) { bits, each in
      question(each.element) ? bits | 0x80 << (8 * UInt64(each.offset)) : bits
    }
    let first = bytes.firstIndex(where: question) ?? 8
    return answer == expected && EightBytes.count(before: answer) == first
  }

  @Test("Letters and digits are told from all other bytes")
  func words() {
    for bytes in Self.samples {
      let isRight = compare(bytes, \.wordBytes) { $0 < 0x80 && Character(UnicodeScalar($0)).isLetterOrDigit }
      #expect(isRight, "\(bytes)")
    }
  }

  @Test("Spaces and control characters are told from what can be seen, in ASCII")
  func spaces() {
    for bytes in Self.samples where bytes.allSatisfy({ $0 < 0x80 }) {
      #expect(compare(bytes, \.spaces) { $0 <= 0x20 }, "\(bytes)")
    }
  }

  @Test(
    "One byte is found among all others", arguments: [0x00, 0x0A, 0x2F, 0x41, 0x7F, 0x80, 0xFF] as [UInt8])
  func equal(byte: UInt8) {
    for bytes in Self.samples {
      let isRight = compare(bytes, { $0.equal(to: byte) }, { $0 == byte })
      #expect(isRight, "\(bytes)")
    }
  }

  @Test("Bytes above ASCII are noticed wherever they are")
  func ascii() {
    for bytes in Self.samples {
      let isASCII = bytes.withUnsafeBufferPointer { EightBytes($0, at: 0).isASCII }
      #expect(isASCII == bytes.allSatisfy { $0 < 0x80 }, "\(bytes)")
    }
  }
}

extension Character {
  fileprivate var isLetterOrDigit: Bool { isASCII && (isLetter || isNumber) }
}
