import Diagnostics
import Newsroom

/// What a web server should say of a file, where the target stores that with it.
package struct FileHeaders: Hashable, Sendable {
  /// Media type, such as `text/html; charset=utf-8`.
  package let contentType: String
  /// RFC 9111.
  package let cacheControl: String
  /// Whether gzip makes it smaller: text does, pictures and fonts are packed already.
  package let gainsFromGzip: Bool

  package init(_ path: String) {
    let name = path.split(separator: "/").last ?? ""
    // As `_headers` says it to hosts that read it.
    contentType =
      switch name {
      case "feed.xml": "application/rss+xml; charset=utf-8"
      case "atom.xml": "application/atom+xml; charset=utf-8"
      case "feed.json": "application/feed+json; charset=utf-8"
      case "CNAME", "_headers", "_redirects": "text/plain; charset=utf-8"
      default: ContentType.of(path)
      }
    cacheControl =
      if path.hasPrefix("assets/") && Self.isFingerprinted(name) {
        "public, max-age=31536000, immutable"
      } else if UploadStage(path) == .assets {
        "public, max-age=3600"
      } else {
        "public, max-age=0, must-revalidate"
      }
    gainsFromGzip =
      contentType.hasPrefix("text/") || contentType.contains("json") || contentType.contains("xml")
  }

  /// Whether the name holds ten hexadecimal digits of its content's hash, as those of the theme's assets do.
  private static func isFingerprinted(_ name: Substring) -> Bool {
    name.split(separator: ".").dropFirst().contains { part in
      part.utf8.count == 10 && part.utf8.allSatisfy(isHexadecimalDigit)
    }
  }

  private static func isHexadecimalDigit(_ byte: UInt8) -> Bool {
    byte.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }
}
