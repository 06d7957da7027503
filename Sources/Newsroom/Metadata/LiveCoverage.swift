import Markdown

/// The entries of a live story: its headings, dated by the time of day that they begin with.
///
///     ## 14:05 Council meets behind closed doors
///
/// Times are of the day of publication in the site's zone, later entries above earlier ones or below. A
/// heading without a time counts from the story's publication.
struct LiveCoverage {
  let updates: [SchemaLiveUpdate]

  init(_ article: Article, url: String, zone: Zone) {
    let published = article.card.published
    let day = zone.civil(published)
    let level = article.source.outline.headings.map(\.level).min()
    updates = article.source.outline.headings.filter { $0.level == level }.map { heading in
      let (time, headline) = Self.time(heading.text)
      var date = published
      if let time {
        date = zone.instant(
          CivilTime(year: day.year, month: day.month, day: day.day, hour: time.hour, minute: time.minute))
      }
      return SchemaLiveUpdate(
        headline: shortened(plainText(headline), to: 110), url: url + "#" + heading.id,
        date: rfc3339(max(date, published), zone))
    }
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
