import Foundation

/// Time zones as the Unicode data in the program knows them, read once into a table.
enum ZoneTable {
  /// Years of news that a site may hold: before and after, the offset of the nearest year stands.
  private static let years = 1800...2100

  /// Nil when the IANA database has no such zone.
  static func zone(named name: String) -> Zone? {
    if ["UTC", "GMT", "Etc/UTC", "Z"].contains(name) { return .utc }
    // Foundation also takes abbreviations and offsets, which mean different zones in different places.
    guard name.contains("/"), let zone = TimeZone(identifier: name) else { return nil }
    let first = CivilTime(year: years.lowerBound, month: 1, day: 1).secondsSinceEpoch
    let last = CivilTime(year: years.upperBound, month: 1, day: 1).secondsSinceEpoch
    var moment = Date(timeIntervalSince1970: Double(first))
    var changes = [Zone.Change(from: .min, offset: zone.secondsFromGMT(for: moment))]
    while let next = zone.nextDaylightSavingTimeTransition(after: moment),
      next.timeIntervalSince1970 < Double(last)
    {
      let from = Int(next.timeIntervalSince1970.rounded())
      changes.append(Zone.Change(from: from, offset: zone.secondsFromGMT(for: next.addingTimeInterval(1))))
      moment = next
    }
    return Zone(name: name, changes: changes)
  }

  static var names: [String] { TimeZone.knownTimeZoneIdentifiers.sorted() }
}
