import Diagnostics
import Markdown

/// A story whose front matter cannot be used: what other files may call it, and its body.
///
/// Its own error is reported once. Links to it are no further errors, and those in its body are still checked.
package struct UnreadableStory: Sendable {
  /// Path relative to the content folder.
  package let path: String
  /// The slugs that it may have: by its `slug:` line, by its file name, and by that without the date.
  let slugs: [Slug]
  /// Nil when the file does not say where its body begins, or the body is no text.
  package let body: Document?
}

extension ContentReader {
  /// What can be said of the story at `path`, of whose front matter nothing could be made.
  func unreadableStory(_ path: String, _ bytes: [UInt8]) -> UnreadableStory {
    let file = SourceFile(path: prefix + path, bytes: bytes)
    var slugs = fileSlugs(path)
    guard file.invalidUTF8 == nil else {
      return UnreadableStory(path: path, slugs: slugs, body: nil)
    }
    let split = FrontMatterSplit.split(file).split
    let frontMatter = bytes[..<(split?.body.lowerBound ?? bytes.count)]
    if let written = slugLine(frontMatter), let slug = Slug(written) ?? Slug(from: written) {
      slugs.append(slug)
    }
    let body = split.flatMap {
      markdown.document(from: bytes[$0.body], path: file.path, firstLine: $0.bodyLine, language: language)
        .document
    }
    return UnreadableStory(path: path, slugs: slugs, body: body)
  }

  /// The value of a line `slug: …`, without quotes.
  private func slugLine(_ lines: ArraySlice<UInt8>) -> String? {
    for line in lines.split(separator: UInt8(ascii: "\n")) where line.starts(with: "slug:".utf8) {
      let value = String(decoding: line.dropFirst("slug:".utf8.count), as: UTF8.self).trimmed
      return percentDecoded(value.filter { $0 != "\"" && $0 != "'" })
    }
    return nil
  }
}
