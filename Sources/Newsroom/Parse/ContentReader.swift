import Diagnostics
import Markdown
import Mustache

/// Reads content files into typed sources: a pure function of one file's bytes.
struct ContentReader: Hashable, Sendable {
  let zone: Zone
  let markdown: MarkdownReader
  /// Path of the content folder relative to the site, for messages.
  let prefix: String
  /// BCP 47 tag of the site's language.
  let language: String

  /// - Parameter shelf: where the body is kept; nil for in memory.
  func article(
    _ path: String, _ bytes: [UInt8], shelf: BodyShelf? = nil
  ) -> (source: ArticleSource?, diagnostics: [Diagnostic]) {
    read(path, bytes) { pairs, _, diagnostics in
      let (frontMatter, others, problems) = FrontMatterReader.read(pairs, path: prefix + path, zone: zone)
      diagnostics += problems
      let own = frontMatter?.language?.value
      return Typed(language: own, otherTexts: others) { document, fingerprint in
        frontMatter.map {
          ArticleSource(
            path: path, frontMatter: $0, document: document,
            body: shelf?.keep(document.html, of: path, language: own, fingerprint: fingerprint)
              ?? .here(document.html),
            siteLanguage: language, fingerprint: fingerprint)
        }
      }
    }
  }

  /// The body of a file; nil when it cannot be read.
  ///
  /// - Parameters:
  ///   - bytes: such as were found to be UTF-8.
  ///   - language: that its front matter names; nil for the site's own.
  func body(of path: String, _ bytes: [UInt8], language: String?) -> Document? {
    let file = SourceFile(path: prefix + path, bytes: bytes)
    guard let split = FrontMatterSplit.split(file).0 else { return nil }
    return document(bytes, split, path: file.path, language: language).document
  }

  func author(_ path: String, _ bytes: [UInt8]) -> (source: AuthorSource?, diagnostics: [Diagnostic]) {
    read(path, bytes) { pairs, start, diagnostics in
      var fields = Fields(pairs, at: start)
      let name = fields.required("name", "title", example: "name: Ada Ferris")
      let slug = fields.slug("slug")
      let (role, photo) = (fields.wording("role", "job_title"), fields.image("photo", "image"))
      let email = fields.optionalText("email")
      let mastodon = fields.account("mastodon", as: Accounts.fediverse)
      let x = fields.account("x", "twitter", as: Accounts.x)
      let links = fields.labelledLinks("links")
      let extra = fields.extra()
      fields.refuseHiding(in: path)
      fields.finish("an author's front matter", foreign: FrontMatterReader.foreignKeys)
      diagnostics += fields.diagnostics
      return Typed(otherTexts: fields.otherTexts) { document, fingerprint in
        guard let name else { return nil }
        var source = AuthorSource(path: path, name: name, body: document, fingerprint: fingerprint)
        (source.slug, source.role, source.photo) = (slug, role, photo)
        (source.email, source.mastodon, source.x, source.links) = (email, mastodon, x, links)
        source.extra = extra
        return source
      }
    }
  }

  func page(_ path: String, _ bytes: [UInt8]) -> (source: PageSource?, diagnostics: [Diagnostic]) {
    read(path, bytes) { pairs, start, diagnostics in
      var fields = Fields(pairs, at: start)
      let title = fields.required("title", example: "title: About us")
      let description = fields.wording("description", "summary")
      let (slug, permalink, aliases) = (
        fields.slug("slug"), fields.permalink(), fields.paths("aliases")
      )
      fields.refuseRedirect(from: permalink?.value)
      let image = fields.leadImage()
      let updated = fields.date("updated", "lastmod", "last_modified", "date", in: zone)?.value
      let dates = fields.dates("date", "publishDate", in: zone)
      let (isDraft, isSearchable) = (fields.isDraft(in: path), fields.isSearchable())
      if !isDraft { fields.refuseTimes("embargo", "expires") }
      let kind = fields.choice("kind", default: PageSource.PageKind.named(fileSlug(path)))
      let extra = fields.extra()
      fields.finish("a page's front matter", foreign: FrontMatterReader.foreignKeys)
      diagnostics += fields.diagnostics
      return Typed(otherTexts: fields.otherTexts) { document, fingerprint in
        guard let title else { return nil }
        var source = PageSource(path: path, title: title, body: document, fingerprint: fingerprint)
        (source.description, source.slug, source.permalink) = (description, slug, permalink)
        (source.aliases, source.image, source.updated) = (aliases, image, updated)
        (source.isDraft, source.isSearchable, source.kind) = (isDraft, isSearchable, kind)
        (source.dates, source.extra) = (dates, extra)
        return source
      }
    }
  }

  /// Typed front matter: the language that it names, what in it may name files to other tools, and what makes a source of
  /// it and the body.
  private struct Typed<Source> {
    var language: String? = nil
    let otherTexts: [String]
    let source: (Document, UInt64) -> Source?
  }

  /// Splits, checks and reads a file; `type` types the front matter.
  private func read<Source>(
    _ path: String, _ bytes: [UInt8],
    _ type: ([YAMLNode.Pair], SourceSpan, inout [Diagnostic]) -> Typed<Source>
  ) -> (source: Source?, diagnostics: [Diagnostic]) {
    let file = SourceFile(path: prefix + path, bytes: bytes)
    if let span = file.invalidUTF8 { return (nil, [.invalidUTF8(at: span)]) }
    let (split, problem) = FrontMatterSplit.split(file)
    guard let split else { return (nil, problem.map { [$0] } ?? []) }
    var diagnostics: [Diagnostic] = []
    let start = SourceSpan(path: file.path, line: 1, column: 1, length: 3)
    // Front matter that is no YAML has one message: what its keys lack is not known.
    let typed = split.frontMatter.mapping(&diagnostics).map { type($0, start, &diagnostics) }
    let reading = document(bytes, split, path: file.path, language: typed?.language)
    diagnostics += reading.diagnostics
    guard let typed, var document = reading.document else { return (nil, diagnostics) }
    document.outline.rawWords += typed.otherTexts
    return (typed.source(document, StableHasher.hash(of: bytes)), diagnostics)
  }

  private func document(
    _ bytes: [UInt8], _ split: FrontMatterSplit, path: String, language: String?
  ) -> MarkdownReader.Reading {
    markdown.document(
      from: bytes[split.body], path: path, firstLine: split.bodyLine, language: language ?? self.language)
  }
}

extension PageSource.PageKind {
  /// `about.md` and `contact.md` are what their names say.
  static func named(_ name: String) -> Self { Self(rawValue: name) ?? .plain }
}
