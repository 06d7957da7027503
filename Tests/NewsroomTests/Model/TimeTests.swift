import Foundation
import Testing

@testable import Newsroom

@Suite("Moments and calendars")
struct TimeTests {
  @Test("Civil time and seconds agree with Foundation, over centuries")
  func agreesWithFoundation() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    for seconds in stride(from: -5_000_000_000, through: 8_000_000_000, by: 7_777_777) {
      let civil = CivilTime(secondsSinceEpoch: seconds)
      let parts = calendar.dateComponents(
        [.year, .month, .day, .hour, .minute, .second, .weekday],
        from: Date(timeIntervalSince1970: Double(seconds)))
      #expect(civil.year == parts.year && civil.month == parts.month && civil.day == parts.day)
      #expect(civil.hour == parts.hour && civil.minute == parts.minute && civil.second == parts.second)
      #expect(civil.weekday + 1 == parts.weekday)
      #expect(civil.secondsSinceEpoch == seconds)
    }
  }

  private let zone = Zone(
    name: "Test/Summer",
    changes: [
      .init(from: .min, offset: 3_600), .init(from: 1_774_746_000, offset: 7_200),
      .init(from: 1_792_890_000, offset: 3_600),
    ])

  @Test("A wall time is read with the offset in force; one that occurs twice is the earlier")
  func wallTimes() {
    #expect(
      rfc3339(zone.instant(CivilTime(year: 2026, month: 1, day: 5, hour: 9)), zone)
        == "2026-01-05T09:00:00+01:00")
    #expect(
      rfc3339(zone.instant(CivilTime(year: 2026, month: 7, day: 5, hour: 9)), zone)
        == "2026-07-05T09:00:00+02:00")
    let twice = CivilTime(year: 2026, month: 10, day: 25, hour: 2, minute: 30)
    #expect(rfc3339(zone.instant(twice), zone) == "2026-10-25T02:30:00+02:00")
    let never = CivilTime(year: 2026, month: 3, day: 29, hour: 2, minute: 30)
    #expect(rfc3339(zone.instant(never), zone) == "2026-03-29T03:30:00+02:00")
  }

  @Test("Days that do not exist are not valid")
  func validity() {
    #expect(CivilTime(year: 2024, month: 2, day: 29).isValid)
    #expect(!CivilTime(year: 2026, month: 2, day: 29).isValid)
    #expect(!CivilTime(year: 2100, month: 2, day: 29).isValid)
    #expect(CivilTime(year: 2000, month: 2, day: 29).isValid)
    #expect(!CivilTime(year: 2026, month: 13, day: 1).isValid)
    #expect(!CivilTime(year: 2026, month: 4, day: 31).isValid)
    #expect(!CivilTime(year: 2026, month: 4, day: 3, hour: 25).isValid)
  }
}
