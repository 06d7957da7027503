import Markdown

/// The entries of a live story: its headings, dated by the time of day that they begin with.
///
///     ## 14:05 Council meets behind closed doors
///
/// Later entries stand above earlier ones or below, and each is within a day of the one before. Of the days that this
/// leaves them, entries take those on which they lie best between publication and `updated`. Times are of the
/// site's zone. A heading without a time counts from the story's publication.
struct LiveCoverage {
  let updates: [SchemaLiveUpdate]
  /// Of the story or of the earliest entry.
  let start: Instant
  /// The last change of the story or the latest entry.
  let end: Instant

  init(_ article: Article, url: String, zone: Zone) {
    let card = article.card
    let level = article.source.outline.headings.map(\.level).min()
    let headings = article.source.outline.headings.filter { $0.level == level }
    let times = headings.map { TimeOfDay(beginning: $0.text) }
    var moments = Self.moments(times.compactMap { $0?.minutes }, card, zone)[...]
    start = min(card.published, moments.min() ?? card.published)
    end = max(card.modified, moments.max() ?? card.modified)
    updates = zip(headings, times).map { heading, time in
      let headline = time.flatMap { $0.rest.isEmpty ? nil : $0.rest } ?? heading.text
      let moment = time.flatMap { _ in moments.popFirst() } ?? card.published
      return SchemaLiveUpdate(
        headline: shortened(plainLine(headline), to: 110), url: url + "#" + heading.id,
        date: rfc3339(moment, zone))
    }
  }

  private static func moments(_ times: [Int], _ card: Card, _ zone: Zone) -> [Instant] {
    let first = zone.civil(card.published)
    let midnight = CivilTime(year: first.year, month: first.month, day: first.day)
    func minutes(_ instant: Instant) -> Int {
      (zone.civil(instant).secondsSinceEpoch - midnight.secondsSinceEpoch) / 60
    }
    return placed(times, from: minutes(card.published), to: card.updated.map(minutes)).map {
      zone.instant(CivilTime(secondsSinceEpoch: midnight.secondsSinceEpoch + $0 * 60))
    }
  }

  private static let day = 1_440
  /// How much later an entry may be than one that should follow it, and publication than the first, in minutes.
  private static let disorder = 60

  /// Minutes since midnight, of whichever day, for times of day in the order of a story.
  private static func placed(_ times: [Int], from start: Int, to updated: Int?) -> [Int] {
    // A date without a time says when the day began, and no entry is of the day before.
    let earliest = start == 0 ? start : start - disorder
    // Without `updated` nobody said until when: entries are of one day.
    let latest = updated ?? earliest + day
    var best: (misfit: Int, distance: Int, span: Int, entries: [Int]) = (.max, .max, .max, [])
    for sense in [-1, 1] {
      let line = times.reduce(into: [Int]()) { line, time in
        guard let last = line.last else { return line.append(time) }
        let step = (sense * (time - last) + disorder) % day
        line.append(last + sense * ((step + day) % day - disorder))
      }
      guard let low = line.min(), let high = line.max() else { return [] }
      for shift in ((earliest - high) / day - 1)...((latest - low) / day + 1) {
        let entries = line.map { $0 + shift * day }
        let misfit = entries.reduce(0) { $0 + max(0, earliest - $1, $1 - latest) }
        let distance = abs(low + shift * day - start)
        if (misfit, distance, high - low) < (best.misfit, best.distance, best.span) {
          best = (misfit, distance, high - low, entries)
        }
      }
    }
    return best.entries
  }
}
