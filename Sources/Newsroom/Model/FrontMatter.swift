import Diagnostics
import Mustache

/// What the front matter of an article says, typed once at the edge.
///
/// Nothing here depends on another file: names are as written, and find their section, people, pictures
/// and stories when the site is assembled. Words for readers are plain text.
package struct FrontMatter: Hashable, Sendable {
  package var title: Located<String>
  /// One sentence under the headline; empty when there is none.
  package var dek = ""
  var dekSpan: SourceSpan?
  /// Nil for a draft that has none yet.
  package var date: Instant?
  var updated: Instant?
  var updatedSpan: SourceSpan?
  var credits: [Credit] = []
  package var section: Located<String>?
  package var tags: [Located<String>] = []
  package var series: Located<String>?
  package var kicker = ""
  package var kind = StoryKind.news
  package var image: ImageReference?
  package var slug: Located<String>?
  /// A whole path that replaces the site's permalink pattern for this story, as Jekyll's `permalink`.
  package var permalink: Located<SitePath>?
  var aliases: [Located<SitePath>] = []
  /// Where the story first appeared, as its author or another tool says; absolute.
  var canonical: Located<String>?
  package var related: [Located<String>] = []
  var relatedExclude: [Located<String>] = []
  var shareTitle: String?
  var shareDescription: String?
  var shareImage: ImageReference?
  package var corrections: [Correction] = []
  var isDraft = false
  /// Publish at.
  package var embargo: Instant?
  package var expires: Instant?
  /// BCP 47 tag; nil for the site's own language.
  var language: Located<String>?
  var isSearchable = true
  var extra = Object([])

  init(title: Located<String>, date: Instant?) {
    self.title = title
    self.date = date
  }
}

/// What sort of story it is; decides its look and its schema.org type.
package enum StoryKind: String, Hashable, Sendable, CaseIterable {
  case news, opinion, analysis, review, feature, live, sponsored, background, report
}

/// One person's part in a story: `{name: Ada Ferris, role: photographs by}`.
package struct Credit: Hashable, Sendable {
  /// Name or author slug, as written.
  package let name: String
  /// Empty for those who wrote the story.
  package let role: String
  package let span: SourceSpan
}

/// A correction that readers are told about, newest shown first.
package struct Correction: Hashable, Sendable {
  package let date: Instant
  package let text: String
  /// Of the date.
  let span: SourceSpan
}

extension [Correction] {
  /// Those of the same moment in the author's order.
  var newestFirst: [Correction] {
    enumerated().sorted { ($1.element.date, $0.offset) < ($0.element.date, $1.offset) }.map(\.element)
  }
}

/// A picture as an author names it: path or URL, with what only a person can say about it.
package struct ImageReference: Hashable, Sendable {
  package let source: Located<String>
  /// Nil when the author said nothing; empty when the picture is said to be decoration.
  package let alt: String?
  let caption: String
  let credit: String
  /// Pixels, for a picture that the site does not hold itself.
  package let width: Int?
  package let height: Int?

  init(
    source: Located<String>, alt: String? = nil, caption: String = "", credit: String = "",
    width: Int? = nil, height: Int? = nil
  ) {
    self.source = source
    self.alt = alt
    self.caption = caption
    self.credit = credit
    self.width = width
    self.height = height
  }
}
