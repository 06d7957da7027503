import Diagnostics

/// HTML that an author wrote, for sites that allow it.
enum RawHTML {
  /// Elements that change how the rest of a page is read, or load and run what nobody checked.
  ///
  /// The list is that of the tagfilter extension in the specification of GitHub Flavored Markdown. But frames for the
  /// site's own pages, and for those of others through https, are allowed: videos and maps come in them.
  static let refused = [
    "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
  ]

  /// What was met in HTML.
  enum Finding {
    /// A tag whose `<` became text.
    case refused(RawTag)
    /// An attribute that was left out, and goes to this offset of the output.
    case attribute(RawAttribute, at: Int)
  }

  /// Appends `html`, in which the `<` of a refused tag becomes text, without the attributes that lead to paths of the site.
  ///
  /// A frame is closed at once, for without its end all that follows would be inside.
  static func append(_ html: ArraySlice<UInt8>, to output: inout [UInt8]) -> [Finding] {
    let isComment = html.starts(with: "<!--".utf8)
    var findings: [Finding] = []
    // Behind this, what looks like a tag is one.
    var clear = html.startIndex
    var rest = html
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      output += rest[..<open]
      rest = rest[open...]
      if open >= clear { clear = endOfOdd(rest) ?? clear }
      let tag = RawTag(rest)
      if let tag, open >= clear, !refused.contains(tag.name) {
        append(tag, to: &output, &findings)
        rest = rest[tag.bytes.endIndex...]
        continue
      }
      guard let tag, refused.contains(tag.name) else {
        output.append(UInt8(ascii: "<"))
        rest = rest.dropFirst()
        continue
      }
      if tag.name == "iframe", tag.isEnd {
        // Its frame is closed. A space keeps apart what would grow together.
        if open > html.startIndex { output.append(UInt8(ascii: " ")) }
        rest = rest[tag.bytes.endIndex...]
      } else if isHarmlessFrame(tag) {
        if open >= clear { append(tag, to: &output, &findings) } else { output += tag.bytes }
        output += "</iframe>".utf8
        rest = rest[tag.bytes.endIndex...]
        if let end = RawTag(rest), end.isEnd, end.name == "iframe" { rest = rest[end.bytes.endIndex...] }
      } else {
        if !tag.isEnd, !isComment { findings.append(.refused(tag)) }
        output += "&lt;".utf8
        rest = rest.dropFirst()
      }
    }
    output += rest
    return findings
  }

  /// Where the comment ends that `html` begins with, or all of it behind a tag that browsers may read in another way; nil
  /// where it begins with neither.
  private static func endOfOdd(_ html: ArraySlice<UInt8>) -> Int? {
    if html.starts(with: "<!--".utf8) {
      return html.dropFirst(4).firstRange(of: Array("-->".utf8))?.upperBound ?? html.endIndex
    }
    if let tag = RawTag(html) { return tag.attributes == nil ? html.endIndex : nil }
    return ["!", "?", "/"].contains { html.dropFirst().starts(with: $0.utf8) } ? html.endIndex : nil
  }

  private static func append(_ tag: RawTag, to output: inout [UInt8], _ findings: inout [Finding]) {
    var rest = tag.bytes
    for attribute in sitePaths(of: tag) {
      output += rest[..<attribute.bytes.startIndex]
      while output.last.map(isSpace) == true { output.removeLast() }
      findings.append(.attribute(attribute, at: output.count))
      rest = rest[attribute.bytes.endIndex...]
      // What stood close behind its quote would grow together with what comes before it, were it left out.
      if let next = rest.first, !isSpace(next), next != UInt8(ascii: ">") { output.append(UInt8(ascii: " ")) }
    }
    output += rest
  }

  private static func sitePaths(of tag: RawTag) -> [RawAttribute] {
    tag.isEnd ? [] : tag.attributes?.compactMap(RawAttribute.init) ?? []
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

  /// Words of what may be notes that nothing calls yet, or addresses that nothing refers to: the parser leaves both out.
  static func wordsOfDefinitions(in body: ArraySlice<UInt8>) -> [String] {
    var found: [String] = []
    var at = 0
    body.withUnsafeBufferPointer { bytes in
      while let colon = bytes.firstIndex(of: UInt8(ascii: ":"), from: at) {
        at = colon + 1
        guard colon > 0, bytes[colon - 1] == UInt8(ascii: "]") else { continue }
        let start = body.startIndex + at
        let end = body[start...].firstRange(of: Array("\n\n".utf8))?.lowerBound ?? body.endIndex
        found += words(in: body[start..<end])
        at += end - start
      }
    }
    return found.filter { $0.utf8.dropLast().contains(UInt8(ascii: ".")) }
  }

  private static let partings = Set(",();&=<>{}[]\"'".utf8)
}
