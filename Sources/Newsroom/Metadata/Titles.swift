/// Titles for the title element: the headline first, then the site's name, no two alike.
struct Titles: Sendable {
  private let site: Site
  private let sitePart: String
  /// How often a name occurs among headlines, sections and pages.
  private let uses: [String: Int]
  private let datedUses: [String: Int]

  init(_ site: Site) {
    self.site = site
    sitePart = " – " + plainText(site.settings.title)
    var uses: [String: Int] = [:]
    var datedUses: [String: Int] = [:]
    for article in site.articles { uses[article.card.headline, default: 0] += 1 }
    for name in site.sections.map(\.name) + site.pages.map(\.source.title.value) {
      uses[name, default: 0] += 1
    }
    uses = uses.filter { $0.value > 1 }
    for article in site.articles where uses[article.card.headline] != nil {
      datedUses[article.card.headline + Self.day(article, site), default: 0] += 1
    }
    self.uses = uses
    self.datedUses = datedUses
  }

  /// What tells a story from others of the same headline: its day or, on the same day, its slug; else empty.
  func distinction(of article: Article) -> String {
    guard !uses.isEmpty, uses[article.card.headline] != nil else { return "" }
    let day = Self.day(article, site)
    return datedUses[article.card.headline + day] == 1 ? day : "\(day), \(article.card.slug)"
  }

  func title(of article: Article) -> String {
    let distinction = distinction(of: article)
    let headline = plainText(article.card.headline)
    return (distinction.isEmpty ? headline : "\(headline) (\(distinction))") + sitePart
  }

  func title(_ heading: String, numbering: String) -> String {
    (numbering.isEmpty ? heading : "\(heading) – \(numbering)") + sitePart
  }

  var front: String {
    let (title, tagline) = (plainText(site.settings.title), plainText(site.settings.tagline))
    return tagline.isEmpty ? title : "\(title) – \(tagline)"
  }

  private static func day(_ article: Article, _ site: Site) -> String {
    String(rfc3339(article.card.published, site.settings.zone).prefix(10))
  }
}
