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
    guard let first = rest.first else { return false }
    return switch first {
    case UInt8(ascii: " "), 0x09...0x0D, UInt8(ascii: ">"): true
    case UInt8(ascii: "/"): rest.dropFirst().first == UInt8(ascii: ">")
    default: false
    }
  }
}
