import Markdown

/// A story that readers see: its card, its body and what is known about it, resolved against the site.
///
/// A class, though a value in all it does: it never changes, and every page hands stories on by the dozen.
package final class Article: Sendable {
  package let card: Card
  package let source: ArticleSource
  /// The body with its links and pictures.
  let prose: Prose
  /// Indices into `Site.tags`, in the author's order.
  package let tags: [Int]
  package let series: SeriesPart?
  /// Where the story first appeared, when it is republished here; absolute.
  let canonical: String?
  /// Used by share metadata where it differs from the lead picture.
  let sharePicture: Picture?
  /// Stable hash of everything above that the article's own page shows.
  package let fingerprint: UInt64

  init(
    card: Card, source: ArticleSource, links: [ResolvedLink], pictures: [Picture?], tags: [Int],
    series: SeriesPart?, canonical: String?, sharePicture: Picture?, fingerprint: UInt64
  ) {
    self.card = card
    self.source = source
    prose = Prose(outline: source.outline, body: source.body, links: links, pictures: pictures)
    self.tags = tags
    self.series = series
    self.canonical = canonical
    self.sharePicture = sharePicture
    self.fingerprint = fingerprint
  }

  var frontMatter: FrontMatter { source.frontMatter }

  /// Where each link of the body leads, by the link's index.
  package var links: [ResolvedLink] { prose.links }

  /// The pictures of the body, by the image's index; nil leaves the picture out.
  package var pictures: [Picture?] { prose.pictures }

  package struct SeriesPart: Hashable, Sendable {
    /// Index into `Site.series`.
    package let series: Int
    /// Position in the series, from 1.
    package let number: Int
  }
}

/// Where a link of a body leads.
package enum ResolvedLink: Hashable, Sendable {
  /// A page or file of this site, with what follows its path (`?query#fragment`), and its name when it is a story.
  case site(SitePath, suffix: String, story: StoryName?)
  /// A place on the same page: `#notes`.
  case anchor(String)
  /// Another site, a mail address, anything with a scheme.
  case elsewhere(String)
  /// No link at all: the story is not public. Shown as plain text.
  case withheld(text: String)
}

/// What a story is called where another one names it.
package struct StoryName: Hashable, Sendable {
  package let headline: String
  /// BCP 47 tag; nil for the site's own language.
  let language: String?
}
