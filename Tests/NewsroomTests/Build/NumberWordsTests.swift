import Testing

@testable import Newsroom

@Suite("Numbers in what the program says")
struct NumberWordsTests {
  @Test("One thing stands in the singular, any other number of it in the plural")
  func counting() {
    #expect(counted(1, "file") == "1 file")
    #expect(counted(0, "file") == "0 files")
    #expect(counted(2, "more error") == "2 more errors")
    #expect(counted(2, "address", "addresses") == "2 addresses")
  }

  @Test("Decimals are rounded, and keep their zeros")
  func decimals() {
    #expect(decimal(0.125, 1) == "0.1")
    #expect(decimal(1.999, 2) == "2.00")
    #expect(decimal(12.0049, 3) == "12.005")
    #expect(decimal(-0.5, 2) == "-0.50")
    #expect(decimal(-0.001, 2) == "0.00")
  }
}
