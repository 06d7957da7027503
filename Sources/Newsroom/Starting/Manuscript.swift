import Diagnostics

/// A content file to start from: where it belongs, and the front matter that can be filled in.
package struct Manuscript: Sendable {
  /// Relative to the content folder.
  package let path: String
  package let text: String

  /// An article of today, as a draft.
  ///
  /// - Parameter files: the site's articles, whose folders and names the new one follows.
  package static func article(
    _ headline: String, slug: Slug, author: String?, section: String?, date: CivilTime, among files: [String]
  ) -> Manuscript {
    let time = "\(dateText(date)) \(padded(date.hour, 2)):\(padded(date.minute, 2))"
    let lines: [String?] = [
      "title: \(yamlText(headline))", "description:", "date: \(time)",
      author.map { "authors: [\(yamlText($0))]" }, section.map { "section: \(yamlText($0))" }, "tags: []",
      "draft: true",
    ]
    let path = FilingCabinet(files).place(for: slug, on: date)
    return Manuscript(path: path, text: page(lines))
  }

  package static func page(_ title: String, slug: Slug) -> Manuscript {
    Manuscript(
      path: "pages/\(slug.text).md",
      text: page(["title: \(yamlText(title))", "description:", "draft: true"]))
  }

  package static func author(_ name: String, slug: Slug) -> Manuscript {
    Manuscript(
      path: "authors/\(slug.text).md", text: page(["name: \(yamlText(name))", "role:", "email:"]))
  }

  private static func page(_ lines: [String?]) -> String {
    "---\n" + lines.compactMap { $0 }.map { $0 + "\n" }.joined() + "---\n\n"
  }

  /// Writes the file; nothing that is there is ever replaced.
  ///
  /// Returns its path relative to the site's folder.
  package func save(in folder: SiteFolder) throws(FileSystemError) -> String {
    let file = folder.content + "/" + path
    try FileIO.makeFolders(above: file)
    guard try FileIO.create(Array(text.utf8), at: file) else {
      throw FileSystemError("write", folder.contentPrefix + path, reason: "it is there already")
    }
    return folder.contentPrefix + path
  }
}

/// How a site files its articles: by year or month, with dates in their names or without.
private struct FilingCabinet {
  private let files: [String]

  init(_ files: [String]) { self.files = files }

  func place(for slug: Slug, on date: CivilTime) -> String {
    // The newest story shows how it is done now.
    let newest = files.filter { $0.split(separator: "/").dropLast().last.map(Self.isNumber) ?? false }.max()
    let depth = newest?.split(separator: "/").dropLast().filter(Self.isNumber).count ?? 0
    let top = files.isEmpty || files.contains { $0.hasPrefix("articles/") } ? "articles/" : ""
    let parts = [padded(date.year, 4), padded(date.month, 2), padded(date.day, 2)].prefix(depth)
    let isDated = files.max().map { fileSlug($0) != fileName($0) } ?? false
    return top + parts.map { $0 + "/" }.joined() + (isDated ? dateText(date) + "-" : "") + slug.text + ".md"
  }

  private static func isNumber(_ text: Substring) -> Bool { text.allSatisfy { "0"..."9" ~= $0 } }
}

/// `text` as a YAML scalar, with quotes where it needs them.
func yamlText(_ text: String) -> String {
  let words: Set<String> = ["true", "false", "yes", "no", "on", "off", "null"]
  let marks: Set<Character> = [":", "#", ",", "[", "]", "{", "}", "\"", "\\", "\t"]
  let isPlain =
    text.first.map { $0.isLetter } ?? false && text.last != " " && !words.contains(text.lowercased())
    && !text.contains { marks.contains($0) || $0.isNewline }
  if isPlain { return text }
  let escaped = text.flatMap { character -> [Character] in
    switch character {
    case "\"", "\\": ["\\", character]
    case _ where character.isNewline || character == "\t": [" "]
    default: [character]
    }
  }
  return "\"" + String(escaped) + "\""
}
