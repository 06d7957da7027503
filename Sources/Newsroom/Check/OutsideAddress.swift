import Diagnostics
import Markdown

/// An address outside the site and every place that links to it.
package struct OutsideAddress: Hashable, Sendable {
  /// Absolute, http or https, without a fragment.
  package let url: String
  package let places: [SourceSpan]

  /// What bodies, biographies, people's links and settings link to, and pictures that lie elsewhere.
  ///
  /// - Parameter ignored: beginnings of addresses to leave out.
  static func all(of site: Site, ignoring ignored: [String]) -> [OutsideAddress] {
    var places: [String: [SourceSpan]] = [:]
    func note(_ url: String, _ span: SourceSpan?) {
      guard let span, let clean = clean(url), !ignored.contains(where: { clean.hasPrefix($0) }) else {
        return
      }
      places[clean, default: []].append(span)
    }
    func note(_ prose: Prose) {
      for (link, target) in zip(prose.outline.links, prose.links) {
        if case .elsewhere(let url) = target { note(url, link.span) }
      }
      for (image, picture) in zip(prose.outline.images, prose.pictures) { note(picture, image.span) }
    }
    func note(_ picture: Picture?, _ span: SourceSpan?) {
      if case .elsewhere(let url)? = picture?.location { note(url, span) }
    }
    for article in site.articles {
      note(article.prose)
      note(article.card.picture, article.frontMatter.image?.source.span)
    }
    for page in site.pages { note(page.prose) }
    for author in site.authors {
      author.biography.map(note)
      for link in author.links { note(link.url, link.span) }
    }
    for link in site.settings.navigation + site.settings.footer { note(link.url, link.span) }
    for policy in site.settings.publisher.policies { note(policy.value, policy.span) }
    return places.map { OutsideAddress(url: $0.key, places: $0.value) }.sorted { $0.url < $1.url }
  }

  /// The address as it is asked for; nil for what is no web address.
  private static func clean(_ url: String) -> String? {
    let absolute = url.hasPrefix("//") ? "https:" + url : url
    guard isWebAddress(absolute) else { return nil }
    return String(absolute.prefix { $0 != "#" })
  }
}
