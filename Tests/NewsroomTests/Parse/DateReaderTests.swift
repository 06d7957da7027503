import Foundation
import Testing

@testable import Newsroom

@Suite("Dates as authors write them")
struct DateReaderTests {
  private let berlin = ZoneTable.zone(named: "Europe/Berlin")

  private func shown(_ text: String) throws -> String? {
    let zone = try #require(berlin)
    return DateReader.instant(text, zone: zone).map { rfc3339($0, .utc) }
  }

  @Test(
    "A date with an offset means that moment",
    arguments: [
      ("2026-05-07T09:05:00Z", "2026-05-07T09:05:00Z"), ("2026-05-07T09:05:00+02:00", "2026-05-07T07:05:00Z"),
      ("2026-05-07t09:05:00z", "2026-05-07T09:05:00Z"),
      ("2026-05-07T09:05:00.123456-05:00", "2026-05-07T14:05:00Z"),
      ("2019-05-07 9:05:00 -0400", "2019-05-07T13:05:00Z"), ("2019-05-07 09:05 +02", "2019-05-07T07:05:00Z"),
      ("2019-05-07 09:05:00 UTC", "2019-05-07T09:05:00Z"), ("2019-05-07 09:05 GMT", "2019-05-07T09:05:00Z"),
      ("2019-05-07 09:05:00 +0530", "2019-05-07T03:35:00Z"), ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
    ])
  func withOffset(_ text: String, _ moment: String) throws {
    #expect(try shown(text) == moment)
  }

  @Test(
    "A date without an offset is read on the clocks of the site",
    arguments: [
      ("2026-05-07", "2026-05-06T22:00:00Z"), ("2026-01-07", "2026-01-06T23:00:00Z"),
      ("2026-1-7", "2026-01-06T23:00:00Z"),
      ("2026/05/07", "2026-05-06T22:00:00Z"), ("2026-05-07 09:05", "2026-05-07T07:05:00Z"),
      ("2026-05-07 9:05", "2026-05-07T07:05:00Z"), ("2026-05-07T09:05:30", "2026-05-07T07:05:30Z"),
      ("2026-05-07  09:05:30.5", "2026-05-07T07:05:30Z"), ("2026-05-07 24:00", "2026-05-07T22:00:00Z"),
      ("1890-01-01", "1889-12-31T23:06:32Z"), ("2026-03-29 02:30", "2026-03-29T01:30:00Z"),
      ("2026-10-25 02:30", "2026-10-25T00:30:00Z"),
    ])
  func local(_ text: String, _ moment: String) throws {
    #expect(try shown(text) == moment)
  }

  @Test(
    "What is no date is none",
    arguments: [
      "", "tomorrow", "2026", "2026-05", "2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "2026-05-00",
      "2026-05-07T",
      "2026-05-07 ", "2026-05-07 25:00", "2026-05-07 24:01", "2026-05-07 09:60", "2026-05-07 09",
      "2026-05-07 09:5",
      "2026-05-07 09:05:61", "2026-05-07 09:05 noon", "2026-05-07x", "2026-05-07T09:05:00+2",
      "2026-05-07T09:05:00+02:",
      "2026-05-07T09:05:00+02:60", "2026-05-07T09:05:00+25:00", "2026-05-07T09:05:00.Z", "07.05.2026",
      "05/07/2026", "2026-05/07",
      "26-05-07", "0000-01-01", "20260507", " 2026-05-07", "２０２６-05-07", "2026-05-07T09:05:00ZZ",
      "-2026-05-07",
    ])
  func rejected(_ text: String) throws {
    #expect(try shown(text) == nil)
  }

  @Test(
    "A file name may begin with the date",
    arguments: [
      ("articles/2024-05-07-flood.md", "2024-05-07T00:00:00Z"), ("2024-05-07-祭り.md", "2024-05-07T00:00:00Z"),
      ("2024-05-07-flood/index.md", "2024-05-07T00:00:00Z"),
    ])
  func inFileNames(_ path: String, _ moment: String) {
    #expect(DateReader.instant(inFileName: path, zone: .utc).map { rfc3339($0, .utc) } == moment)
  }

  @Test(
    "Other file names hold no date",
    arguments: [
      "flood.md", "2024-05-07.md", "2024-02-30-flood.md", "2024-5-7-flood.md", "2024-05-07-flood/a.md",
      "港の祭り港の祭り-a.md",
      "2024-05-07flood.md", "", "/",
    ])
  func noDateInFileNames(_ path: String) {
    #expect(DateReader.instant(inFileName: path, zone: .utc) == nil)
  }
}

@Suite("Time zones")
struct ZoneTableTests {
  @Test(
    "Offsets are those of the system, summer and winter, north and south, now and long ago",
    arguments: [
      "Europe/London", "Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Australia/Lord_Howe",
      "Asia/Kolkata",
      "Asia/Kathmandu", "Africa/Cairo", "Africa/Casablanca", "Pacific/Apia", "Pacific/Auckland",
      "America/St_Johns",
      "Asia/Tehran", "Europe/Moscow", "Etc/GMT+5", "Antarctica/Troll",
    ])
  func agreesWithFoundation(_ name: String) throws {
    let zone = try #require(ZoneTable.zone(named: name))
    let expected = try #require(TimeZone(identifier: name))
    // Every nine days or so, at changing hours, from 1901 to 2099.
    for seconds in stride(from: -2_170_000_000, to: 4_090_000_000, by: 787_787) {
      let offset = expected.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
      guard zone.offset(at: Instant(seconds: seconds)) != offset else { continue }
      Issue.record("\(name) at \(rfc3339(Instant(seconds: seconds), .utc)): \(offset)")
      return
    }
  }

  @Test("UTC has many names", arguments: ["UTC", "GMT", "Etc/UTC", "Z"])
  func utc(_ name: String) {
    #expect(ZoneTable.zone(named: name) == .utc)
  }

  @Test(
    "Abbreviations and offsets are no zones: they mean different things in different places",
    arguments: ["EST", "CET", "+02:00", "GMT+2", "Mars/Olympus", "", "Europe/", "/", "../etc/passwd"])
  func unknown(_ name: String) {
    #expect(ZoneTable.zone(named: name) == nil)
  }
}
