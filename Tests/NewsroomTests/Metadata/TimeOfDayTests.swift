import Testing

@testable import Newsroom

@Suite("Times of day at the beginning of a line")
struct TimeOfDayTests {
  @Test(
    "Times are read as newspapers write them",
    arguments: [
      ("14:05 Council meets", 845), ("14.05 – Council meets", 845), ("9.30 p.m. Council meets", 1_290),
      ("9:45pm Council meets", 1_305), ("11 PM: Council meets", 1_380), ("12.15 am | Council meets", 15),
      ("12 p. m., Council meets", 720), ("6.05 pm: Council meets", 1_085), ("21h05 Council meets", 1_265),
      ("21 h 05 : Council meets", 1_265), ("21h – Council meets", 1_260), ("21 Uhr: Council meets", 1_260),
      ("21.05 Uhr Council meets", 1_265), ("21時05分 Council meets", 1_265), ("21時Council meets", 1_260),
      ("21:50 GMT Council meets", 1_310), ("9 pm ET: Council meets", 1_260), ("00:00 Council meets", 0),
    ])
  func read(line: String, minutes: Int) {
    let time = TimeOfDay(beginning: line)
    #expect(time?.minutes == minutes)
    #expect(time?.rest == "Council meets")
  }

  @Test("A zone is only what is called so")
  func zone() { #expect(TimeOfDay(beginning: "21:50 CETI signs")?.rest == "CETI signs") }

  @Test(
    "Other numbers are no times",
    arguments: [
      "10.5 million voters", "11 amendments", "14.05.2026 Council meets", "25:00 Council meets", "14:75 odds",
      "21 households", "2026 in review", "3 Uhren", "10.500 voters", "Council meets", "", "3 h walk",
      "7 am-dram groups", "6 p. M. Jones dies",
    ])
  func other(line: String) { #expect(TimeOfDay(beginning: line) == nil) }
}
