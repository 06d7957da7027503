/// The part of an article that other pages may show.
///
/// A page listing cards is written again when a card changes, not when a body does. A class for the same
/// reason as `Article`.
package final class Card: Sendable {
  package let slug: Slug
  package let path: SitePath
  /// Plain text, as is the dek: `<b>` in them is no markup.
  package let headline: String
  /// Dek, or an excerpt of the body where the author wrote none.
  package let dek: String
  package let kicker: String
  package let kind: StoryKind
  /// Index into `Site.sections`.
  package let section: Int?
  package let byline: [BylineEntry]
  package let published: Instant
  /// Nil unless the story was changed in substance after publication.
  let updated: Instant?
  package let picture: Picture?
  /// BCP 47 tag; nil for the site's own language.
  let language: String?
  package let minutes: Int
  package let badge: Badge?

  init(
    slug: Slug, path: SitePath, headline: String, dek: String, kicker: String, kind: StoryKind, section: Int?,
    byline: [BylineEntry], published: Instant, updated: Instant?, picture: Picture?, language: String?,
    minutes: Int, badge: Badge?
  ) {
    self.slug = slug
    self.path = path
    self.headline = headline
    self.dek = dek
    self.kicker = kicker
    self.kind = kind
    self.section = section
    self.byline = byline
    self.published = published
    self.updated = updated
    self.picture = picture
    self.language = language
    self.minutes = minutes
    self.badge = badge
  }

  /// Why a story is only seen in a preview.
  package enum Badge: String, Hashable, Sendable { case draft, embargo }

  /// When the story last changed in substance.
  package var modified: Instant { max(published, updated ?? published) }
}

/// One person in a byline.
package struct BylineEntry: Hashable, Sendable {
  package let name: String
  /// Index into `Site.authors`.
  package let author: Int
  /// Empty for those who wrote the story.
  package let role: String
}
