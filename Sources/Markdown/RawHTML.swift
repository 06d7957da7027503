/// HTML that an author wrote, for sites that allow it.
enum RawHTML {
  /// Elements that change how the rest of a page is read, or load and run what nobody checked.
  ///
  /// The list is that of the tagfilter extension in the specification of GitHub Flavored Markdown.
  private static let disallowed = [
    "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
  ]

  /// Appends `html`; the `<` of a disallowed tag becomes text.
  static func append(_ html: ArraySlice<UInt8>, to output: inout [UInt8]) {
    for index in html.indices {
      if html[index] == UInt8(ascii: "<"), isDisallowedTag(html[(index + 1)...]) {
        output.append("&lt;")
      } else {
        output.append(html[index])
      }
    }
  }

  /// Whether dropping `html` loses nothing that a reader would see: a comment, or the end of an element.
  static func isSilent(_ html: ArraySlice<UInt8>) -> Bool {
    html.starts(with: "<!--".utf8) || html.starts(with: "</".utf8)
  }

  private static func isDisallowedTag(_ tag: ArraySlice<UInt8>) -> Bool {
    let name = tag.first == UInt8(ascii: "/") ? tag.dropFirst() : tag
    return disallowed.contains { element in
      guard name.count > element.utf8.count,
        zip(name, element.utf8).allSatisfy({ $0 | 0x20 == $1 })
      else { return false }
      return isEndOfName(name.dropFirst(element.utf8.count))
    }
  }

  private static func isEndOfName(_ rest: ArraySlice<UInt8>) -> Bool {
    switch rest.first {
    // Browsers take any slash for the end of a name, though the specification wants `/>`.
    case UInt8(ascii: " "), UInt8(ascii: ">"), UInt8(ascii: "/"), .some(0x09...0x0D): true
    default: false
    }
  }

  /// The values of all attributes, whole and taken apart: the files that `html` names, among much else.
  static func words(inAttributesOf html: ArraySlice<UInt8>) -> [String] {
    var words: [String] = []
    var rest = html
    while let sign = rest.firstIndex(of: UInt8(ascii: "=")) {
      rest = rest[(sign + 1)...].drop { isSpace($0) }
      let end: Int?
      if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        rest.removeFirst()
        end = rest.firstIndex(of: quote)
      } else {
        end = rest.firstIndex { isSpace($0) || $0 == UInt8(ascii: ">") }
      }
      let value = rest[..<(end ?? rest.endIndex)]
      // A style names files in `url()`, a `srcset` between spaces and commas.
      let parts = value.split { isSpace($0) || partings.contains($0) }
      for word in parts.count == 1 && parts[0] == value ? [value] : [value] + parts {
        words.append(String(decoding: word, as: UTF8.self).replacing("&amp;", with: "&"))
      }
      rest = rest[value.endIndex...]
    }
    return words
  }

  private static let partings = Set(",();\"'".utf8)

  private static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || 0x09...0x0D ~= byte }
}
