import Diagnostics
import Markdown

/// Where something lives on the site: a path from the site's front page, such as `/articles/flood/`.
///
/// Begins with `/`; a page's path ends with `/`, a file's does not. Never holds `.`, `..` or empty
/// components, so it cannot lead out of the output folder.
package struct SitePath: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Unescaped, in UTF-8 and in normal form, as directories are named in the output folder.
  package let text: String

  /// Nil when `text` is not a clean absolute path.
  package init?(_ text: String) {
    var text = text.normalized
    guard text.withUTF8(Self.isClean) else { return nil }
    self.text = text
  }

  /// What somebody typed as an address of this site: percent-encoded or not, with or without the slash at its start
  /// and, for a page, that at its end or `index.html`.
  package init?(typed text: String) {
    var path = percentDecoded(text.hasPrefix("/") ? text : "/" + text).withoutIndexFile
    if !path.hasSuffix("/"), !path.namesFile { path += "/" }
    self.init(path)
  }

  private init(unchecked text: String) { self.text = text }

  package static let front = SitePath(unchecked: "/")

  /// The page of `slug` in a folder of the site's own, such as `/tags/harbour/`.
  package static func page(_ folder: StaticString, _ slug: Slug) -> SitePath {
    SitePath(unchecked: "/\(folder)/\(slug.text)/")
  }

  /// A fixed path that the program itself knows to be clean.
  package static func fixed(_ path: StaticString) -> SitePath { SitePath(unchecked: "\(path)") }

  /// The path of page `number` of a list; the first has no number.
  package func numbered(_ number: Int) -> SitePath {
    number == 1 ? self : SitePath(unchecked: "\(text)page/\(number)/")
  }

  /// A file below this folder; `name` must be a clean component.
  package func file(_ name: String) -> SitePath { SitePath(unchecked: text + name) }

  package var description: String { text }

  package static func < (a: Self, b: Self) -> Bool { a.text < b.text }

  /// Percent-encoded for a URL: RFC 3986 `pchar` and `/` stay, all else is escaped.
  package var encoded: String { percentEncoded(text, keeping: .path) }

  /// Bytes of `encoded`, counted without making it.
  var encodedLength: Int {
    let kept = ASCIISet.path
    return text.utf8.reduce(0) { $0 + (kept.contains($1) ? 1 : 3) }
  }

  /// The file that a static host serves for this path, relative to the output folder.
  package var outputFile: String {
    text.utf8.last == UInt8(ascii: "/") ? text.dropFirst() + "index.html" : String(text.dropFirst())
  }

  private static func isClean(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
    guard path.first == UInt8(ascii: "/"), path.count <= 1_000 else { return false }
    // The output folder's manifest and its staging folder have such names.
    guard !path.starts(with: "/.broadsheet".utf8) else { return false }
    var start = 1
    for end in 1...path.count {
      if end < path.count, path[end] != UInt8(ascii: "/") {
        guard path[end] >= 0x20, path[end] != 0x7F, path[end] != UInt8(ascii: "\\") else { return false }
      } else {
        let component = path[start..<end]
        // Only after the last slash may there be nothing.
        guard component.isEmpty ? end == path.count : isSafe(component) else { return false }
        start = end + 1
      }
    }
    return true
  }

  private static func isSafe(_ component: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    component.count <= 255 && (component.count > 2 || !component.allSatisfy { $0 == UInt8(ascii: ".") })
  }
}

extension String {
  /// An address without the `index.html` that hosts answer it with.
  var withoutIndexFile: String {
    hasSuffix("/index.html") ? String(dropLast("index.html".count)) : self
  }

  /// Whether a path ends with an extension such as `.pdf`, which `.0` of `/v1.0` is not.
  var namesFile: Bool {
    guard let name = split(separator: "/").last, let dot = name.lastIndex(of: ".") else { return false }
    let kind = name[name.index(after: dot)...]
    return kind.first?.isLetter == true && kind.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      && (kind.count <= 5 || kind == "webmanifest")
  }
}
