import Mustache

/// Stable hashes of all that cards show, made from what their views are made of, so that no view need be built.
struct CardFingerprints {
  private let site: Site
  private let sections: [UInt64]
  private let authors: [UInt64]

  /// One for each article, in their order.
  static func all(_ site: Site, jobs: Int) -> [UInt64] {
    let fingerprints = CardFingerprints(site)
    return parallelMap(site.articles, jobs: jobs) { fingerprints.fingerprint(of: $0.card) }
  }

  private init(_ site: Site) {
    self.site = site
    sections = site.sections.map { section in
      var hasher = StableHasher()
      hasher.combine(section.name)
      hasher.combine(section.path.text)
      return hasher.finish()
    }
    authors = site.authors.map { author in
      var hasher = StableHasher()
      hasher.combine(author.path.text)
      hasher.combine(author.photo)
      return hasher.finish()
    }
  }

  /// What is the same for all cards, such as labels and the zone, is in the fingerprint of the edition.
  private func fingerprint(of card: Card) -> UInt64 {
    var hasher = StableHasher()
    hasher.combine(card.path.text)
    hasher.combine(card.headline)
    hasher.combine(card.dek)
    hasher.combine(card.kicker)
    hasher.combine(card.kind.rawValue)
    hasher.combine(card.section.map { sections[$0] } ?? 0)
    hasher.combine(card.byline.count)
    for entry in card.byline {
      hasher.combine(entry.name)
      hasher.combine(entry.role)
      hasher.combine(authors[entry.author])
    }
    hasher.combine(card.published.seconds)
    hasher.combine(card.updated?.seconds ?? .min)
    hasher.combine(card.picture)
    hasher.combine(card.minutes)
    hasher.combine(card.language ?? "")
    hasher.combine(card.badge?.rawValue ?? "")
    return hasher.finish()
  }
}
