import Diagnostics
import Markdown
import Mustache

/// Types the front matter of an article, with the spellings of Jekyll, Hugo and Ghost as well as our own.
struct FrontMatterReader {
  private var fields: Fields
  private let zone: Zone
  private let path: String

  static func read(
    _ pairs: [YAMLNode.Pair], path: String, zone: Zone
  ) -> (frontMatter: FrontMatter?, otherTexts: [String], diagnostics: [Diagnostic]) {
    let start = SourceSpan(path: path, line: 1, column: 1, length: 3)
    var reader = FrontMatterReader(fields: Fields(pairs, at: start), zone: zone, path: path)
    let frontMatter = reader.read()
    return (frontMatter, reader.fields.otherTexts, reader.fields.diagnostics)
  }

  private mutating func read() -> FrontMatter? {
    let title = fields.required("title", example: "title: Harbour floods again")
    let isDraft = fields.isDraft(in: path)
    if isListPage, !isDraft { fields.add(.listPage(at: fields.span)) }
    let date = date(isDraft: isDraft)
    // All other keys are read even when the story cannot be made, so that everything wrong is said at once.
    let placeholder = Located("", at: fields.span)
    var frontMatter = FrontMatter(title: title ?? placeholder, date: date)
    frontMatter.isDraft = isDraft
    frontMatter.isSearchable = fields.isSearchable()
    readText(&frontMatter)
    readPeople(&frontMatter)
    readPlace(&frontMatter)
    readTimes(&frontMatter)
    readShare(&frontMatter)
    frontMatter.extra = fields.extra()
    fields.finish("front matter", foreign: Self.foreignKeys)
    return title == nil || date == nil && !isDraft ? nil : frontMatter
  }

  /// Whether the file is one by which Hugo says something of a list.
  private var isListPage: Bool {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    return path[(slash.map { path.utf8.index(after: $0) } ?? path.startIndex)...].hasPrefix("_index.")
  }

  /// A draft is dated when it is done.
  private mutating func date(isDraft: Bool) -> Instant? {
    let keys = ["date", "published_time", "published_at", "publishDate", "publishdate", "pubDate"]
    guard let (key, node) = fields.node(keys) else {
      if let date = DateReader.instant(inFileName: path, zone: zone) { return date }
      if isDraft || isListPage || fields.needDates("date") { return nil }
      fields.add(
        .missing(
          "date", at: fields.span, example: "date: 2026-05-07 09:05",
          otherwise: ", or move the file to pages/ if it is no story"))
      return nil
    }
    guard let text = node.text?.trimmed else {
      fields.add(.wrongType(key, expected: "a date", found: node))
      return nil
    }
    if let date = DateReader.instant(text, zone: zone) { return date }
    fields.add(.badDate(key, Located(text, at: node.span)))
    return nil
  }

  private mutating func readText(_ frontMatter: inout FrontMatter) {
    let dek = fields.words(
      "description", "dek", "summary", "excerpt", "subtitle", "custom_excerpt")
    frontMatter.dek = dek?.value ?? ""
    frontMatter.dekSpan = dek?.span
    frontMatter.kicker = fields.wording("kicker")
    frontMatter.kind = fields.choice("kind", default: .news)
    frontMatter.language = fields.language("language", "lang")
    frontMatter.image = fields.leadImage()
  }

  /// `authors: [Ada Ferris, {name: Jon Pell, role: photographs by}]`, or `author: Ada Ferris`.
  private mutating func readPeople(_ frontMatter: inout FrontMatter) {
    for node in fields.items("authors", "author", "byline", "author_name", "primary_author") {
      guard case .mapping(let pairs) = node.content else {
        if let name = node.text.map(plainText), !name.isEmpty {
          frontMatter.credits.append(Credit(name: name, role: "", span: node.span))
        } else if node.text == nil {
          fields.add(.wrongType("authors", expected: "a list of names", found: node))
        }
        continue
      }
      var person = Fields(pairs, at: node.span)
      let (name, role) = (person.words("name", "display_name", "slug"), person.wording("role"))
      if name == nil { person.add(.incomplete("An author", lacks: ["name"], at: node.span)) }
      person.finish("an author", foreign: Self.foreignAuthorKeys)
      fields.add(person.diagnostics)
      fields.add(otherTexts: person.otherTexts)
      if let name {
        frontMatter.credits.append(Credit(name: name.value, role: role, span: name.span))
      }
    }
  }

