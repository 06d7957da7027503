import Diagnostics

/// What a content file is by its name: only what is meant for readers is ever copied.
///
/// Everything in `media/` and `.well-known/` is. Elsewhere an editor's leftovers, notes and manuscripts may lie about, so
/// there it must be a picture, a recording or a document of a known kind, or a file that hosts and crawlers look for.
package struct PublicFile {
  /// The first folder of the path; empty for a file at the top.
  let folder: Substring
  private let name: Substring
  private let kind: String

  init(_ path: String) {
    let bytes = path.utf8
    folder = bytes.firstIndex(of: UInt8(ascii: "/")).map { path[..<$0] } ?? ""
    let name = bytes.lastIndex(of: UInt8(ascii: "/")).map { path[bytes.index(after: $0)...] } ?? path[...]
    kind =
      name.utf8.lastIndex(of: UInt8(ascii: ".")).map { name[bytes.index(after: $0)...].lowercased() } ?? ""
    self.name = name
  }

  var isMarkdown: Bool { ["md", "markdown", "mdown", "mkd"].contains(kind) }

  /// A file that a story shows or offers.
  var isMedia: Bool { Self.mediaKinds.contains(kind) }

  /// Of a kind that other tools make pages of where it has front matter.
  var isForeignPage: Bool { Self.foreignKinds.contains(kind) }

  /// A file at the top of `content/` that is no part of a story.
  var isSiteFile: Bool {
    folder.isEmpty
      && (Self.siteFiles.contains(String(name)) || ["html", "xml", "ico", "webmanifest"].contains(kind))
  }

  /// What a key file of IndexNow of this name would hold; nil for a name that none has.
  var indexNowKey: Substring? {
    guard kind == "txt" else { return nil }
    let key = name.dropLast(".txt".count)
    return 8...128 ~= key.utf8.count && ASCIISet.unreserved.containsAll(of: String(key)) ? key : nil
  }

  /// Whether nobody expects the file at the top to be published: it is a source, or lies about in any folder.
  var isSourceOrNotice: Bool {
    Self.sources.contains(String(name)) || Self.notices.contains(name.prefix { $0 != "." }.lowercased())
  }

  /// What a file at the top may have been meant to be called.
  var nearestName: String? { nearMiss(to: String(name), among: Self.sources + Self.siteFiles.sorted()) }

  /// The folder at the top of `content/` whose files are all for programs (RFC 8615).
  package static let wellKnownFolder = ".well-known"

  private static let sources = ["site.yml", "front.yml", PermalinkLedger.fileName]

  private static let notices: Set<String> = [
    "authors", "changelog", "contributing", "copying", "desktop", "licence", "license", "makefile", "notice",
    "readme", "thumbs",
  ]

  private static let foreignKinds: Set<String> = [
    "adoc", "asciidoc", "haml", "hbs", "htm", "html", "liquid", "mdx", "njk", "org", "pug", "rst", "textile",
    "xhtml",
  ]

  static let mediaKinds: Set<String> = [
    "jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "mp3", "m4a", "ogg", "wav", "mp4", "webm", "vtt",
    "pdf",
  ]

  private static let siteFiles: Set<String> = [
    "CNAME", "ads.txt", "app-ads.txt", "humans.txt", "llms.txt", "robots.txt", "sellers.json", "trust.txt",
  ]
}
