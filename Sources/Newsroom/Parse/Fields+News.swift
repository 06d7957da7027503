import Diagnostics
import Markdown
import Mustache

/// Keys whose values mean something to a newsroom.
extension Fields {
  mutating func date(_ keys: String..., in zone: Zone) -> Located<Instant>? {
    guard let (key, node) = node(keys) else { return nil }
    guard let text = node.text?.trimmed else {
      add(.wrongType(key, expected: "a date", found: node))
      return nil
    }
    guard let instant = DateReader.instant(text, zone: zone) else {
      add(.badDate(key, Located(text, at: node.span)))
      return nil
    }
    return Located(instant, at: node.span)
  }

  /// What those of `keys` say that hold a date; other tools do not mind their capitals.
  mutating func dates(_ keys: String..., in zone: Zone) -> [Located<Instant>] {
    keys.compactMap { key in
      guard let node = foreign(key)?.value, let text = node.text?.trimmed else { return nil }
      return DateReader.instant(text, zone: zone).map { Located($0, at: node.span) }
    }
  }

  /// A date that any of `keys` may give; those that are there must agree.
  mutating func agreedDate(_ keys: String..., in zone: Zone) -> Located<Instant>? {
    var agreed: (key: String, date: Located<Instant>)?
    for key in keys {
      guard let date = date(key, in: zone) else { continue }
      guard let first = agreed else {
        agreed = (key, date)
        continue
      }
      if first.date.value != date.value {
        add(.datesDisagree(key, at: date.span, first: first.key, at: first.date.span))
      }
    }
    return agreed?.date
  }

  /// Says that a page, which is no story, cannot come or go at a moment.
  mutating func refuseTimes(_ keys: String...) {
    // Asked for as our own, so that `embargo_until` is not passed over, either.
    for key in keys { _ = has(key) }
    // This is asked for by its very name: other tools have `published_at`, which holds nothing back.
    for key in keys + ["publish_at"] {
      if let pair = foreign(key) { add(.storiesOnly(key, at: pair.keySpan)) }
    }
  }

