import Diagnostics

/// HTML that an author wrote among the Markdown.
extension Typesetter {
  mutating func setRawBlock(_ range: Range<Int>) {
    setRawHTML(text(range))
    guard options.rawHTML else { return }
    let raw = RawText(range, in: tree.text, depth: rawDepth)
    rawDepth = raw.depth
    for block in raw.blocks {
      beginPlainBlock()
      let start = plain.count
      plain += block.words
      if block.isParagraph { noteLead(from: start) }
    }
  }

  mutating func setRawTag(_ raw: ArraySlice<UInt8>) {
    setRawHTML(raw)
    guard options.rawHTML, let tag = RawTag(raw) else { return }
    if tag.name == "br" { plain.append(UInt8(ascii: "\n")) }
    rawDepth = RawText.depth(rawDepth, after: tag)
  }

  private mutating func setRawHTML(_ raw: ArraySlice<UInt8>) {
    // What is left out names files all the same, which a story that is hidden hides.
    rawWords += RawHTML.words(in: raw)
    guard options.rawHTML else { return noteRawHTML(raw) }
    for finding in RawHTML.append(raw, to: &html) {
      switch finding {
      case .refused(let tag): diagnostics.append(.rawHTMLRefused(tag.name, at: span(ofRaw: tag.bytes)))
      case .attribute(let attribute, let offset): setAttribute(attribute, at: offset)
      }
    }
  }

  private mutating func setAttribute(_ attribute: RawAttribute, at offset: Int) {
    let addresses = attribute.addresses.map { address in
      let target = Link.Target.attribute(String(decoding: address.path, as: UTF8.self))
      let span = places.span(of: address.path, in: lines)
      links.append(Link(target: target, title: "", isRelatedLine: false, span: span))
      return SlottedHTML.Address(
        link: links.count - 1, descriptor: String(decoding: address.descriptor, as: UTF8.self))
    }
    slots.append(.init(offset: offset, content: .attribute(attribute.name, addresses)))
  }

  private mutating func noteRawHTML(_ raw: ArraySlice<UInt8>) {
    guard !RawHTML.isSilent(raw) else { return }
    let span = span(ofRaw: raw)
    if diagnostics.last?.span?.line != span.line { diagnostics.append(.rawHTMLOff(at: span)) }
  }

  private mutating func span(ofRaw raw: ArraySlice<UInt8>) -> SourceSpan {
    places.span(of: raw.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }, in: lines)
  }
}
