/// HTML that an author wrote, for sites that allow it.
enum RawHTML {
  /// Elements that change how the rest of a page is read, or load and run what nobody checked.
  ///
  /// The list is that of the tagfilter extension in the specification of GitHub Flavored Markdown. But frames for the
  /// site's own pages, and for those of others through https, are allowed: videos and maps come in them.
  private static let refused = [
    "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
  ]

  /// Appends `html`, in which the `<` of a refused tag becomes text; returns these tags.
  ///
  /// A frame is closed at once, for without its end all that follows would be inside.
  static func append(_ html: ArraySlice<UInt8>, to output: inout [UInt8]) -> [RawTag] {
    let isComment = html.starts(with: "<!--".utf8)
    var refusals: [RawTag] = []
    var rest = html
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      output += rest[..<open]
      rest = rest[open...]
      guard let tag = RawTag(rest), refused.contains(tag.name) else {
        output.append(UInt8(ascii: "<"))
        rest = rest.dropFirst()
        continue
      }
      if tag.name == "iframe", tag.isEnd {
        // Its frame is closed. A space keeps apart what would grow together.
        if open > html.startIndex { output.append(UInt8(ascii: " ")) }
        rest = rest[tag.bytes.endIndex...]
      } else if isHarmlessFrame(tag) {
        output += tag.bytes + "</iframe>".utf8
        rest = rest[tag.bytes.endIndex...]
        if let end = RawTag(rest), end.isEnd, end.name == "iframe" { rest = rest[end.bytes.endIndex...] }
      } else {
        if !tag.isEnd, !isComment { refusals.append(tag) }
        output += "&lt;".utf8
        rest = rest.dropFirst()
      }
    }
    output += rest
    return refusals
  }

  /// Whether dropping `html` loses nothing that a reader would see: a comment, or the end of an element.
  static func isSilent(_ html: ArraySlice<UInt8>) -> Bool {
    html.starts(with: "<!--".utf8) || html.starts(with: "</".utf8)
  }

  /// Whether it shows what comes through https or from the site itself.
  private static func isHarmlessFrame(_ tag: RawTag) -> Bool {
    guard tag.name == "iframe", let attributes = tag.attributes,
      !attributes.contains(where: { $0.name == "srcdoc" }),
      let source = attributes.first(where: { $0.name == "src" })?.value
    else { return false }
    let address = String(decoding: source, as: UTF8.self).trimmed.lowercased()
    if address.hasPrefix("https://") { return true }
    // Two slashes, however they are written, lead to another site.
    return address.hasPrefix("/") && !["/", "\\", "&"].contains(where: address.dropFirst().hasPrefix)
  }

  /// The values of all attributes, and all that stands between spaces and signs: the files that `html` names, among
  /// much else.
  static func words(in html: ArraySlice<UInt8>) -> [String] {
    var values: [ArraySlice<UInt8>] = []
    var rest = html
    while let sign = rest.firstIndex(of: UInt8(ascii: "=")) {
      let value = RawTag.value(at: rest[(sign + 1)...].drop { isSpace($0) })
      values.append(value)
      rest = rest[value.endIndex...]
    }
    // A style names files in `url()`, a `srcset` between spaces and commas, a script between quotes. What a comment says
    // in passing names nothing.
    let isComment = html.starts(with: "<!--".utf8)
    let parts = isComment ? [] : html.split { isSpace($0) || partings.contains($0) }
    return (values + parts).map { String(decoding: $0, as: UTF8.self).replacing("&amp;", with: "&") }
  }

  private static let partings = Set(",();&=<>{}[]\"'".utf8)
}
