import Diagnostics

/// A key by which another tool keeps a page from readers, or shows it to some of them alone.
///
/// To pass over one would publish what was not meant to be seen.
private struct ForeignSecrecy: Sendable {
  let key: String
  /// What it does there, as in "`headless` … in Hugo".
  let meaning: String
  /// Whether this value does so; nothing at all does not.
  let hides: @Sendable (YAMLNode) -> Bool

  init(_ key: String, _ meaning: String, when hides: @escaping @Sendable (YAMLNode) -> Bool) {
    (self.key, self.meaning, self.hides) = (key, meaning, hides)
  }

  static let all = [
    ForeignSecrecy("visibility", "says in Ghost who may read a story") { word($0) != "public" },
    ForeignSecrecy("email_only", "keeps a story off the site in Ghost", when: isOn),
    ForeignSecrecy("headless", "keeps a page off the site in Hugo", when: isOn),
    ForeignSecrecy("build", "keeps a page off the site or its lists in Hugo", when: leavesOut),
    ForeignSecrecy("_build", "keeps a page off the site or its lists in Hugo", when: leavesOut),
    ForeignSecrecy("permalink", "keeps a page off the site in Eleventy", when: isOff),
    ForeignSecrecy("eleventyExcludeFromCollections", "keeps a page out of lists in Eleventy", when: isOn),
    ForeignSecrecy("password", "asks readers for a password in WordPress") { _ in true },
    ForeignSecrecy("post_password", "asks readers for a password in WordPress") { _ in true },
    ForeignSecrecy("public", "hides a page in other tools", when: isOff),
    ForeignSecrecy("hidden", "hides a page in other tools", when: isOn),
    ForeignSecrecy("private", "hides a page in other tools", when: isOn),
    ForeignSecrecy("unpublished", "hides a page in other tools", when: isOn),
    ForeignSecrecy("unlisted", "keeps a page out of lists in other tools", when: isOn),
    ForeignSecrecy("render", "keeps a page off the site in Zola", when: isOff),
    ForeignSecrecy("state", "hides a page in other tools") { Fields.unfinished.contains(word($0) ?? "") },
    ForeignSecrecy("access", "says in other tools who may read a story") { node in
      words(node).contains {
        ["member", "members", "paid", "private", "restricted", "subscriber", "subscribers"].contains($0)
      }
    },
  ]

  private static func words(_ node: YAMLNode) -> [String] {
    if case .sequence(let items) = node.content {
      items.compactMap(word)
    } else {
      [word(node)].compactMap { $0 }
    }
  }

  private static func word(_ node: YAMLNode) -> String? { node.text?.trimmed.lowercased() }

  @Sendable private static func isOn(_ node: YAMLNode) -> Bool {
    ["true", "yes", "on", "1"].contains(word(node))
  }

  @Sendable fileprivate static func isOff(_ node: YAMLNode) -> Bool {
    ["false", "no", "off", "0"].contains(word(node))
  }

  /// `{draft: true}`, `[{build: {render: never}}]` and the like.
  fileprivate static func hidesOthers(_ node: YAMLNode) -> Bool {
    switch node.content {
    case .scalar: false
    case .sequence(let items): items.contains(where: hidesOthers)
    case .mapping(let pairs):
      pairs.contains { pair in
        switch pair.key {
        case "draft", "headless": isOn(pair.value)
        case "build", "_build": leavesOut(pair.value)
        case "publishDate", "publishdate", "expiryDate", "expirydate", "unpublishDate": !pair.value.isNull
        // These are the author's own.
        case "params": false
        default: hidesOthers(pair.value)
        }
      }
    }
  }

  /// `false` of Jekyll, and `{disable: true}` of Hugo.
  fileprivate static func leavesSitemap(_ node: YAMLNode) -> Bool {
    guard case .mapping(let pairs) = node.content else { return isOff(node) }
    return pairs.contains { $0.key == "disable" && isOn($0.value) }
  }

