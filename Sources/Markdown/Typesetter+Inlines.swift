import Diagnostics

extension Typesetter {
  mutating func setInlines(_ range: Range<Int>) {
    forEachNode(in: range) { setter, index in setter.setInline(index) }
  }

  private mutating func setInline(_ index: Int) {
    let node = tree.nodes[index]
    switch node.kind {
    case .text:
      if hasForeignMarkup { noteForeignMarkup(node.text) }
      if hasStrayEmphasis { noteStrayEmphasis(node.text) }
      if hasStrayBrackets { noteStrayBrackets(node.text) }
      set(text(node.text))
    case .softBreak where isSeamless(index, after: plain): break
    case .softBreak:
      html.append(UInt8(ascii: "\n"))
      plain.append(UInt8(ascii: " "))
    case .lineBreak:
      html.append("<br>\n")
      plain.append(UInt8(ascii: "\n"))
    case .code:
      html.append("<code>")
      places.pass(text(node.text), in: lines)
      set(text(node.text))
      html.append("</code>")
    case .emphasis: setElement(index, "<em>", "</em>")
    case .strong: setElement(index, "<strong>", "</strong>")
    case .strikethrough: setElement(index, "<del>", "</del>")
    case .link: setLink(index)
    case .wikiLink: setWikiLink(index)
    case .image: setImage(index)
    case .footnoteReference: setFootnoteReference(node)
    case .htmlInline: setRawTag(text(node.text))
    default: setInlines(children(of: index))
    }
  }

  /// Sets words that are the same in HTML and plain text.
  mutating func set(_ words: ArraySlice<UInt8>) {
    html.append(escaping: words)
    plain.append(contentsOf: words)
  }

  private mutating func setElement(_ index: Int, _ open: StaticString, _ close: StaticString) {
    html.append(open)
    setInlines(children(of: index))
    html.append(close)
  }

  mutating func setLink(_ index: Int, isRelatedLine: Bool = false) {
    let node = tree.nodes[index]
    let span = span(ofLink: index)
    guard !isUnsafeURL(text(node.text)) else {
      diagnostics.append(.unsafeURL(string(node.text), at: span))
      return setInlines(children(of: index))
    }
    guard !isInLink else { return setInlines(children(of: index)) }
    let link = Link(
      target: .url(string(node.text)), title: string(node.more), isRelatedLine: isRelatedLine, span: span)
    setAnchor(link) { setter, _ in
      let (start, slots) = (setter.html.count, setter.slots.count)
      setter.setInlines(setter.children(of: index))
      // A link around nothing, or around HTML that is left out, shows where it leads (WCAG 2.4.4).
      if setter.html.count == start, setter.slots.count == slots { setter.set(setter.address(node)) }
    }
  }

  /// A link's address as a reader says it.
  private func address(_ node: SyntaxTree.Node) -> ArraySlice<UInt8> {
    let url = Array(text(node.text))
    let scheme = Array("mailto:".utf8)
    return url.starts(with: scheme) ? url[scheme.count...] : url[...]
  }

  mutating func setWikiLink(_ index: Int, isRelatedLine: Bool = false) {
    let node = tree.nodes[index]
    // A link cannot hold another one.
    guard !isInLink else { return set(wikiWords(node)[...]) }
    let span = places.span(of: text(node.text), after: UInt8(ascii: "["), in: lines)
    let (slug, fragment) = wikiTarget(node)
    let link = Link(
      target: .article(slug: String(decoding: slug, as: UTF8.self), fragment: fragment), title: "",
      isRelatedLine: isRelatedLine, span: span)
    setAnchor(link) { setter, number in
      let words = setter.wikiWords(node)
      guard node.more.isEmpty else { return setter.set(words[...]) }
      setter.slots.append(.init(offset: setter.html.count, content: .linkText(link: number)))
      let start = setter.plain.count
      setter.plain.append(contentsOf: words)
      setter.headlinePlaces.append(HeadlinePlace(range: start..<setter.plain.count, link: number))
    }
  }

  /// The two sides of the first `#` of a wiki link.
  private func wikiTarget(_ node: SyntaxTree.Node) -> (slug: ArraySlice<UInt8>, fragment: String) {
    let target = text(node.text)
    guard let mark = target.firstIndex(of: UInt8(ascii: "#")) else { return (target, "") }
    return (target[..<mark], string(mark + 1..<target.endIndex))
  }

  private mutating func setAnchor(_ link: Link, _ content: (inout Self, Int) -> Void) {
    let number = links.count
    links.append(link)
    html.append("<a")
    slots.append(.init(offset: html.count, content: .linkAttributes(link: number)))
    html.append(UInt8(ascii: ">"))
    isInLink = true
    content(&self, number)
    isInLink = false
    html.append("</a>")
  }