  private mutating func readPlace(_ frontMatter: inout FrontMatter) {
    var categories = fields.texts("categories").compactMap(\.words)[...]
    frontMatter.section = fields.name("section", "category") ?? categories.popFirst()
    frontMatter.tags = distinct(
      fields.texts("tags", "tag", cutAtCommas: true).compactMap(\.words) + categories)
    frontMatter.series = fields.name("series")
    frontMatter.slug = fields.slug("slug")
    frontMatter.permalink = fields.permalink()
    fields.refuseRedirect(from: frontMatter.permalink?.value)
    var seen: Set<SitePath> = []
    let aliases = fields.paths("aliases") + fields.paths("alias") + fields.paths("redirect_from")
    frontMatter.aliases = aliases.filter { seen.insert($0.value).inserted }
    frontMatter.canonical = fields.webAddress("canonical", "canonical_url", "canonicalURL")
    // Themes of Jekyll switch their lists with `related: true`; no story is meant.
    frontMatter.related = fields.texts("related").filter { $0.value != "true" && $0.value != "false" }
    frontMatter.relatedExclude = fields.texts("related_exclude")
  }

  private func distinct(_ tags: [Located<String>]) -> [Located<String>] {
    var seen = Set<String>(minimumCapacity: tags.count)
    return tags.filter { seen.insert($0.value.inLowerCase).inserted }
  }

  private mutating func readTimes(_ frontMatter: inout FrontMatter) {
    // Hugo keeps a story back until its `publishDate`.
    let embargo = fields.agreedDate("embargo", "publish_at", "publishDate", "publishdate", in: zone)
    frontMatter.embargo = embargo?.value ?? laterPublication(than: frontMatter.date)
    let expires = fields.agreedDate(
      "expires", "expiryDate", "expirydate", "unpublishDate", "unpublishdate", in: zone)
    frontMatter.expires = expires?.value
    fields.needDates("embargo", "publish_at", "expires")
    if let embargo { readPublication(after: embargo) }
    if let embargo, let expires, expires.value <= embargo.value {
      fields.add(.expiresBeforeEmbargo(at: expires.span))
    } else if let release = frontMatter.release, let expires, expires.value <= release {
      fields.add(.expiresBeforeDate(at: expires.span))
    }
    frontMatter.corrections = corrections(since: frontMatter.date)
    let updated = fields.date(
      "updated", "lastmod", "last_modified_at", "last_modified", "updated_at", "modified", "last_updated",
      in: zone)
    if let updated, let date = frontMatter.date, isBefore(updated.value, date) {
      fields.add(.updatedBeforeDate(at: updated.span))
    } else {
      frontMatter.updated = updated?.value
      frontMatter.updatedSpan = updated?.span
    }
  }

  /// Whether a moment lies before the story came out: a day without a time may be any moment of it.
  private func isBefore(_ moment: Instant, _ date: Instant) -> Bool {
    moment < date && moment != zone.day(of: date).lowerBound
  }

  /// Where Ghost and others name a moment behind the embargo, readers would have the story too early for one of the two.
  private mutating func readPublication(after embargo: Located<Instant>) {
    for publication in publications() where publication.moment.value > embargo.value {
      fields.add(
        .datesDisagree(publication.key, at: publication.moment.span, first: "embargo", at: embargo.span))
    }
  }

  /// Where `date` is the day on which a file was begun, another key may say when readers are to have it.
  private mutating func laterPublication(than date: Instant?) -> Instant? {
    guard let date else { return nil }
    return publications().map(\.moment.value).filter { $0 > date }.max()
  }

  private mutating func publications() -> [(key: String, moment: Located<Instant>)] {
    ["published_at", "published_time", "pubDate"].compactMap { key in
      guard let (_, node) = fields.node(key), let text = node.text,
        let moment = DateReader.instant(text.trimmed, zone: zone)
      else { return nil }
      return (key, Located(moment, at: node.span))
    }
  }

  private mutating func corrections(since published: Instant?) -> [Correction] {
    var corrections: [Correction] = []
    for node in fields.items("corrections", "correction") {
      guard case .mapping(let pairs) = node.content else {
        fields.add(
          .wrongType("corrections", expected: "a list of groups with `date` and `text`", found: node))
        continue
      }
      var entry = Fields(pairs, at: node.span)
      let (date, text) = (entry.date("date", in: zone), entry.words("text"))
      let lacks = [entry.has("date") ? nil : "date", entry.has("text") ? nil : "text"].compactMap { $0 }
      if !lacks.isEmpty { entry.add(.incomplete("A correction", lacks: lacks, at: node.span)) }
      if let date, let published, isBefore(date.value, published) {
        entry.add(.correctionBeforeDate(at: date.span))
      }
      entry.finish("a correction")
      fields.add(entry.diagnostics)
      if let date, let text {
        corrections.append(Correction(date: date.value, text: text.value, span: date.span))
      }
    }
    return corrections
  }

  private mutating func readShare(_ frontMatter: inout FrontMatter) {
    frontMatter.shareTitle = fields.words("share_title")?.value
    frontMatter.shareDescription = fields.words("share_description")?.value
    frontMatter.shareImage = fields.image("share_image")
  }
}