  /// `{render: never}`, `{list: local}` and the like.
  @Sendable private static func leavesOut(_ node: YAMLNode) -> Bool {
    guard case .mapping(let pairs) = node.content else { return false }
    return pairs.contains { pair in
      ["render", "list"].contains(pair.key) && !pair.value.isNull
        && !["always", "true"].contains(word(pair.value))
    }
  }
}

/// Whether a page may be seen, in the words of any tool.
extension Fields {
  /// What WordPress, Ghost and others call the status of a page that is not to be seen.
  fileprivate static let unfinished: Set<String> = [
    "draft", "auto-draft", "pending", "private", "future", "scheduled", "trash", "inherit", "unpublished",
    "unlisted", "hidden", "sent",
  ]

  private static let finished: Set<String> = [
    "publish", "published", "public", "live", "active", "final", "updated", "true",
  ]

  /// Whether a page is a draft; another tool's way of hiding it that there is not here is an error.
  mutating func isDraft(in path: String) -> Bool {
    let statuses = statuses()
    let isDraft = isUnfinished(statuses, in: path)
    refuseCascade()
    let secrecy = foreignSecrecy()
    guard !isDraft else { return true }
    // A status that nobody knows may mean just that.
    add(statuses.filter { !Self.finished.contains($0.value.lowercased()) }.map { .unknownStatus($0) })
    add(secrecy)
    return false
  }

  /// Says that the file of an author, which is always public, cannot be hidden.
  mutating func refuseHiding(in path: String) {
    if isUnfinished(statuses(), in: path) { add(.hiddenAuthor(at: span)) }
    refuseCascade()
    add(foreignSecrecy().compactMap(\.span).map { .hiddenAuthor(at: $0) })
  }

  /// Says that no file hides others here, be it hidden itself or not.
  private mutating func refuseCascade() {
    guard let pair = foreign("cascade"), ForeignSecrecy.hidesOthers(pair.value) else { return }
    add(.hidesFolder(at: pair.keySpan))
  }

  private mutating func statuses() -> [Located<String>] {
    [located("status"), foreign("post_status") == nil ? nil : located("post_status")].compactMap { $0 }
  }

  private mutating func isUnfinished(_ statuses: [Located<String>], in path: String) -> Bool {
    let isUnpublished = !bool("published", default: true)
    return bool("draft", default: false) || isUnpublished || path.liesAmongDrafts
      || statuses.contains { Self.unfinished.contains($0.value.lowercased()) }
  }

  /// An error for each key by which another tool would hide this.
  private mutating func foreignSecrecy() -> [Diagnostic] {
    ForeignSecrecy.all.compactMap { secrecy in
      guard let pair = foreign(secrecy.key), !pair.value.isNull, pair.value.text?.trimmed.isEmpty != true,
        secrecy.hides(pair.value)
      else { return nil }
      return .hiddenElsewhere(pair.key, secrecy.meaning, at: pair.keySpan)
    }
  }

  /// Whether search engines may list a page: `noindex: true`, `robots: noindex` or `sitemap: false` keeps them off.
  mutating func isSearchable() -> Bool {
    let isUnlisted = foreign("sitemap").map { ForeignSecrecy.leavesSitemap($0.value) } ?? false
    let isKeptOff = bool("noindex", default: false) || isUnlisted
    let robots = foreign("robots")?.value
    let rules =
      switch robots?.content {
      case .sequence(let items): items.compactMap(\.text)
      case .mapping(let pairs) where pairs.contains { $0.key == "index" && ForeignSecrecy.isOff($0.value) }:
        ["noindex"]
      default: robots?.text.map { $0.split(separator: ",").map(String.init) } ?? []
      }
    return !isKeptOff && !rules.contains { ["noindex", "none"].contains($0.trimmed.lowercased()) }
  }
}

extension String {
  /// Whether a path leads through a folder `_drafts`, in which Jekyll keeps what is not to be seen.
  var liesAmongDrafts: Bool {
    utf8.contains(UInt8(ascii: "_")) && lowercased().split(separator: "/").contains("_drafts")
  }
}
