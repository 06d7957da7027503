/// A time zone as a table of offsets, so that dates can be shown by the thousand without asking the system.
package struct Zone: Hashable, Sendable {
  /// Name in the IANA time zone database, such as `Europe/London`.
  package let name: String
  /// Offsets from UTC in seconds, each in force from a moment on; ordered, the first from long ago.
  package let changes: [Change]

  package struct Change: Hashable, Sendable {
    package let from: Int
    package let offset: Int
  }

  init(name: String, changes: [Change]) {
    precondition(!changes.isEmpty, "a zone needs an offset")
    self.name = name
    self.changes = changes
  }

  package static let utc = Zone(name: "UTC", changes: [Change(from: .min, offset: 0)])

  /// Seconds east of UTC at `instant`.
  package func offset(at instant: Instant) -> Int {
    var low = 0
    var high = changes.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if changes[middle].from <= instant.seconds { low = middle } else { high = middle }
    }
    return changes[low].offset
  }

  package func civil(_ instant: Instant) -> CivilTime {
    CivilTime(secondsSinceEpoch: instant.seconds + offset(at: instant))
  }

  /// The day that it is here at `instant`, from its first moment up to that of the next.
  func day(of instant: Instant) -> Range<Instant> {
    let day = civil(instant)
    let midnight = CivilTime(year: day.year, month: day.month, day: day.day)
    let next = CivilTime(secondsSinceEpoch: midnight.secondsSinceEpoch + 86_400)
    return self.instant(midnight)..<self.instant(next)
  }

  /// The moment a wall clock in this zone shows `civil`.
  ///
  /// A time that occurs twice (clocks go back) is the earlier one; a time that never occurs (clocks go
  /// forward) is read with the offset before the change, as RFC 5545 §3.3.5 has it.
  package func instant(_ civil: CivilTime) -> Instant {
    let wall = civil.secondsSinceEpoch
    let before = offset(at: Instant(seconds: wall - 86_400))
    let guess = Instant(seconds: wall - before)
    if offset(at: guess) == before { return guess }
    let after = offset(at: Instant(seconds: wall + 86_400))
    let later = Instant(seconds: wall - after)
    return offset(at: later) == after ? later : guess
  }
}
