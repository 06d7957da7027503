import Diagnostics
import Newsroom

/// The page that shows how one story will look where it is shared, in light and in dark surroundings.
struct ShareDesk: Sendable {
  private let head: PageHead
  private let path: String
  private let domain: String
  private let source: String?
  private let edition: PreviewEdition

  init(_ head: PageHead, path: String, _ edition: PreviewEdition) {
    self.head = head
    self.path = path
    domain = Self.domain(of: edition.publishedAddress)
    source = edition.origins[path]?.source
    self.edition = edition
  }

  var page: [UInt8] {
    Array(
      """
      <!doctype html>
      <html lang="en">
      <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Share desk: \(escaped(head.first("og:title") ?? head.title))</title>
      <link rel="stylesheet" href="/__broadsheet/desk.css">\(DeskScript.tag(edition))</head>
      <body class="desk"><main><header><h1>Share desk</h1>
      <p><a href="\(encodedPath)">\(escaped(path))</a>\(source.map { " · <code>\(escaped($0))</code>" } ?? "")</p>
      \(facts)</header>
      \(ShareDestination.allCases.map(section).joined(separator: "\n"))
      <p>Lengths are approximate: a card shows where text is cut, and promises nothing.</p></main>
      </body>
      </html>

      """.utf8)
  }

  private var encodedPath: String { percentEncoded(path, keeping: .unreservedAndSlash) }

  private func section(_ destination: ShareDestination) -> String {
    var card = destination.card(head, domain: domain)
    card.picture = card.picture.map(local)
    let html = card.html(at: destination)
    return """
      <section><h2>\(destination.name) <small>\(destination.remark)</small></h2>
      <div class="pair"><div class="light">\(html)</div><div class="dark">\(html)</div></div></section>
      """
  }

  /// The address of a picture without that of the preview, which may be open in the browser at another.
  private func local(_ picture: String) -> String {
    picture.hasPrefix(edition.address + "/") ? String(picture.dropFirst(edition.address.count)) : picture
  }

  /// The tags that the cards are made of, so that an author sees what is missing.
  private var facts: String {
    let names = ["og:title", "og:description", "og:image", "og:image:alt", "twitter:card", "description"]
    let rows = names.map { name in
      let value = head.first(name).map(escaped) ?? "<span class=\"missing\">missing</span>"
      return "<dt>\(name)</dt><dd>\(value)</dd>"
    }
    return "<dl>\(rows.joined())</dl>"
  }

  /// The host in an absolute URL.
  static func domain(of address: String) -> String {
    let rest = address.split(separator: "//", maxSplits: 1).last ?? ""
    return String(rest.prefix { $0 != "/" && $0 != ":" })
  }
}
