import Testing

@testable import Diagnostics

@Suite("Near misses of many texts")
struct NearMissesTests {
  @Test("Candidates are listed once, and a text that was asked for has its answer")
  func once() {
    var lists = 0
    var nearMisses = NearMisses()
    func nearest(_ text: String, in list: String = "") -> String? {
      nearMisses.nearest(to: text, in: list) {
        lists += 1
        return list.isEmpty ? ["flood", "barrier"] : ["harbour"]
      }
    }
    #expect(
      ["flod", "barier", "x", "flod", "harbor"].map { nearest($0) } == [
        "flood", "barrier", nil, "flood", nil,
      ])
    #expect(lists == 1)
    #expect(nearest("harbor", in: "other") == "harbour" && lists == 2)
  }

  @Test("After so many comparisons no more texts are compared, and answers stay")
  func limit() {
    var nearMisses = NearMisses(comparisons: 5)
    let texts = ["flod", "barier", "rainn", "barierr", "flod"]
    let found = texts.map { nearMisses.nearest(to: $0) { ["flood", "barrier", "rain"] } }
    #expect(found == ["flood", "barrier", nil, nil, "flood"])
  }

  @Test("Texts that differ far from their middles are near as well")
  func ends() {
    let long = String(repeating: "harbour-", count: 12)
    #expect(nearMiss(to: "x" + long, among: [long]) == long)
    #expect(nearMiss(to: long + "xyz", among: [long]) == long)
    #expect(nearMiss(to: "xy" + long.dropLast(2), among: [long]) == nil)
    #expect(nearMiss(to: "ü" + long.dropLast(1), among: [long]) == long)
    #expect(nearMiss(to: "üü" + long.dropLast(2), among: [long]) == nil)
  }
}
