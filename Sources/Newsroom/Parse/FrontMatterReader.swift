import Diagnostics
import Mustache

/// Types the front matter of an article, with the spellings of Jekyll and Hugo as well as our own.
struct FrontMatterReader {
  private var fields: Fields
  private let zone: Zone
  private let path: String

  static func read(
    _ pairs: [YAMLNode.Pair], path: String, zone: Zone
  ) -> (frontMatter: FrontMatter?, diagnostics: [Diagnostic]) {
    let start = SourceSpan(path: path, line: 1, column: 1, length: 3)
    var reader = FrontMatterReader(fields: Fields(pairs, at: start), zone: zone, path: path)
    let frontMatter = reader.read()
    return (frontMatter, reader.fields.diagnostics)
  }

  /// Keys of other tools that mean nothing here.
  static let foreignKeys: Set<String> = [
    "layout", "type", "weight", "id", "permalink_old", "comments", "toc", "math", "mathjax", "markup", "url",
    "menu",
    "template", "sitemap", "robots", "outputs", "resources", "cascade", "linkTitle", "isCJKLanguage",
    "featured",
    "sticky", "pin", "published_at", "thumbnail", "keywords", "redirect_to", "theme", "pagination",
    "render_with_liquid",
    "hero", "class", "css", "lead", "author_profile", "share", "read_time",
  ]

  private init(fields: Fields, zone: Zone, path: String) {
    self.fields = fields
    self.zone = zone
    self.path = path
  }

  private mutating func read() -> FrontMatter? {
    let title = fields.located("title")
    if title == nil { fields.add(.missing("title", at: fields.span, example: "title: Harbour floods again")) }
    let date = date()
    // All other keys are read even when the story cannot be made, so that everything wrong is said at once.
    let placeholder = Located("", at: fields.span)
    var frontMatter = FrontMatter(title: title ?? placeholder, date: date ?? Instant(seconds: 0))
    readText(&frontMatter)
    readPeople(&frontMatter)
    readPlace(&frontMatter)
    readTimes(&frontMatter)
    readShare(&frontMatter)
    if let (_, node) = fields.node("extra", "params"), case .object(let extra) = node.value {
      frontMatter.extra = extra
    }
    fields.finish("front matter", foreign: Self.foreignKeys)
    return title == nil || date == nil ? nil : frontMatter
  }

  private mutating func date() -> Instant? {
    guard let (_, node) = fields.node("date", "published_time", "publishDate") else {
      if let date = DateReader.instant(inFileName: path, zone: zone) { return date }
      fields.add(.missing("date", at: fields.span, example: "date: 2026-05-07 09:05"))
      return nil
    }
    let text = Located((node.text ?? "").trimmed, at: node.span)
    if let date = DateReader.instant(text.value, zone: zone) { return date }
    fields.add(
      node.text == nil ? .wrongType("date", expected: "a date", found: node) : .badDate("date", text))
    return nil
  }

  private mutating func readText(_ frontMatter: inout FrontMatter) {
    let description = fields.located("description", "dek", "summary", "excerpt", "subtitle")
    frontMatter.description = description?.value ?? ""
    frontMatter.descriptionSpan = description?.span
    frontMatter.kicker = fields.text("kicker")
    frontMatter.kind = fields.choice("kind", default: .news)
    frontMatter.language = fields.language("language") ?? fields.language("lang")
    frontMatter.image = fields.image("image", "featured_image", "cover", companions: "image")
  }

