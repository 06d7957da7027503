import Diagnostics
import Newsroom

/// What the bar says of a warning, and no more: one that says the same is no news to a browser.
struct WarningNote: Hashable, Sendable {
  /// In the file that it points to; 0 for none.
  let line: Int
  let headline: String
  let help: String?

  init(_ warning: Diagnostic) {
    line = warning.span?.line ?? 0
    headline = warning.headline
    help = warning.help
  }
}

/// What the preview adds to a page while serving it: the newsroom bar, and the script that waits for news.
///
/// The bar lives in a shadow tree, so that neither its style nor the site's reaches the other.
struct NewsroomBar: Sendable {
  let path: String
  let origin: PageOrigin?
  let warnings: [WarningNote]
  private let script: String

  init(path: String, _ edition: PreviewEdition) {
    self.path = path
    origin = edition.origins[path]
    warnings = origin.flatMap { edition.warnings[$0.source] } ?? []
    script = DeskScript.tag(edition)
  }

  /// `page` with the bar before the end of its body; the file on disk stays as it is.
  func added(to page: [UInt8]) -> [UInt8] {
    let place = Self.endOfBody(page) ?? page.count
    var out = page
    out.insert(contentsOf: html.utf8, at: place)
    return out
  }

  var html: String {
    """
    <broadsheet-bar><template shadowrootmode="open"><link rel="stylesheet" href="/__broadsheet/desk.css">\
    <aside class="bar" lang="en" aria-label="Newsroom">\(badge)\(source)\(notes)\
    <a href="/__broadsheet/share?path=\(percentEncoded(path, keeping: .unreservedAndSlash))">Share desk</a></aside></template></broadsheet-bar>\
    \(script)

    """
  }

  private var badge: String {
    switch origin?.hold {
    case nil: ""
    case .draft: "<b class=\"draft\">Draft</b>"
    case .embargo(let until): "<b class=\"embargo\">Embargo until \(escaped(until))</b>"
    case .expired(let since): "<b class=\"embargo\">Expired since \(escaped(since))</b>"
    }
  }

  private var source: String {
    origin.map { "<code title=\"Edit this file\">\(escaped($0.source))</code>" } ?? ""
  }

  private var notes: String {
    guard !warnings.isEmpty else { return "" }
    let items = warnings.map { warning in
      let line = warning.line > 0 ? "line \(warning.line): " : ""
      let help = warning.help.map { "<small>\(escaped($0))</small>" } ?? ""
      return "<li>\(line)\(escaped(warning.headline))\(help)</li>"
    }.joined()
    let count = counted(warnings.count, "warning")
    return "<details><summary>\(count)</summary><ul>\(items)</ul></details>"
  }

  /// Where the last `</body>` begins, in whatever case; nil when the page leaves it out.
  private static func endOfBody(_ page: [UInt8]) -> Int? {
    let tag = Array("</body".utf8)
    guard page.count >= tag.count else { return nil }
    return stride(from: page.count - tag.count, through: 0, by: -1).first { start in
      page[start] == tag[0]
        && zip(page[start...], tag).allSatisfy { $0 == $1 || $0 | 0x20 == $1 && $1 >= UInt8(ascii: "a") }
    }
  }
}
