import Markdown

/// The entries of a live story: its headings, dated by the time of day that they begin with.
///
///     ## 14:05 Council meets behind closed doors
///
/// Later entries stand above earlier ones or below, and each is within a day of the one before. Of the days that this
/// leaves them, entries take those on which they lie best between publication and `updated`. Times are of the
/// site's zone. A heading without a time counts from the story's publication; one without words is no entry.
struct LiveCoverage {
  struct Entry {
    let heading: Heading
    /// What the heading says after the time.
    let words: String
    let moment: Instant
  }

  let entries: [Entry]
  /// Of the story or of the earliest entry.
  let start: Instant
  /// The moment of the latest entry; nil when none begins with a time.
  let latest: Instant?

  init(_ source: ArticleSource, published: Instant, zone: Zone) {
    let wordy = source.outline.headings.filter { !$0.text.isEmpty }
    let level = wordy.map(\.level).min()
    let headings = wordy.filter { $0.level == level }
    let times = headings.map { TimeOfDay(beginning: $0.text) }
    // An embargo may end when many entries are written.
    let date = source.frontMatter.date ?? published
    // The day of publication, written without a time, is no update, but says of which day entries are.
    let day = zone.day(of: date).lowerBound
    let updated = source.frontMatter.updated.flatMap { $0 >= date || $0 == day ? $0 : nil }
    let moments = Self.moments(times.compactMap { $0?.minutes }, from: date, to: updated, zone)
    start = min(published, moments.min() ?? published)
    latest = moments.max()
    var next = moments[...]
    entries = zip(headings, times).map { heading, time in
      Entry(
        heading: heading, words: time.flatMap { $0.rest.isEmpty ? nil : $0.rest } ?? heading.text,
        moment: time.flatMap { _ in next.popFirst() } ?? published)
    }
  }

  private static func moments(
    _ times: [Int], from published: Instant, to updated: Instant?, _ zone: Zone
  ) -> [Instant] {
    let first = zone.civil(published)
    let midnight = CivilTime(year: first.year, month: first.month, day: first.day)
    func minutes(_ instant: Instant) -> Int {
      (zone.civil(instant).secondsSinceEpoch - midnight.secondsSinceEpoch) / 60
    }
    return placed(times, from: minutes(published), to: updated.map(minutes)).map {
      zone.instant(CivilTime(secondsSinceEpoch: midnight.secondsSinceEpoch + $0 * 60))
    }
  }

  private static let day = 1_440
  /// How much later an entry may be than one that should follow it, and publication than the first, in minutes.
  private static let tolerance = 60

  /// Minutes since midnight, of whichever day, for times of day in the order of a story.
  static func placed(_ times: [Int], from start: Int, to updated: Int?) -> [Int] {
    // A date without a time says when the day began, and no entry is of the day before.
    let earliest = start == 0 ? start : start - tolerance
    // Without a time it may have been at any of its day.
    // Without `updated` nobody said until when: entries are of one day.
    let latest = updated.map { $0 % day == 0 ? $0 + day - 1 : $0 } ?? earliest + day
    var best: (misfit: Int, disorder: Int, distance: Int, span: Int, entries: [Int])
    best = (.max, .max, .max, .max, [])
    for sense in [-1, 1] {
      var line = Array(times.prefix(1))
      var disorder = 0
      for (last, time) in zip(times, times.dropFirst()) {
        let step = (sense * (time - last) + tolerance + day) % day - tolerance
        disorder += max(0, -step)
        line.append(line[line.count - 1] + sense * step)
      }
      guard let low = line.min(), let high = line.max() else { return [] }
      func misfit(_ shift: Int) -> Int {
        line.reduce(0) { $0 + max(0, earliest - $1 - shift * day, $1 + shift * day - latest) }
      }
      // The further from those that fit best, the worse, so that they are found by halves.
      let shifts = ((earliest - high) / day - 1)..<((latest - low) / day + 1)
      let first = firstPlace(shifts, of: 0) { misfit($0 + 1) - misfit($0) }
      let last = firstPlace(shifts, of: 1) { misfit($0 + 1) - misfit($0) }
      let nearest = (start - low) / day
      for shift in nearest - 1...nearest + 1 {
        let shift = min(max(shift, first), last)
        let (misfit, distance) = (misfit(shift), abs(low + shift * day - start))
        if (misfit, disorder, distance, high - low) < (best.misfit, best.disorder, best.distance, best.span) {
          best = (misfit, disorder, distance, high - low, line.map { $0 + shift * day })
        }
      }
    }
    return best.entries
  }
}

extension ArticleSource {
  /// When the story last changed in substance since it was published: as its author says, or with the latest entry of
  /// live coverage.
  func lastChange(since published: Instant, zone: Zone) -> Instant? {
    // What was changed before it came out is no update to readers; many tools write the day of publication twice.
    let change = frontMatter.updated.flatMap { $0 <= published ? nil : $0 }
    guard frontMatter.kind == .live,
      let entry = LiveCoverage(self, published: published, zone: zone).latest, entry > change ?? published
    else { return change }
    return entry
  }
}
