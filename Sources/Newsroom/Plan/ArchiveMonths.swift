/// The stories of a site by year and month, in its time zone.
struct ArchiveMonths {
  /// Newest first.
  let years: [ArchivePage.Part]
  /// By year, newest first.
  let months: [Int: [ArchivePage.Part]]
  /// Newest first, by the month's path.
  let stories: [SitePath: [Int]]

  init(_ site: Site, base: SitePath) {
    var months: [Int: [ArchivePage.Part]] = [:]
    var stories: [SitePath: [Int]] = [:]
    var years: [ArchivePage.Part] = []
    var at = 0
    while at < site.articles.count {
      let first = site.settings.zone.civil(site.articles[at].card.published)
      let start = at
      while at < site.articles.count {
        let next = site.settings.zone.civil(site.articles[at].card.published)
        guard (next.year, next.month) == (first.year, first.month) else { break }
        at += 1
      }
      let year = base.file("\(padded(first.year, 4))/")
      let path = year.file("\(padded(first.month, 2))/")
      let period = ArchivePage.Period.month(year: first.year, month: first.month)
      months[first.year, default: []].append(ArchivePage.Part(period: period, path: path, count: at - start))
      stories[path] = Array(start..<at)
      let sum = at - start + (years.last?.period == .year(first.year) ? years.removeLast().count : 0)
      years.append(ArchivePage.Part(period: .year(first.year), path: year, count: sum))
    }
    self.years = years
    self.months = months
    self.stories = stories
  }
}
