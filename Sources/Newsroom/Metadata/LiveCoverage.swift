import Markdown

/// The entries of a live story: its headings, dated by the time of day that they begin with.
///
///     ## 14:05 Council meets behind closed doors
///
/// Times are of the day of publication in the site's zone, or of the next day when they are earlier than it and the
/// story was changed as late as that; later entries stand above earlier ones or below. A heading without a time
/// counts from the story's publication.
struct LiveCoverage {
  let updates: [SchemaLiveUpdate]

  init(_ article: Article, url: String, zone: Zone) {
    let card = article.card
    let level = article.source.outline.headings.map(\.level).min()
    updates = article.source.outline.headings.filter { $0.level == level }.map { heading in
      let (time, headline) = Self.time(heading.text)
      let date = time.map { Self.moment($0, card, zone) } ?? card.published
      return SchemaLiveUpdate(
        headline: shortened(plainLine(headline), to: 110), url: url + "#" + heading.id,
        date: rfc3339(date, zone))
    }
  }

  /// When in the course of the coverage it was `time`; publication, when that never came.
  private static func moment(_ time: (hour: Int, minute: Int), _ card: Card, _ zone: Zone) -> Instant {
    let start = zone.civil(card.published)
    let isNextDay = (time.hour, time.minute) < (start.hour, start.minute)
    // The day after the last of a month counts on into the next.
    let date = zone.instant(
      CivilTime(
        year: start.year, month: start.month, day: start.day + (isNextDay ? 1 : 0), hour: time.hour,
        minute: time.minute))
    return isNextDay && date > card.modified ? card.published : max(date, card.published)
  }

  /// `14:05 Council meets`, `14.05 – Council meets`: the time of day, and what follows it.
  private static func time(_ text: String) -> ((hour: Int, minute: Int)?, String) {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ":" || $0 == ".") }
    let parts = digits.split { $0 == ":" || $0 == "." }
    guard parts.count == 2, parts[1].count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]),
      hour < 24, minute < 60
    else { return (nil, text) }
    let rest = text.dropFirst(digits.count).drop { " –—-:|".contains($0) }
    return ((hour, minute), rest.isEmpty ? text : String(rest))
  }
}
