import Diagnostics

extension Diagnostic {
  static func badPromise(_ fault: Promise.LineFault, at span: SourceSpan) -> Self {
    let (headline, help) =
      switch fault {
      case .merge:
        (
          "The ledger of permalinks has a merge conflict",
          "keep the lines of both sides and delete the marks; their order does not matter"
        )
      case .pattern:
        (
          "The ledger holds single addresses, and no patterns with `*`",
          "write a line for each address that readers were given"
        )
      case .space(let address):
        ("An address cannot hold a space", "write \(address.replacing(" ", with: "%20"))")
      case .mark(let mark):
        (
          "Hosts do not tell addresses apart by what follows `\(mark)`",
          "leave it and what follows out, or write `\(mark == "?" ? "%3F" : "%23")` where it belongs to a path"
        )
      case .unreadable:
        (
          "This line of the ledger cannot be read",
          "write `/old/`, `/old/ -> /new/`, or `/old/ gone 2026-11-25 | What readers are told`"
        )
      }
    return .error("bad-permalink-line", at: span, headline, help: help)
  }

  /// - Parameter line: the line of front matter that would lead readers on.
  static func movedPermalink(_ promise: Promise, to path: SitePath, line: String, in file: String) -> Self {
    .error(
      "lost-permalink", at: promise.span,
      "Links to \(promise.address) would break: \(promise.subject) is now at \(path)",
      help: "add `\(line)` to \(file)")
  }

  static func lostPermalink(_ promise: Promise, source: String, candidate: (file: String, line: String)?)
    -> Self
  {
    let gone =
      "if it is gone for good, put `gone` after the address in \(promise.span.path)"
    let found = candidate.map { "if it is \($0.file) now, add `\($0.line)` there" }
    let lost =
      source.isEmpty
      ? "lead readers on with `\(promise.address.encoded) -> /new/`"
      : "bring \(source) back, or add `aliases: [\(promise.address)]` to what took its place"
    return .error(
      "lost-permalink", at: promise.span,
      "Links to \(promise.address) would break: \(promise.subject) is there no more",
      help: "\(found ?? lost); \(gone)")
  }

  static func lostListPermalink(_ promise: Promise, candidate: SitePath?) -> Self {
    .error(
      "lost-permalink", at: promise.span,
      "Links to \(promise.address) and its feeds would break: \(promise.subject) is there no more",
      help: "write `\(promise.address.encoded) -> \(candidate?.encoded ?? "/new/")` in place of this line, "
        + "or `\(promise.address.encoded) gone`")
  }

  /// - Parameter slug: of a story; nil for a page.
  static func withdrawn(_ promise: Promise, slug: String?, in file: String, because reason: String) -> Self {
    let way =
      slug.map { "set `expires:` in place of what holds it back, or run `broadsheet takedown \($0)`" }
      ?? "put `gone` after the address in \(promise.span.path)"
    return .error(
      "withdrawn-page", at: SourceSpan(file: file),
      "\(promise.subject.capitalizedFirst) would vanish from \(promise.address): \(reason)",
      notes: [Note(at: promise.span, "readers were given this address")],
      help: "to take it from readers openly, \(way)")
  }

  /// - Parameter span: of the last of all, so that this stands behind what it adds to.
  static func moreLostPermalinks(_ count: Int, at span: SourceSpan) -> Self {
    .error(
      "lost-permalink", at: span, "Links to \(count) more addresses would break",
      help: "when the `permalink` pattern of site.yml or a folder has changed, change it back, "
        + "or run `broadsheet permalinks --redirect` to lead readers on from every old address")
  }

  /// - Parameter other: where the story from `former` is now.
  static func takenOver(_ promise: Promise, by file: String, from former: String, at other: SitePath) -> Self
  {
    .error(
      "permalink-taken-over", at: promise.span,
      "\(promise.address) is the address of \(former), and \(file) would take it",
      help: "give \(file) a `slug` of its own, and \(former) the one that it had; it would move to \(other)")
  }

  /// - Parameter file: what would be there again; nil for a file that the build makes by itself.
  static func isBack(_ tombstone: Tombstone, file: String?) -> Self {
    .error(
      "taken-down-story", at: tombstone.span,
      "\(tombstone.path) was taken down, and \(file ?? "the build") would publish it again",
      help: file.map {
        "delete \($0), or give it another address; or delete this line if readers may have it again"
      }
        ?? "delete this line: readers have what is there")
  }

  /// - Parameters:
  ///   - loop: in the order of the way.
  ///   - start: the line that this is about.
  static func redirectLoop(_ loop: [Promise], from start: Int) -> Self {
    let named = (0..<min(loop.count, 6)).map { loop[(start + $0) % loop.count].address.text }
    let way = named + (loop.count > 6 ? ["…"] : []) + [loop[start].address.text]
    return .error(
      "redirect-loop", at: loop[start].span,
      "Redirects go round in a circle: \(way.joined(separator: " -> "))",
      help: "lead one of these addresses to a page")
  }

  static func badRedirect(_ promise: Promise, to target: SitePath, nearest: String?) -> Self {
    .error(
      "broken-permalink-redirect", at: promise.span,
      "\(promise.address) leads to \(target), which the site does not have",
      help: nearest.map { "did you mean \($0)?" } ?? "lead to the address of a page of the site")
  }

  static func linkToGone(_ target: String, at span: SourceSpan) -> Self {
    .warning(
      "link-to-gone", at: span, "'\(target)' was taken down; its link is shown as plain text",
      help: "take the link out, or link to another story")
  }
}

extension Promise {
  /// What was there: `the story 'Harbour floods'`.
  fileprivate var subject: String {
    guard case .kept(let origin) = fate else { return "what was there" }
    let what =
      switch origin.source {
      case Origin.section: "the section"
      case Origin.author: "the page of"
      case let source where source.hasPrefix("pages/"): "the page"
      default: "the story"
      }
    return origin.title.isEmpty ? what == "the page of" ? "a page" : what : "\(what) '\(origin.title)'"
  }
}
