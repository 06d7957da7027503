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
    consider(source.frontMatter.embargo ?? source.frontMatter.date)
    consider(source.frontMatter.expires)
  }

  /// All that pages show of a public story by the clock.
  mutating func consider(_ card: Card) {
    consider(card.turnsOlder(after: now))
    // The first second outside each window.
    consider(card.published.adding(seconds: NewsSitemap.window + 1))
    if card.kind == .live { consider(card.modified.adding(seconds: WireDesk.liveWindow + 1)) }
  }
}
