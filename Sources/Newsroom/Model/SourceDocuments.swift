import Diagnostics
import Markdown
import Mustache

/// One article file, parsed: all that its own bytes say. A class for the same reason as `Article`.
package final class ArticleSource: Sendable {
  /// Path relative to the content folder, such as `articles/2026/flood.md`.
  package let path: String
  let frontMatter: FrontMatter
  let outline: DocumentOutline
  package let body: BodyText
  /// What the story is about, for related articles.
  package let profile: TermProfile
  /// Stable hash of the file's bytes.
  package let fingerprint: UInt64

  convenience init(
    path: String, frontMatter: FrontMatter, document: Document, body: BodyText, siteLanguage: String,
    fingerprint: UInt64
  ) {
    let text = RelatedText(frontMatter, document.plainText, siteLanguage: siteLanguage)
    self.init(
      path: path, frontMatter: frontMatter, outline: document.outline, body: body,
      profile: TermProfile(text), fingerprint: fingerprint)
  }

  init(
    path: String, frontMatter: FrontMatter, outline: DocumentOutline, body: BodyText, profile: TermProfile,
    fingerprint: UInt64
  ) {
    self.path = path
    self.frontMatter = frontMatter
    self.outline = outline
    self.body = body
    self.profile = profile
    self.fingerprint = fingerprint
  }
}

/// One file of `authors/`: a person, with the biography as body.
package struct AuthorSource: Hashable, Sendable {
  package let path: String
  package var name: Located<String>
  package var slug: Located<String>?
  /// Job title, such as "Council reporter".
  package var role = ""
  var photo: ImageReference?
  package var email: String?
  /// `@user@host`, for `fediverse:creator`.
  package var mastodon: String?
  /// `@handle` on X, for `twitter:creator`.
  package var x: String?
  package var links: [LabelledLink] = []
  var extra = Object([])
  package let body: Document
  package let fingerprint: UInt64

  init(path: String, name: Located<String>, body: Document, fingerprint: UInt64) {
    self.path = path
    self.name = name
    self.body = body
    self.fingerprint = fingerprint
  }
}

/// One file of `pages/`: about, contact, a policy.
package struct PageSource: Hashable, Sendable {
  package let path: String
  package var title: Located<String>
  package var description = ""
  package var slug: Located<String>?
  package var permalink: Located<SitePath>?
  var aliases: [Located<SitePath>] = []
  package var image: ImageReference?
  var updated: Instant?
  /// Before which other tools would not show it.
  var dates: [Located<Instant>] = []
  var isDraft = false
  var isSearchable = true
  /// schema.org subtype of WebPage: `about` (AboutPage), `contact` (ContactPage) or plain.
  package var kind = PageKind.plain
  var extra = Object([])
  package let body: Document
  package let fingerprint: UInt64

  package enum PageKind: String, Hashable, Sendable, CaseIterable { case plain, about, contact }

  init(path: String, title: Located<String>, body: Document, fingerprint: UInt64) {
    self.path = path
    self.title = title
    self.body = body
    self.fingerprint = fingerprint
  }
}

package struct LabelledLink: Hashable, Sendable {
  package let label: String
  package let url: String
  /// Where the address was written; nil for a link that nobody wrote.
  package let span: SourceSpan?

  init(label: String, url: String, at span: SourceSpan? = nil) {
    self.label = label
    self.url = url
    self.span = span
  }
}

extension RelatedText {
  /// The words of an article that its related articles are found by.
  init(_ frontMatter: FrontMatter, _ plainText: String, siteLanguage: String) {
    self.init(
      headline: frontMatter.title.value, dek: frontMatter.dek, body: plainText,
      language: frontMatter.language?.value ?? siteLanguage)
  }
}
