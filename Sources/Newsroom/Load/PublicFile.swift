/// What a content file is by its name: only what is meant for readers is ever copied.
///
/// Everything in `media/` is. Elsewhere an editor's leftovers, notes and manuscripts may lie about, so there it
/// must be a picture, a recording or a document of a known kind, or a file that hosts and crawlers look for.
struct PublicFile {
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

  /// A file at the top of `content/` that is no part of a story.
  var isSiteFile: Bool {
    folder.isEmpty
      && (Self.siteFiles.contains(String(name)) || ["html", "xml", "ico", "webmanifest"].contains(kind))
  }

  private static let mediaKinds: Set<String> = [
    "jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "mp3", "m4a", "ogg", "wav", "mp4", "webm", "vtt",
    "pdf",
  ]

  private static let siteFiles: Set<String> = [
    "CNAME", "ads.txt", "app-ads.txt", "humans.txt", "llms.txt", "robots.txt", "sellers.json", "trust.txt",
  ]
}
