import Diagnostics

extension Diagnostic {
  static func yamlError(_ problem: String, at span: SourceSpan, help: String? = nil) -> Self {
    .error(
      "yaml", at: span, "This is not valid YAML: \(problem)",
      help: help ?? "put text with a colon, a quote or a bracket in double quotes, and check the indentation")
  }

  static func aliasAsKey(at span: SourceSpan) -> Self {
    .error(
      "yaml-alias-key", at: span, "A key must be a plain word where aliases are used",
      help: "write the key out")
  }

  static func mergeKey(at span: SourceSpan) -> Self {
    .error(
      "yaml-merge-key", at: span, "Groups are not merged into others here",
      help: "write the keys out, without `<<`")
  }

  static func tabIndentation(at span: SourceSpan) -> Self {
    .error("yaml-tab", at: span, "YAML cannot be indented with a tab", help: "use spaces")
  }

  static func yamlTooLarge(at span: SourceSpan) -> Self {
    .error(
      "yaml-too-large", at: span, "These lines stand for too many values",
      help: "write them out without aliases")
  }

  static func notAMapping(_ node: YAMLNode) -> Self {
    .error(
      "yaml-not-keys", at: node.span, "These lines hold \(node.kindName), not keys with values",
      help: "write lines such as `title: Harbour floods again`")
  }

  static func duplicateKey(_ key: String, at span: SourceSpan, first: SourceSpan?) -> Self {
    .error(
      "duplicate-key", at: span, "Key `\(key)` stands here twice",
      notes: first.map { [Note(at: $0, "the first `\(key)`")] } ?? [], help: "keep one of the two")
  }

  static func wrongType(_ key: String, expected: String, found: YAMLNode) -> Self {
    let what = found.text.map { "'\($0)'" } ?? found.kindName
    return .error("wrong-type", at: found.span, "`\(key)` must be \(expected), not \(what)")
  }

  static func mistypedKey(_ key: String, in what: String, at span: SourceSpan, nearest: String) -> Self {
    .error("mistyped-key", at: span, "Unknown key `\(key)` in \(what)", help: "did you mean `\(nearest)`?")
  }

  /// - Parameter hasExtra: whether the group has a place for keys of the author's own.
  static func unknownKey(
    _ key: String, in what: String, at span: SourceSpan, nearest: String?, hasExtra: Bool
  ) -> Self {
    let removal = hasExtra ? "remove it, or put it under `extra` for a template" : "remove it"
    return .warning(
      "unknown-key", at: span, "Unknown key `\(key)` in \(what)",
      help: nearest.map { "did you mean `\($0)`?" } ?? removal)
  }

  static func invalidUTF8(at span: SourceSpan) -> Self {
    .error("invalid-utf8", at: span, "This byte is not valid UTF-8", help: "save the file as UTF-8")
  }

  /// - Parameter language: what the front matter is written in instead, such as "TOML".
  static func foreignFrontMatter(_ language: String, in path: String) -> Self {
    .error(
      "foreign-front-matter", at: SourceSpan(path: path, line: 1, column: 1, length: 1),
      "The front matter is \(language), and must be YAML",
      help: "write lines such as `title: Harbour floods again` between two lines `---`")
  }

  static func noFrontMatter(_ path: String) -> Self {
    .error(
      "no-front-matter", at: SourceSpan(path: path, line: 1, column: 1, length: 3),
      "The file does not begin with front matter",
      help: "begin with a line `---`, then `title:` and `date:`, then another line `---`")
  }

  static func unclosedFrontMatter(_ path: String) -> Self {
    .error(
      "unclosed-front-matter", at: SourceSpan(path: path, line: 1, column: 1, length: 3),
      "The front matter that begins here does not end", help: "put a line `---` between front matter and text"
    )
  }

  /// `what` needs all of `keys`, such as a correction its date and its text.
  static func incomplete(_ what: String, lacks keys: [String], at span: SourceSpan) -> Self {
    let names = keys.map { "`\($0)`" }.joined(separator: " and no ")
    return .error("incomplete", at: span, "\(what) has no \(names)", help: "add what is missing")
  }

  /// - Parameter otherwise: what else might help.
  static func missing(
    _ key: String, at span: SourceSpan, example: String, otherwise: String = ""
  ) -> Self {
    .error(
      "missing-\(key)", at: span, "Front matter has no `\(key)`",
      help: "add a line such as `\(example)`\(otherwise)")
  }

  static func listPage(at span: SourceSpan) -> Self {
    .error(
      "list-page", at: span, "In Hugo `_index.md` describes a list, and here it would be a story",
      help: "delete it, and write a `description` of the section into `sections` of site.yml; "
        + "if it is a story, call it index.md")
  }

