import Diagnostics

/// Finds what a story may be called now whose file is gone: a newer page of a similar name.
struct Successors {
  private let site: Site
  /// Stories at addresses that no reader was ever given, with the words they may be known by.
  private let candidates: [(article: Int, slug: String, title: String, words: Set<Substring>)]
  /// Sections and authors at such addresses.
  private let lists: [String: [(name: String, path: SitePath)]]

  init(_ site: Site, _ ledger: PermalinkLedger) {
    self.site = site
    candidates = site.articles.indices.filter { ledger[site.articles[$0].card.path] == nil }.map { index in
      let card = site.articles[index].card
      return (index, card.slug.text, card.headline.lowercased(), Self.words(card.slug.text, card.headline))
    }
    lists = [
      Promise.Origin.section: site.sections.map { ($0.name, $0.path) }.filter { ledger[$0.1] == nil },
      Promise.Origin.author: site.authors.map { ($0.name, $0.path) }.filter { ledger[$0.1] == nil },
    ]
  }

  /// Index of the story that most likely took the place of another: by slug, by headline, by the words of both.
  func story(for promise: Promise, _ origin: Promise.Origin) -> Int? {
    let slug = promise.address.text.split(separator: "/").last.map(String.init) ?? ""
    let title = origin.title.lowercased()
    if let same = candidates.first(where: { $0.slug == slug || (!title.isEmpty && $0.title == title) }) {
      return same.article
    }
    let words = Self.words(slug, origin.title)
    let scored = candidates.map { ($0.article, Self.overlap($0.words, words)) }
    if let best = scored.max(by: { $0.1 < $1.1 }), best.1 >= 0.5 { return best.0 }
    guard let near = nearMiss(to: slug, among: candidates.map(\.slug)) else { return nil }
    return candidates.first { $0.slug == near }?.article
  }

  /// The address of the section or author that most likely took the place of another.
  func list(for origin: Promise.Origin) -> SitePath? {
    let lists = lists[origin.source] ?? []
    let near = nearMiss(to: origin.title, among: lists.map(\.name))
    return (lists.first { $0.name == near } ?? (lists.count == 1 ? lists.first : nil))?.path
  }

  /// Words long enough to say something.
  private static func words(_ slug: String, _ title: String) -> Set<Substring> {
    let text = slug.lowercased() + " " + title.lowercased()
    return Set(text.split { !$0.isLetter && !$0.isNumber }.filter { $0.count > 3 })
  }

  /// How much of the smaller set is in both.
  private static func overlap(_ a: Set<Substring>, _ b: Set<Substring>) -> Double {
    let smaller = min(a.count, b.count)
    return smaller < 2 ? 0 : Double(a.intersection(b).count) / Double(smaller)
  }
}