  /// Keys of the author's own, for templates.
  mutating func extra() -> Object {
    guard let (key, node) = node("extra", "params") else { return Object([]) }
    if case .object(let extra) = node.value { return extra }
    add(.wrongType(key, expected: "a group of keys", found: node))
    return Object([])
  }

  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, default value: Choice
  ) -> Choice where Choice.RawValue == String {
    guard let text = located(key) else { return value }
    if let choice = Choice(rawValue: text.value.lowercased()) { return choice }
    add(.badChoice(key, text, choices: Choice.allCases.map(\.rawValue)))
    return value
  }

  mutating func slug(_ key: String) -> Located<String>? {
    // WordPress keeps them as addresses have them.
    guard let text = located(key).map({ Located(percentDecoded($0.value), at: $0.span) }) else { return nil }
    if Slug(text.value) == nil { add(.badSlug(text)) }
    return text
  }

  /// Where the page is to be: its `permalink`, or what Hugo calls its `url`.
  mutating func permalink() -> Located<SitePath>? {
    let url = foreign("url")?.value
    if let permalink = path("permalink") { return permalink }
    guard let url, !url.isNull, let text = url.text?.trimmed, !text.isEmpty else { return nil }
    // Elsewhere it may name a page of another site, which the story is about.
    return hasScheme(text) || text.hasPrefix("//") ? nil : path("url", Located(text, at: url.span))
  }

  /// Says that a page of Jekyll which only leads to another address is a line of the ledger here.
  mutating func refuseRedirect(from path: SitePath?) {
    guard let pair = foreign("redirect_to"), !pair.value.isNull else { return }
    let target =
      if case .sequence(let items) = pair.value.content { items.first?.text } else { pair.value.text }
    if let target { add(.redirectPage(from: path, to: target.trimmed, at: pair.keySpan)) }
  }

  private mutating func path(_ key: String) -> Located<SitePath>? { located(key).flatMap { path(key, $0) } }

  mutating func paths(_ key: String) -> [Located<SitePath>] { texts(key).compactMap { path(key, $0) } }

  /// The path of this site that `text` is; nil, and an error, when it is none.
  private mutating func path(_ key: String, _ text: Located<String>) -> Located<SitePath>? {
    // What stands for many addresses at hosts, in site.yml and Eleventy, and in Jekyll.
    if let mark = ["*", "{", "/:"].first(where: text.value.contains) {
      add(.patternAsPath(key, text, mark: mark))
      return nil
    }
    guard let path = SitePath(typed: text.value), !path.text.contains(where: { "?#*".contains($0) }) else {
      add(.badPath(key, text))
      return nil
    }
    return Located(path, at: text.span)
  }

  mutating func webAddress(_ keys: String...) -> Located<String>? {
    guard let text = located(keys) else { return nil }
    guard isWebAddress(text.value) else {
      add(.badURL(keys[0], text))
      return nil
    }
    return text
  }

  mutating func webAddresses(_ key: String) -> [String] {
    let addresses = texts(key)
    for address in addresses where !isWebAddress(address.value) { add(.badURL(key, address)) }
    return addresses.map(\.value)
  }

  /// An account on a social network, as it is written.
  ///
  /// - Parameter reading: what is made of it; nothing is warned about.
  mutating func account(_ keys: String..., as reading: (String) -> String) -> String? {
    guard let text = located(keys) else { return nil }
    if reading(text.value).isEmpty { add(.unreadAccount(keys[0], text)) }
    return text.value
  }

  mutating func language(_ keys: String...) -> Located<String>? {
    guard let text = located(keys) else { return nil }
    // POSIX systems, and so many configurations, write `en_GB`.
    let tag = text.value.replacing("_", with: "-")
    guard LanguageTag.isWellFormed(tag) else {
      add(.badLanguage(text, meant: LanguageTag.tag(named: text.value)))
      return nil
    }
    return Located(tag, at: text.span)
  }

  /// A path, or `{src, alt, caption, credit, width, height}`.
  mutating func image(_ keys: String...) -> ImageReference? { image(keys) }

  private mutating func image(_ keys: [String]) -> ImageReference? {
    var found: ImageReference?
    for key in keys {
      guard let (_, node) = node(key) else { continue }
      if found == nil { found = image(key, node) } else { add(otherTexts: node.textsWithDots) }
    }
    return found
  }

  private static let leadImages = ["image", "featured_image", "feature_image", "cover", "cover_image"]
  private static let leadAlternatives = leadImages.map { $0 + "_alt" }
  private static let leadCaptions = leadImages.map { $0 + "_caption" }
  private static let leadCredits = leadImages.map { $0 + "_credit" }

  /// The picture of a story or page by the name that any tool has for it; `image_alt` and the like stand for the parts.
  mutating func leadImage() -> ImageReference? {
    let found = image(Self.leadImages)
    let alt = located(Self.leadAlternatives)?.words?.value
    let caption = located(Self.leadCaptions)?.words?.value ?? ""
    let credit = located(Self.leadCredits)?.words?.value ?? ""
    return found.map {
      ImageReference(
        source: $0.source, alt: $0.alt ?? alt, caption: $0.caption.isEmpty ? caption : $0.caption,
        credit: $0.credit.isEmpty ? credit : $0.credit, width: $0.width, height: $0.height)
    }
  }

  private mutating func image(_ key: String, _ node: YAMLNode) -> ImageReference? {
    if let text = node.text { return ImageReference(source: Located(text.trimmed, at: node.span)) }
    guard case .mapping(let pairs) = node.content else {
      add(.wrongType(key, expected: "a path, or a group with `src`", found: node))
      return nil
    }
    var fields = Fields(pairs, at: node.span)
    let source = fields.located("src", "path", "url", "image", "file")
    let decoration = pairs.contains { $0.key == "alt" && $0.value.text == "" }
    let alt = fields.words("alt")?.value ?? (decoration ? "" : nil)
    let (caption, credit) = (fields.wording("caption"), fields.wording("credit"))
    let width = fields.integer("width", in: 1...100_000, default: 0)
    let height = fields.integer("height", in: 1...100_000, default: 0)
    if source == nil { fields.add(.incomplete("`\(key)`", lacks: ["src"], at: node.span)) }
    fields.finish("`\(key)`")
    add(fields.diagnostics)
    return source.map {
      ImageReference(
        source: $0, alt: alt, caption: caption, credit: credit,
        width: width == 0 ? nil : width,
        height: height == 0 ? nil : height)
    }
  }

  /// A list of `{label, url}`; an address without a scheme begins at the front page.
  mutating func labelledLinks(_ key: String) -> [LabelledLink] {
    items(key).compactMap { node in
      guard case .mapping(let pairs) = node.content else {
        add(.wrongType(key, expected: "a list of groups with `label` and `url`", found: node))
        return nil
      }
      var fields = Fields(pairs, at: node.span)
      let (label, url) = (fields.words("label", "name", "title"), fields.located("url", "href"))
      let lacks = [label == nil ? "label" : nil, url == nil ? "url" : nil].compactMap { $0 }
      if !lacks.isEmpty { fields.add(.incomplete("An entry of `\(key)`", lacks: lacks, at: node.span)) }
      if let url, isUnsafeURL(url.value) { fields.add(.unsafeLink(url)) }
      fields.finish("`\(key)`")
      add(fields.diagnostics)
      return label.flatMap { label in
        url.map { LabelledLink(label: label.value, url: rootedLink($0.value), at: $0.span) }
      }
    }
  }
}

/// A link that stands on many pages as all of them can show it: without a scheme, it begins at the front page.
func rootedLink(_ url: String) -> String {
  if hasScheme(url) || url.hasPrefix("//") { return encodedAddress(url) }
  return url.hasPrefix("/") ? url : "/" + url
}

/// Whether `text` is an absolute `http` or `https` URL with a host.
func isWebAddress(_ text: String) -> Bool {
  for scheme in ["https://", "http://"] where text.prefix(scheme.count).lowercased() == scheme {
    let host = text.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return !host.isEmpty
      && text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0 != "<" && $0 != ">" && $0 != "\"" }
  }
  return false
}

extension YAMLNode {
  /// The node as a template sees it: `true` and whole numbers as such, everything else as text.
  var value: Value {
    switch content {
    case .scalar(let text, let isQuoted):
      if isQuoted { return .text(text) }
      if isNull { return .null }
      switch text {
      case "true": return .bool(true)
      case "false": return .bool(false)
      default: return Int(text).flatMap { String($0) == text ? .integer($0) : nil } ?? .text(text)
      }
    case .sequence(let items): return .list(items.map(\.value))
    case .mapping(let pairs): return .object(Object(pairs.map { (Key($0.key), $0.value.value) }))
    }
  }
}