  static func wordless(_ key: String, at span: SourceSpan, example: String) -> Self {
    .error(
      "missing-\(key)", at: span, "`\(key)` holds nothing that readers would see",
      help: "write words, as in `\(example)`")
  }

  static func badDate(_ key: String, _ text: Located<String>) -> Self {
    .error(
      "bad-date", at: text.span, "`\(key)` is no date: '\(text.value)'",
      help: "write 2026-05-07, 2026-05-07 09:05 or 2026-05-07T09:05:00+02:00")
  }

  static func emptyDate(_ key: String, at span: SourceSpan) -> Self {
    .error(
      "bad-date", at: span, "`\(key)` has no date",
      help: "write one such as 2026-05-07 09:05, or delete the line")
  }

  static func datesDisagree(
    _ key: String, at span: SourceSpan, first: String, at firstSpan: SourceSpan
  ) -> Self {
    .error(
      "dates-disagree", at: span, "`\(key)` and `\(first)` say the same of a story, with different dates",
      notes: [Note(at: firstSpan, "`\(first)`")], help: "keep the line that holds, and delete the other")
  }

  static func storiesOnly(_ key: String, at span: SourceSpan) -> Self {
    .error(
      "stories-only", at: span, "`\(key)` works for stories, and a page would be there at once and for good",
      help: "write `draft: true` to hold the page back, or delete the line")
  }

  /// Of a page that another tool would not show before this date.
  static func pageBeforeDate(at span: SourceSpan) -> Self {
    .error(
      "stories-only", at: span, "This date is still to come, and pages are there at once",
      help: "write `draft: true` to hold the page back until then, or delete the line")
  }

  static func unknownStatus(_ text: Located<String>) -> Self {
    .error(
      "hidden-elsewhere", at: text.span,
      "Status '\(text.value)' may keep a story from readers elsewhere, and is not known here",
      help: "write `draft` to hold it back, or `published`")
  }

  /// - Parameter meaning: what another tool does with the key.
  static func hiddenElsewhere(_ key: String, _ meaning: String, at span: SourceSpan) -> Self {
    .error(
      "hidden-elsewhere", at: span, "`\(key)` \(meaning), and hides nothing here",
      help: "write `draft: true` to hold it back, or delete the line to publish it")
  }

  static func hidesFolder(at span: SourceSpan) -> Self {
    .error(
      "hidden-elsewhere", at: span, "`cascade` hides the pages of a folder in Hugo, and hides nothing here",
      help: "write `draft: true` in each file that it is about, and delete the line")
  }

  static func hiddenAuthor(at span: SourceSpan) -> Self {
    .error(
      "hidden-author", at: span, "Authors' files are always public, and this one says that it is hidden",
      help: "delete what says so, or keep the file outside content/")
  }

  static func badChoice(_ key: String, _ text: Located<String>, choices: [String]) -> Self {
    let nearest = nearMiss(to: text.value, among: choices)
    return .error(
      "unknown-value", at: text.span, "`\(key)` cannot be '\(text.value)'",
      help: nearest.map { "did you mean `\($0)`?" } ?? "use one of: \(choices.joined(separator: ", "))")
  }

  static func badSlug(_ text: Located<String>) -> Self {
    .error(
      "bad-slug", at: text.span, "'\(text.value)' cannot be part of an address",
      help: "use letters, digits and hyphens\(Slug(from: text.value).map { ", such as '\($0.text)'" } ?? "")")
  }

  static func duplicateSection(_ slug: Slug, at span: SourceSpan, first: SourceSpan) -> Self {
    .error(
      "duplicate-section", at: span, "Section '\(slug.text)' stands here twice",
      notes: [Note(at: first, "the first '\(slug.text)'")],
      help: "remove one of the two, or give it another `slug`")
  }

  static func unnameableSlot(_ name: Located<String>) -> Self {
    .error(
      "unnameable-slot", at: name.span, "No template can show a slot called '\(name.value)'",
      help: "use letters, digits, `-` and `_`")
  }

  static func duplicateSlot(_ name: Located<String>, first: SourceSpan) -> Self {
    .error(
      "duplicate-slot", at: name.span, "Slot '\(name.value)' stands here twice",
      notes: [Note(at: first, "the first '\(name.value)'")], help: "keep one of the two")
  }

  static func badPath(_ key: String, _ text: Located<String>) -> Self {
    .error(
      "bad-path", at: text.span, "`\(key)` '\(text.value)' is no clean path of this site",
      help: "write a path such as /2019/harbour-floods/ without `..`, empty parts or backslashes")
  }

