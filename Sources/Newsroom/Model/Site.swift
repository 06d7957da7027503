import Diagnostics
import Markdown
import Mustache

/// Everything that is public in one edition of the site, addressed by index. A class for the same reason as `Article`.
package final class Site: Sendable {
  package let settings: Settings
  package let now: Instant
  /// When the same sources will give another site; nil when time alone changes nothing.
  let changesAt: Instant?
  /// Newest first; equal moments by path.
  package let articles: [Article]
  package let sections: [Section]
  package let tags: [Tag]
  package let authors: [Author]
  package let series: [Series]
  package let pages: [StaticPage]
  /// What related articles are chosen from: the articles, in their order.
  let relatedStories: [RelatedStory]
  /// Indices of related articles, best first, for each article.
  package let related: [[Int]]
  /// Redirects from old addresses, ordered by path.
  package let redirects: [Redirect]
  package let layout: FrontPageLayout
  package let media: MediaLibrary
  let shareImage: Picture?
  let logo: Picture?
  let publisherLogo: Picture?
  /// Bodies of stories that stop the build: no page shows them, and still their links are checked.
  package let unreadable: [Prose]
  /// What was taken down, ordered by path.
  let tombstones: [Tombstone]

  init(
    settings: Settings, now: Instant, changesAt: Instant?, articles: [Article], sections: [Section],
    tags: [Tag], authors: [Author], series: [Series], pages: [StaticPage],
    relatedStories: [RelatedStory], related: [[Int]], redirects: [Redirect],
    layout: FrontPageLayout, media: MediaLibrary, shareImage: Picture?, logo: Picture?,
    publisherLogo: Picture?, unreadable: [Prose] = [], tombstones: [Tombstone] = []
  ) {
    self.settings = settings
    self.now = now
    self.changesAt = changesAt
    self.articles = articles
    self.sections = sections
    self.tags = tags
    self.authors = authors
    self.series = series
    self.pages = pages
    self.relatedStories = relatedStories
    self.related = related
    self.redirects = redirects
    self.layout = layout
    self.media = media
    self.shareImage = shareImage
    self.logo = logo
    self.publisherLogo = publisherLogo
    self.unreadable = unreadable
    self.tombstones = tombstones
  }

  /// The same site with a newer state of one story.
  func replacing(_ index: Int, with article: Article) -> Site {
    var articles = articles
    articles[index] = article
    return Site(
      settings: settings, now: now, changesAt: changesAt, articles: articles, sections: sections, tags: tags,
      authors: authors, series: series, pages: pages, relatedStories: relatedStories,
      related: related, redirects: redirects, layout: layout, media: media, shareImage: shareImage,
      logo: logo, publisherLogo: publisherLogo, unreadable: unreadable, tombstones: tombstones)
  }
}

extension Site {
  /// Indices into `tags`, in the order in which the page of all tags lists them.
  var tagsByName: [Int] {
    NameOrder(language: settings.language).places(of: tags.map { ($0.name, $0.slug) })
  }

  /// Indices into `authors`, in the order in which the page of all authors lists them.
  var authorsByName: [Int] {
    NameOrder(language: settings.language).places(of: authors.map { ($0.name, $0.slug) })
  }
}

/// A part of the paper: politics, sport.
package struct Section: Hashable, Sendable {
  package let name: String
  package let slug: Slug
  package let path: SitePath
  package let description: String
  /// Indices into `Site.articles`, newest first.
  package let articles: [Int]
}

package struct Tag: Hashable, Sendable {
  package let name: String
  package let slug: Slug
  package let path: SitePath
  package let articles: [Int]
}

/// A person with a page: from `authors/`, or only named in bylines.
package struct Author: Sendable {
  package let name: String
  package let slug: Slug
  package let path: SitePath
  package let role: String
  let photo: Picture?
  package let email: String?
  package let mastodon: String?
  package let x: String?
  package let links: [LabelledLink]
  let biography: Prose?
  package let articles: [Int]
  /// Stable hash of the person's file; 0 for one whom bylines alone name.
  package var fingerprint: UInt64 = 0
  /// The person's file in `authors/`; nil for one whom bylines alone name.
  var file: String?
  var extra = Object([])
  /// Where the person's file names the photo.
  var photoSpan: SourceSpan?

  /// Whether the person has a page whatever they write.
  var hasFile: Bool { file != nil }
}

package struct Series: Hashable, Sendable {
  package let name: String
  package let slug: Slug
  package let path: SitePath
  /// Indices into `Site.articles`, oldest first: the order in which to read.
  package let articles: [Int]

  /// How many parts a part's page lists at most. With all of them, a series of n parts would take n × n links.
  private static let listed = 25

  /// The parts that a part's page lists: itself amid its nearest neighbours.
  func parts(near part: Article.SeriesPart) -> ArraySlice<Int> {
    let start = max(0, min(part.number - 1 - Self.listed / 2, articles.count - Self.listed))
    return articles[start...].prefix(Self.listed)
  }
}

/// A static page such as About.
package struct StaticPage: Sendable {
  package let source: PageSource
  package let path: SitePath
  let prose: Prose
  package let picture: Picture?
}

/// A body with its links and pictures resolved.
package struct Prose: Sendable {
  let outline: DocumentOutline
  package let body: BodyText
  package let links: [ResolvedLink]
  package let pictures: [Picture?]

  init(outline: DocumentOutline, body: BodyText, links: [ResolvedLink], pictures: [Picture?]) {
    self.outline = outline
    self.body = body
    self.links = links
    self.pictures = pictures
  }

  init(document: Document, links: [ResolvedLink], pictures: [Picture?]) {
    self.init(outline: document.outline, body: .here(document.html), links: links, pictures: pictures)
  }
}

package struct Redirect: Hashable, Sendable {
  package let from: SitePath
  package let to: SitePath
  /// Where the alias stands, for messages.
  package let span: SourceSpan
}
