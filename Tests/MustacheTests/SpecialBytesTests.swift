import Testing

@testable import Mustache

@Suite("Special bytes")
struct SpecialBytesTests {
  private let specials = SpecialBytes(below: 0x20, Array("\"&".utf8) + [0xE2])

  @Test("The first special byte is found wherever it stands, in a text of any length", arguments: 0...50)
  func places(length: Int) {
    for byte: UInt8 in [0, 0x1F, UInt8(ascii: "\""), UInt8(ascii: "&"), 0xE2] {
      for place in 0..<length {
        var text = [UInt8](repeating: UInt8(ascii: " "), count: length)
        text[place] = byte
        #expect(next(in: text, from: 0) == place)
        #expect(next(in: text, from: place) == place)
        #expect(next(in: text, from: place + 1) == length)
      }
    }
  }

  @Test("No other byte is special")
  func others() {
    let others = (0x20...0xFF).map { UInt8($0) }.filter { !Array("\"&".utf8).contains($0) && $0 != 0xE2 }
    #expect(next(in: others, from: 0) == others.count)
    for byte in others { #expect(next(in: [byte], from: 0) == 1) }
  }

  private func next(in text: [UInt8], from start: Int) -> Int {
    text.withUnsafeBufferPointer { specials.next(in: $0, from: start) }
  }
}