  /// Of a page that only leads to another address.
  static func redirectPage(from path: SitePath?, to target: String, at span: SourceSpan) -> Self {
    let address = path?.encoded ?? "/old/"
    let isElsewhere = hasScheme(target) || target.hasPrefix("//")
    let fate =
      isElsewhere ? "gone | It is at \(target)" : "-> \(SitePath(typed: target)?.encoded ?? "/new/")"
    return .error(
      "redirect-page", at: span, "In Jekyll this page leads readers to \(target), and here it would not",
      help: "delete the file, and write `\(address) \(fate)` into \(PermalinkLedger.fileName)"
        + (isElsewhere ? ", which leads to addresses of this site alone" : ""))
  }

  static func unsafeLink(_ url: Located<String>) -> Self {
    .error(
      "unsafe-link", at: url.span, "Address '\(url.value.prefix(60))' can run a script",
      help: "link to a page that begins with https://, or to an address of this site such as /about/")
  }

  /// - Parameter mark: what makes it stand for many addresses.
  static func patternAsPath(_ key: String, _ text: Located<String>, mark: String) -> Self {
    .error(
      "bad-path", at: text.span, "`\(key)` '\(text.value)' is a pattern, and must be one address",
      help: "write each address out, without `\(mark)`")
  }

  static func badURL(_ key: String, _ text: Located<String>) -> Self {
    .error(
      "bad-url", at: text.span, "`\(key)` '\(text.value)' is no absolute web address", help: addressHelp)
  }

  static func unreadAccount(_ key: String, _ text: Located<String>) -> Self {
    let account = ["mastodon": "@gazette@social.example", "bluesky": "gazette.example"][key] ?? "@gazette"
    return .warning(
      "unread-account", at: text.span, "`\(key)` '\(text.value)' is no account, so pages do not name it",
      help: "write it as in \(account), or the whole address of its profile")
  }

  static func badContact(_ text: Located<String>) -> Self {
    .error(
      "bad-contact", at: text.span, "`contact` '\(text.value)' is no way to reach somebody",
      help:
        "write an e-mail address, a web address that begins with https:// or a number such as +44 1632 960147"
    )
  }

  static func badPermalink(_ text: Located<String>, _ problem: String, nearest: String?) -> Self {
    .error(
      "bad-permalink", at: text.span, "Permalink pattern \(problem)",
      help: nearest.map { "did you mean {\($0)}?" }
        ?? "write a pattern such as /articles/{slug}/ or /{year}/{month}/{slug}/")
  }

  static func badZone(_ text: Located<String>, nearest: String?) -> Self {
    .error(
      "unknown-time-zone", at: text.span, "There is no time zone '\(text.value)'",
      help: nearest.map { "did you mean \($0)?" } ?? "use a name such as Europe/London")
  }

  static func badLanguage(_ text: Located<String>, meant: String?) -> Self {
    .error(
      "bad-language", at: text.span, "'\(text.value)' is no language tag",
      help: meant.map { "did you mean `\($0)`?" } ?? "write a tag such as en, en-GB or zh-Hant (BCP 47)")
  }

  static func updatedBeforeDate(at span: SourceSpan) -> Self {
    .warning("updated-before-date", at: span, "`updated` is earlier than `date`", help: "check both dates")
  }

  static func correctionBeforeDate(at span: SourceSpan) -> Self {
    .warning(
      "correction-before-date", at: span, "A correction is earlier than `date`", help: "check both dates")
  }

  static func expiresBeforeDate(at span: SourceSpan) -> Self {
    .warning(
      "expires-before-date", at: span, "The story expires before it comes out, so nobody will ever see it",
      help: "check `date` and `expires`, or say `draft: true`")
  }

  static func expiresBeforeEmbargo(at span: SourceSpan) -> Self {
    .error(
      "expires-before-embargo", at: span,
      "The story expires before its embargo ends, so nobody would ever see it",
      help: "check `embargo` and `expires`")
  }

  static func badMoment(_ text: String) -> Self {
    .error(
      "bad-date", at: nil, "--at '\(text)' is no date",
      help: "write 2026-05-07, '2026-05-07 09:05' or 2026-05-07T09:05:00+02:00")
  }

  static func badBaseURL(_ text: String) -> Self {
    .error(
      "bad-url", at: nil, "--base-url '\(text)' is no absolute web address", help: addressHelp)
  }

  private static let addressHelp =
    "write a whole address such as https://gazette.example/news, without a user's name, and a host of rare letters as xn--…"
}