  /// The words of a wiki link; from its slug, for the plain text, when it has none of its own.
  func wikiWords(_ node: SyntaxTree.Node) -> [UInt8] {
    if !node.more.isEmpty {
      let words = text(node.more).split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        .joined(separator: [UInt8(ascii: " ")])
      return options.smart ? smartPunctuation(Array(words)[...], marks) : Array(words)
    }
    return wikiTarget(node).slug.map { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") ? 0x20 : $0 }
  }

  /// An autolink is found by its text, for `mailto:` or `http://` may be ours; any other one by its address.
  private mutating func span(ofLink index: Int) -> SourceSpan {
    let node = tree.nodes[index]
    let words = children(of: index)
    if words.count == 1, tree.nodes[words.lowerBound].kind == .text {
      let shown = text(tree.nodes[words.lowerBound].text)
      let url = text(node.text)
      if !shown.isEmpty, url.count - shown.count <= 7, url.suffix(shown.count) == shown {
        return places.span(of: shown, in: lines)
      }
    }
    return places.span(of: text(node.text), after: UInt8(ascii: "("), in: lines)
  }

  mutating func setImage(_ index: Int) {
    let node = tree.nodes[index]
    let alt = plainWords(of: children(of: index))
    let span = places.span(of: text(node.text), after: UInt8(ascii: "("), in: lines)
    guard !isUnsafeURL(text(node.text)) else {
      diagnostics.append(.unsafeURL(string(node.text), at: span))
      return set(Array(alt.utf8)[...])
    }
    let (caption, credit) = captionAndCredit(node)
    slots.append(.init(offset: html.count, content: .image(images.count)))
    images.append(Image(source: string(node.text), alt: alt, caption: caption, credit: credit, span: span))
  }

  /// `Caption | Credit`, split at the last bar.
  private func captionAndCredit(_ node: SyntaxTree.Node) -> (caption: String, credit: String) {
    let title = text(node.more)
    guard let bar = title.lastIndex(of: UInt8(ascii: "|")) else { return (string(node.more).trimmed, "") }
    return (
      string(title.startIndex..<bar).trimmed, string(bar + 1..<title.endIndex).trimmed
    )
  }

  private mutating func setFootnoteReference(_ node: SyntaxTree.Node) {
    html.append("<sup class=\"footnote-ref\">")
    if !isInLink {
      html.append("<a href=\"#fn-")
      html.append(node.number)
      html.append("\" id=\"")
      html.append("fnref-")
      append(footnote: node.number, reference: node.reference)
      html.append("\" role=\"doc-noteref\">")
    }
    html.append(node.number)
    html.append(isInLink ? "</sup>" : "</a></sup>")
  }

  /// Appends the number of a footnote, and which of its references is meant after the first.
  mutating func append(footnote: Int, reference: Int) {
    html.append(footnote)
    guard reference > 1 else { return }
    html.append("-")
    html.append(reference)
  }

  private mutating func noteForeignMarkup(_ words: Range<Int>) {
    guard let opening = ForeignMarkup.opening(in: tree.text[...], words) else { return }
    // As far as it stands as it was written: typographic quotes and dashes are ours.
    let end = max(words.upperBound, opening.endIndex)
    let written = tree.text[opening.startIndex..<end].prefix { $0 < 0x80 && $0 != UInt8(ascii: "\n") }
    let span = places.span(of: written, in: lines)
    if diagnostics.last?.span?.line != span.line { diagnostics.append(.foreignMarkup(at: span)) }
  }

  private mutating func noteStrayEmphasis(_ words: Range<Int>) {
    guard let found = StrayMarkup.emphasis(in: text(words)) else { return }
    let span = places.span(of: text(found), in: lines)
    if diagnostics.last?.span?.line != span.line { diagnostics.append(.strayEmphasis(at: span)) }
  }

  /// Warns about what was meant as a wiki link, but for brackets that somebody keeps from being one by a backslash.
  private mutating func noteStrayBrackets(_ words: Range<Int>) {
    guard let found = StrayMarkup.wikiLink(in: text(words)) else { return }
    // Typographic quotes and dashes are ours.
    let written = text(found).prefix { $0 < 0x80 }
    guard places.find([UInt8(ascii: "\\")] + written, in: lines) == nil,
      let span = places.find(written, in: lines), diagnostics.last?.span?.line != span.line
    else { return }
    diagnostics.append(.strayBrackets(at: span))
  }

  /// Warns about a paragraph that was meant as a heading.
  mutating func noteStrayHeading(_ inlines: Range<Int>) {
    guard let first = tree.nodes[inlines].first, first.kind == .text,
      let marks = StrayMarkup.heading(in: text(first.text))
    else { return }
    diagnostics.append(.strayHeading(at: places.span(of: text(marks), in: lines)))
  }
}
