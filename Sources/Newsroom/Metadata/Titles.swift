/// Titles for the title element: the headline first, then the site's name.
///
/// No two stories' are alike, nor a story's and that of a section or static page.
struct Titles: Sendable {
  private let settings: Settings
  private let sitePart: String
  /// What tells stories apart that share a headline with another story, a section or a page, by their index.
  private let distinctions: [Int: String]

  init(_ site: Site) {
    settings = site.settings
    sitePart = " – " + site.settings.title
    distinctions = Self.sameHeadlines(site).reduce(into: [:]) { distinctions, group in
      let days = group.map { Self.day(of: site.articles[$0], site) }
      let uses = Dictionary(days.map { ($0, 1) }, uniquingKeysWith: +)
      for (index, day) in zip(group, days) {
        let slug = site.articles[index].card.slug
        distinctions[index] = uses[day] == 1 ? day : "\(day), \(slug)"
      }
    }
  }

  /// What tells a story from others of the same headline: its day or, on the same day, its slug; else empty.
  func distinction(of article: Int) -> String { distinctions[article] ?? "" }

  func title(_ headline: String, of article: Int) -> String {
    guard let distinction = distinctions[article] else { return headline + sitePart }
    return "\(headline) (\(distinction))" + sitePart
  }

  func title(_ heading: String, numbering: String) -> String {
    (numbering.isEmpty ? heading : "\(heading) – \(numbering)") + sitePart
  }

  var front: String {
    let (title, tagline) = (settings.title, settings.tagline)
    return tagline.isEmpty ? title : "\(title) – \(tagline)"
  }

  /// Stories by shared headline, those included that share theirs with a section or page.
  private static func sameHeadlines(_ site: Site) -> [[Int]] {
    var latest = [String: Int](minimumCapacity: site.articles.count + site.sections.count + site.pages.count)
    for name in site.sections.map(\.name) + site.pages.map(\.source.title.value) {
      latest[name] = -1
    }
    var groups: [String: [Int]] = [:]
    for index in site.articles.indices {
      let headline = site.articles[index].card.headline
      guard let other = latest.updateValue(index, forKey: headline) else { continue }
      groups[headline, default: other < 0 ? [] : [other]].append(index)
    }
    return Array(groups.values)
  }

  private static func day(of article: Article, _ site: Site) -> String {
    String(rfc3339(article.card.published, site.settings.zone).prefix(10))
  }
}
