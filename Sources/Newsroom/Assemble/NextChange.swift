/// When the same sources will give another site: an embargo that ends, a story that expires or ages.
struct NextChange {
  private let now: Instant
  private(set) var moment: Instant?

  init(after now: Instant) { self.now = now }

  mutating func consider(_ candidate: Instant?) {
    guard let candidate, candidate > now else { return }
    moment = min(moment ?? candidate, candidate)
  }

  mutating func consider(_ source: ArticleSource) {
    consider(source.frontMatter.release)
    consider(source.frontMatter.expires)
  }

  mutating func consider(_ article: Article) {
    article.card.forEachTurn(after: now) { _, moment in consider(moment) }
    // Until then these are warned about.
    consider(article.card.updated)
    for correction in article.source.frontMatter.corrections { consider(correction.date) }
  }
}

extension FrontMatter {
  /// When readers may see the story; nil for a draft that does not say so.
  var release: Instant? { embargo ?? date }
}

extension Card {
  /// Tells all that pages show of a public story by the clock, and when each changes; nil for never again.
  func forEachTurn(after now: Instant, _ tell: (ScheduledChange.Event, Instant?) -> Void) {
    tell(.age, turnsOlder(after: now))
    // A story may be public before its date.
    if published > now { tell(.newsSitemapStart, published) }
    // The first second outside each window.
    tell(.newsSitemap, published.adding(seconds: NewsSitemap.window + 1))
    if kind == .live { tell(.liveEnd, modified.adding(seconds: WireDesk.liveWindow + 1)) }
  }
}
