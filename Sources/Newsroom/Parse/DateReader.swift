/// Reads the dates that sites really use.
///
/// RFC 3339, and looser: slashes in the date, no time, no seconds, a space for the `T`, one digit for the hour, fractions (dropped),
/// offsets as `+02:00`, `+0200`, `+02`, with a space before, `Z`, `UTC` or `GMT`. Without an offset the time is
/// read on the clocks of the site's zone; without a time it is midnight there.
struct DateReader {
  private var rest: Substring.UTF8View
  private let zone: Zone

  static func instant(_ text: String, zone: Zone) -> Instant? {
    var reader = DateReader(rest: text[...].utf8, zone: zone)
    return reader.read()
  }

  /// The date that the name of a story's file or folder begins with, as in `2024-05-07-flood.md`.
  static func instant(inFileName path: String, zone: Zone) -> Instant? {
    let name = fileName(path)
    guard name.utf8.count > 11 else { return nil }
    let date = name.utf8.prefix(10)
    guard name.utf8.dropFirst(10).first == UInt8(ascii: "-") else { return nil }
    return instant(String(Substring(date)), zone: zone)
  }

  private mutating func read() -> Instant? {
    guard let year = number(digits: 4...4) else { return nil }
    let mark: Unicode.Scalar = rest.first == UInt8(ascii: "/") ? "/" : "-"
    guard skip(mark), let month = number(digits: 1...2), skip(mark), let day = number(digits: 1...2)
    else { return nil }
    if rest.isEmpty { return instant(CivilTime(year: year, month: month, day: day), offset: nil) }
    guard skip("T") || skip("t") || skipSpaces(), let hour = number(digits: 1...2), skip(":"),
      let minute = number(digits: 2...2)
    else { return nil }
    var second = 0
    if skip(":") {
      guard let written = number(digits: 2...2) else { return nil }
      second = written
      if skip(".") || skip(",") { guard number(digits: 1...12) != nil else { return nil } }
    }
    _ = skipSpaces()
    let civil = CivilTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    if rest.isEmpty { return instant(civil, offset: nil) }
    guard let offset = offset(), rest.isEmpty else { return nil }
    return instant(civil, offset: offset)
  }

  private func instant(_ civil: CivilTime, offset: Int?) -> Instant? {
    guard civil.isValid else { return nil }
    guard let offset else { return zone.instant(civil) }
    return Instant(seconds: civil.secondsSinceEpoch - offset)
  }

  private mutating func offset() -> Int? {
    for name in ["Z", "z", "UTC", "GMT"] where rest.elementsEqual(name.utf8) {
      rest = rest.dropFirst(name.utf8.count)
      return 0
    }
    let isWest = rest.first == UInt8(ascii: "-")
    guard skip("+") || skip("-"), let hours = number(digits: 2...2), hours <= 18 else { return nil }
    let hasColon = skip(":")
    let minutes = rest.isEmpty && !hasColon ? 0 : number(digits: 2...2)
    guard let minutes, minutes < 60 else { return nil }
    return (hours * 3_600 + minutes * 60) * (isWest ? -1 : 1)
  }

  private mutating func number(digits: ClosedRange<Int>) -> Int? {
    var value = 0
    var count = 0
    while count < digits.upperBound, let digit = rest.first, (0x30...0x39).contains(digit) {
      value = value * 10 + Int(digit - 0x30)
      count += 1
      rest.removeFirst()
    }
    return count >= digits.lowerBound ? value : nil
  }

  private mutating func skip(_ mark: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: mark) else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func skipSpaces() -> Bool {
    var skipped = false
    while skip(" ") { skipped = true }
    return skipped
  }
}
