import Testing

@testable import Mustache

@Suite("Galleys")
struct GalleyTests {
  @Test("What is set stands in its order, however often there has to be more room")
  func order() {
    var galley = Galley(capacity: 1)
    var expected = ""
    for number in 0..<500 {
      galley.append(UInt8(ascii: "<"))
      galley.append(decimal: number)
      galley.append(literal: " of ")
      galley.append("the “words”")
      galley.append([UInt8(ascii: ">")])
      expected += "<\(number) of the “words”>"
    }
    let (count, bytes) = (galley.count, galley.bytes)
    #expect(count == expected.utf8.count)
    #expect(bytes == Array(expected.utf8))
  }

  @Test("A run is copied up to the next special byte, in a text of any length", arguments: 0...50)
  func runs(length: Int) {
    let specials = SpecialBytes([UInt8(ascii: "&")])
    for place in 0...length {
      var text = (0..<length).map { UInt8(ascii: "a") + UInt8($0 % 26) }
      if place < length { text[place] = UInt8(ascii: "&") }
      for start in 0...place {
        var galley = Galley(capacity: 1)
        let end = text.withUnsafeBufferPointer { galley.append($0, from: start, until: specials) }
        #expect(end == place)
        let bytes = galley.bytes
        #expect(bytes == Array(text[start..<place]))
      }
    }
  }

  @Test("An empty galley and one that ends with a line break are at the start of a line")
  func lineStart() {
    var galley = Galley()
    var starts = [galley.isAtLineStart]
    galley.append(literal: "a")
    starts.append(galley.isAtLineStart)
    galley.append(literal: "\n")
    starts.append(galley.isAtLineStart)
    #expect(starts == [true, false, true])
  }
}
