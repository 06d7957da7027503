/// A moment, in whole seconds since 1970-01-01T00:00:00Z.
package struct Instant: Hashable, Sendable, Comparable {
  package let seconds: Int

  package init(seconds: Int) { self.seconds = seconds }

  package static func < (a: Self, b: Self) -> Bool { a.seconds < b.seconds }

  package func adding(seconds more: Int) -> Instant { Instant(seconds: seconds + more) }
}

/// A date and time of day as a clock on the wall shows it, in the proleptic Gregorian calendar.
package struct CivilTime: Hashable, Sendable {
  package let year: Int
  /// 1 to 12.
  package let month: Int
  /// 1 to 31.
  package let day: Int
  let hour: Int
  package let minute: Int
  package let second: Int

  init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
  }

  /// The wall time `seconds` after 1970-01-01 00:00 on the same wall.
  init(secondsSinceEpoch seconds: Int) {
    let days = seconds >= 0 ? seconds / 86_400 : -((86_399 - seconds) / 86_400)
    let time = seconds - days * 86_400
    // Days to civil, era by era of 400 years: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * marchMonth + 2) / 5 + 1, hour: time / 3_600, minute: time / 60 % 60,
      second: time % 60)
  }

  /// Seconds from 1970-01-01 00:00 on the same wall.
  var secondsSinceEpoch: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    let days = era * 146_097 + dayOfEra - 719_468
    return days * 86_400 + hour * 3_600 + minute * 60 + second
  }

  /// 0 for Sunday to 6 for Saturday.
  var weekday: Int {
    let days = CivilTime(year: year, month: month, day: day).secondsSinceEpoch / 86_400
    return ((days % 7) + 11) % 7
  }

  /// Whether month, day and time exist, leap years included.
  var isValid: Bool {
    guard (1...12).contains(month), (0...24).contains(hour), (0...59).contains(minute),
      (0...60).contains(second), (1...9999).contains(year)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day) && (hour < 24 || (minute == 0 && second == 0))
  }
}
