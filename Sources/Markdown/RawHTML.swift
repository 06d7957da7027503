/// HTML that an author wrote, for sites that allow it.
enum RawHTML {
  /// Elements that change how the rest of a page is read, or load and run what nobody checked.
  ///
  /// The list is that of the tagfilter extension in the specification of GitHub Flavored Markdown. But frames for the
  /// site's own pages, and for those of others through https, are allowed: videos and maps come in them.
  private static let refused = [
    "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
  ]
  /// Those whose words are not for readers, or only for browsers that do not know the element.
  private static let wordless: Set = ["title", "style", "iframe", "noembed", "noframes", "script"]

  /// An element that was left out.
  struct Refusal {
    let tag: RawTag
    /// Whether its end is not in the HTML at hand.
    let isOpen: Bool
  }

  /// Appends `html` without what is refused.
  static func append(_ html: ArraySlice<UInt8>, to output: inout [UInt8]) -> [Refusal] {
    var refusals: [Refusal] = []
    var kept: [UInt8] = []
    var rest = html
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      kept += rest[..<open]
      guard let tag = RawTag(rest[open...]) else {
        kept.append(rest[open])
        rest = rest[(open + 1)...]
        continue
      }
      rest = rest[tag.bytes.endIndex...]
      if isHarmlessFrame(tag) {
        appendUntagged(kept, to: &output)
        output.append(tag.bytes[open])
        kept = Array(tag.bytes.dropFirst())
      } else if !refused.contains(tag.name) {
        kept += tag.bytes
      } else if !tag.isEnd {
        let after = wordless.contains(tag.name) ? Self.rest(of: rest, after: tag.name) : rest
        refusals.append(Refusal(tag: tag, isOpen: after == nil))
        rest = after ?? rest.suffix(0)
      }
    }
    appendUntagged(kept + rest, to: &output)
    return refusals
  }

  /// What follows the end of `element`; nil without one.
  static func rest(of html: ArraySlice<UInt8>, after element: String) -> ArraySlice<UInt8>? {
    var rest = html
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      if isEndTag(rest[open...], of: element) {
        return rest[open...].drop { $0 != UInt8(ascii: ">") }.dropFirst()
      }
      rest = rest[(open + 1)...]
    }
    return nil
  }

  /// Whether dropping `html` loses nothing that a reader would see: a comment, or the end of an element.
  static func isSilent(_ html: ArraySlice<UInt8>) -> Bool {
    html.starts(with: "<!--".utf8) || html.starts(with: "</".utf8)
  }

  private static func isHarmlessFrame(_ tag: RawTag) -> Bool {
    guard tag.name == "iframe", !tag.isEnd else { return tag.name == "iframe" }
    guard let source = tag["src"]?.trimmed.lowercased(), tag["srcdoc"] == nil else { return false }
    return source.hasPrefix("https://") || source.hasPrefix("/") && !source.hasPrefix("//")
  }

  /// Appends `html`; where a refused tag hides in a comment or has grown together, its `<` becomes text.
  private static func appendUntagged(_ html: [UInt8], to output: inout [UInt8]) {
    for (index, byte) in html.enumerated() {
      if byte == UInt8(ascii: "<"), refused.contains(where: { isTag(html[index...], of: $0) }) {
        output.append("&lt;")
      } else {
        output.append(byte)
      }
    }
  }

  private static func isTag(_ html: ArraySlice<UInt8>, of element: String) -> Bool {
    begins(html.dropFirst(), with: element) || element != "iframe" && isEndTag(html, of: element)
  }

  private static func isEndTag(_ html: ArraySlice<UInt8>, of element: String) -> Bool {
    html.dropFirst().first == UInt8(ascii: "/") && begins(html.dropFirst(2), with: element)
  }

  private static func begins(_ name: ArraySlice<UInt8>, with element: String) -> Bool {
    guard name.count > element.utf8.count, zip(name, element.utf8).allSatisfy({ $0 | 0x20 == $1 }) else {
      return false
    }
    return RawTag.endsName(name[name.startIndex + element.utf8.count])
  }

  /// The values of all attributes, whole and taken apart: the files that `html` names, among much else.
  static func words(inAttributesOf html: ArraySlice<UInt8>) -> [String] {
    var words: [String] = []
    var rest = html
    while let sign = rest.firstIndex(of: UInt8(ascii: "=")) {
      let value = RawTag.value(at: rest[(sign + 1)...].drop { isSpace($0) })
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
}
