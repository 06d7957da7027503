/// The words of the interface in one language, and how it writes dates. A class, for every page hands them on.
package final class Labels: Sendable {
  /// By key, as the language file has them.
  let texts: [String: String]
  private let phrases: [String: Phrase]
  private let months: [String]
  private let archiveMonths: [String]

  init(_ texts: [String: String]) {
    self.texts = texts
    phrases = texts.mapValues(Phrase.init)
    let months = (1...12).map { texts["month_\($0)"] ?? "month_\($0)" }
    self.months = months
    archiveMonths = zip(Self.archiveMonthKeys, months).map { texts[$0] ?? $1 }
  }

  /// The text of `key`; the key itself when the language file lacks it, so that it is seen.
  package subscript(key: String) -> String { texts[key] ?? key }

  package func filled(_ key: String, _ value: (String) -> String?) -> String {
    phrases[key]?.filled(value) ?? key
  }

  /// `key_one` or `key_many`, with the count as `{count}`, `{minutes}` or `{years}`.
  package func counted(_ key: String, _ count: Int) -> String {
    filled(count == 1 ? key + "_one" : key + "_many") { _ in String(count) }
  }

  /// - Parameter month: from 1 to 12.
  package func month(_ month: Int) -> String { months[month - 1] }

  /// The month by itself, as the archive names it: many languages have another form of it for dates.
  ///
  /// - Parameter month: from 1 to 12.
  func archiveMonth(_ month: Int) -> String { archiveMonths[month - 1] }

  /// Labels that a language may do without.
  static let archiveMonthKeys = (1...12).map { "archive_month_\($0)" }

  package func date(_ time: CivilTime) -> String {
    filled("date_long") { name in
      switch name {
      case "day": String(time.day)
      case "month": month(time.month)
      case "month_number": String(time.month)
      case "year": String(time.year)
      default: nil
      }
    }
  }

  package func time(_ time: CivilTime) -> String {
    filled("time") { name in
      switch name {
      case "hour": padded(time.hour, 2)
      case "minute": padded(time.minute, 2)
      default: nil
      }
    }
  }
}

/// The main direction of writing of a language: `rtl` for those in Arabic, Hebrew and related scripts.
func direction(ofLanguage tag: String) -> String {
  let parts = tag.lowercased().split(separator: "-")
  // The script is a subtag of four letters (RFC 5646, §2.2.3), before any for private use.
  let script = parts.dropFirst().prefix { $0.count > 1 }.first { $0.count == 4 && $0.allSatisfy(\.isLetter) }
  if let script { return rightToLeftScripts.contains(script) ? "rtl" : "ltr" }
  return parts.first.map(rightToLeftLanguages.contains) == true ? "rtl" : "ltr"
}

private let rightToLeftScripts: Set<Substring> = [
  "arab", "aran", "hebr", "thaa", "syrc", "mand", "nkoo", "adlm", "rohg",
]
private let rightToLeftLanguages: Set<Substring> = [
  "ar", "arb", "ars", "ary", "arz", "acm", "aeb", "afb", "apc", "apd", "arq", "he", "iw", "yi", "ji", "fa",
  "pes", "prs", "azb", "bqi", "ckb", "glk", "lrc", "mzn", "sdh", "ur", "pnb", "skr", "ps", "sd", "bal", "bgn",
  "khw", "ks", "ug", "dv", "arc", "aii", "syr", "mid", "nqo", "rhg",
]

extension WireWords {
  /// The words that metadata and feeds take from the language file.
  init(_ labels: Labels, _ zone: Zone) {
    self.init { labels.date(zone.civil($0)) }
    writtenBy = labels["written_by"]
    readingTime = labels["reading_time"]
    corrected = labels["corrected"]
    updated = labels["updated"]
    kind = { $0 == .news ? "" : labels["kind_" + $0.rawValue] }
    minutes = { labels.counted("reading_time", $0) }
  }
}