  /// `authors: [Ada Ferris, {name: Jon Pell, role: photographs by}]`, or `author: Ada Ferris`.
  private mutating func readPeople(_ frontMatter: inout FrontMatter) {
    for node in fields.items("authors", "author", "byline") {
      guard case .mapping(let pairs) = node.content else {
        if let name = node.text?.trimmed, !name.isEmpty {
          frontMatter.credits.append(Credit(name: name, role: "", span: node.span))
        } else if node.text == nil {
          fields.add(.wrongType("authors", expected: "a list of names", found: node))
        }
        continue
      }
      var person = Fields(pairs, at: node.span)
      let (name, role) = (person.located("name", "slug"), person.text("role"))
      if name == nil {
        person.add(.wrongType("authors", expected: "names, or groups with `name`", found: node))
      }
      person.finish("an author")
      fields.add(person.diagnostics)
      if let name { frontMatter.credits.append(Credit(name: name.value, role: role, span: name.span)) }
    }
  }

  private mutating func readPlace(_ frontMatter: inout FrontMatter) {
    let categories = fields.texts("categories")
    frontMatter.section = fields.located("section", "category") ?? categories.first
    frontMatter.tags = distinct(fields.texts("tags", separator: ",") + categories.dropFirst())
    frontMatter.series = fields.located("series")
    frontMatter.slug = fields.slug("slug")
    frontMatter.permalink = permalink()
    frontMatter.aliases = fields.paths("aliases") + fields.paths("redirect_from")
    frontMatter.canonical = fields.webAddress("canonical")
    frontMatter.related = fields.texts("related")
    frontMatter.relatedExclude = fields.texts("related_exclude")
  }

  /// Jekyll's patterns, such as `/:year/:title/`, belong in site.yml and are no path of one story.
  private mutating func permalink() -> Located<String>? {
    guard let path = fields.path("permalink") else { return nil }
    guard path.value.contains("/:") else { return path }
    fields.add(.badPath("permalink", path))
    return nil
  }

  private func distinct(_ tags: [Located<String>]) -> [Located<String>] {
    var seen: Set<String> = []
    return tags.filter { seen.insert($0.value.lowercased()).inserted }
  }

  private mutating func readTimes(_ frontMatter: inout FrontMatter) {
    let updatedSpan = fields.node("updated", "lastmod", "last_modified_at")?.node.span
    frontMatter.updated = fields.date("updated", "lastmod", "last_modified_at", in: zone)
    frontMatter.isDraft = fields.bool("draft", default: false) || !fields.bool("published", default: true)
    frontMatter.embargo = fields.date("embargo", "publish_at", in: zone)
    let expiresSpan = fields.node("expires", "expiryDate")?.node.span
    frontMatter.expires = fields.date("expires", "expiryDate", in: zone)
    frontMatter.isSearchable = !fields.bool("noindex", default: false)
    frontMatter.corrections = corrections()
    if let updated = frontMatter.updated, updated < frontMatter.date, let updatedSpan {
      fields.add(.updatedBeforeDate(at: updatedSpan))
      frontMatter.updated = nil
    }
    if let embargo = frontMatter.embargo, let expires = frontMatter.expires, expires <= embargo,
      let expiresSpan
    {
      fields.add(.expiresBeforeEmbargo(at: expiresSpan))
    }
  }

  private mutating func corrections() -> [Correction] {
    var corrections: [Correction] = []
    for node in fields.items("corrections", "correction") {
      guard case .mapping(let pairs) = node.content else {
        fields.add(
          .wrongType("corrections", expected: "a list of groups with `date` and `text`", found: node))
        continue
      }
      var entry = Fields(pairs, at: node.span)
      let (date, text) = (entry.date("date", in: zone), entry.optionalText("text"))
      if text == nil || date == nil, entry.diagnostics.isEmpty {
        entry.add(.wrongType("corrections", expected: "groups with `date` and `text`", found: node))
      }
      entry.finish("a correction")
      fields.add(entry.diagnostics)
      if let date, let text { corrections.append(Correction(date: date, text: text)) }
    }
    return corrections
  }

  private mutating func readShare(_ frontMatter: inout FrontMatter) {
    frontMatter.shareTitle = fields.optionalText("share_title")
    frontMatter.shareDescription = fields.optionalText("share_description")
    frontMatter.shareImage = fields.image("share_image")
  }
}
