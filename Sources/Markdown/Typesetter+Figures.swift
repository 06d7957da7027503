import Diagnostics

/// Blocks that a newspaper sets in its own way: pictures with captions, quotes, tables, the related line.
extension Typesetter {
  /// Whether some inlines are one image and nothing else, perhaps inside a link.
  func isPicture(_ inlines: Range<Int>) -> Bool {
    guard let first = tree.nodes[inlines].first, first.end == inlines.upperBound else { return false }
    switch first.kind {
    case .image: return !isUnsafeURL(text(first.text))
    case .link: return isPicture(children(of: inlines.lowerBound))
    default: return false
    }
  }

  mutating func setFigure(_ inlines: Range<Int>) {
    html.append("<figure class=\"picture\">")
    setInlines(inlines)
    if let image = images.last, !image.caption.isEmpty || !image.credit.isEmpty {
      html.append("<figcaption>")
      if !image.caption.isEmpty {
        beginPlainBlock()
        set(Array(image.caption.utf8)[...])
      }
      if !image.credit.isEmpty {
        html.append(image.caption.isEmpty ? "<span class=\"credit\">" : " <span class=\"credit\">")
        html.append(escaping: image.credit.utf8)
        html.append("</span>")
      }
      html.append("</figcaption>")
    }
    html.append("</figure>\n")
  }

  /// The parts of `Related: [[slug]]`, when some inlines are that and nothing else.
  func relatedLine(_ inlines: Range<Int>) -> (label: String, link: Int)? {
    guard let first = tree.nodes[inlines].first, first.kind == .text || first.kind == .strong else {
      return nil
    }
    var before: [Int] = []
    var index = inlines.lowerBound
    while tree.nodes[index].kind != .link, tree.nodes[index].kind != .wikiLink {
      before.append(index)
      index = tree.nodes[index].end
      guard index < inlines.upperBound, before.count <= 3 else { return nil }
    }
    for node in tree.nodes[tree.nodes[index].end..<inlines.upperBound] {
      guard node.kind == .text, text(node.text).allSatisfy({ $0 == 0x20 || $0 == 0x2E }) else { return nil }
    }
    guard before.allSatisfy({ [.text, .strong].contains(tree.nodes[$0].kind) }) else { return nil }
    let label = plainWords(of: inlines.lowerBound..<index)
    guard label.hasSuffix(":") || label.hasSuffix("：") else { return nil }
    let words = String(label.dropLast()).trimmed.inLowerCase
    return options.relatedLabels.contains { $0.inLowerCase == words } ? (label, index) : nil
  }

  mutating func setRelatedLine(_ related: (label: String, link: Int)) {
    html.append("<p class=\"related-line\"><span class=\"related-label\">")
    beginPlainBlock()
    set(Array(related.label.utf8)[...])
    html.append("</span> ")
    plain.append(" ")
    if tree.nodes[related.link].kind == .wikiLink {
      setWikiLink(related.link, isRelatedLine: true)
    } else {
      setLink(related.link, isRelatedLine: true)
    }
    html.append("</p>\n")
  }

  /// A block quote; a figure when it is a pull quote or names its source in its last line.
  mutating func setQuote(_ index: Int) {
    let quote = Quote(of: children(of: index), in: tree)
    if let mark = quote.unknownMark {
      diagnostics.append(.unknownQuoteMark(string(mark), at: places.span(of: text(mark), in: lines)))
    }
    if quote.isPullQuote || quote.attribution != nil {
      html.append(quote.isPullQuote ? "<figure class=\"pull-quote\">\n" : "<figure class=\"quote\">\n")
    }
    html.append("<blockquote>\n")
    setQuoteParagraph(quote.opening)
    setBlocks(quote.middle)
    setQuoteParagraph(quote.closing)
    html.append("</blockquote>\n")
    if let attribution = quote.attribution { setAttribution(attribution) }
    if quote.isPullQuote || quote.attribution != nil { html.append("</figure>\n") }
  }

  private mutating func setQuoteParagraph(_ inlines: Range<Int>) {
    guard !inlines.isEmpty else { return }
    html.append("<p>")
    beginPlainBlock()
    setInlines(inlines)
    html.append("</p>\n")
  }

  private mutating func setAttribution(_ attribution: Range<Int>) {
    html.append("<figcaption>")
    beginPlainBlock()
    set(Array("— ".utf8)[...])
    let first = tree.nodes[attribution.lowerBound]
    set(text(first.text).dropFirst(Quote.dashLength).drop { $0 == 0x20 })
    setInlines(first.end..<attribution.upperBound)
    html.append("</figcaption>\n")
  }

  mutating func setTable(_ index: Int) {
    // A wide table scrolls, and what scrolls must be in reach of the keyboard and have a name.
    html.append("<div class=\"table-scroll\" tabindex=\"0\"")
    if let heading = headings.last {
      html.append(" role=\"group\" aria-labelledby=\"")
      html.append(contentsOf: heading.id.utf8)
      html.append("\"")
    } else if let columns = columnNames(index) {
      html.append(" role=\"group\" aria-label=\"")
      html.append(escaping: columns.utf8)
      html.append("\"")
    }
    html.append(">\n<table>\n")
    var isInBody = false
    forEachNode(in: children(of: index)) { setter, row in
      let isHeader = setter.tree.nodes[row].flag
      if isHeader {
        setter.html.append("<thead>\n")
      } else if !isInBody {
        setter.html.append("<tbody>\n")
        isInBody = true
      }
      setter.setRow(row, isHeader: isHeader)
      if isHeader { setter.html.append("</thead>\n") }
    }
    html.append(isInBody ? "</tbody>\n</table>\n</div>\n" : "</table>\n</div>\n")
  }

  /// What stands above the columns of a table; nil when nothing does.
  private func columnNames(_ table: Int) -> String? {
    var names: [String] = []
    var cell = table + 2
    while cell < tree.nodes[table + 1].end {
      names.append(plainWords(of: children(of: cell)))
      cell = tree.nodes[cell].end
    }
    names.removeAll { $0.isEmpty }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  private mutating func setRow(_ index: Int, isHeader: Bool) {
    if tree.nodes[index].lines.lowerBound > 0 { lines = tree.nodes[index].lines }
    html.append("<tr>\n")
    beginPlainBlock()
    let start = plain.count
    forEachNode(in: children(of: index)) { setter, cell in
      if setter.plain.count > start { setter.plain.append(" ") }
      setter.setCell(cell, isHeader: isHeader)
    }
    html.append("</tr>\n")
  }

  private mutating func setCell(_ index: Int, isHeader: Bool) {
    // An empty heading cell names nothing.
    let isHeading = isHeader && !children(of: index).isEmpty
    html.append(isHeading ? "<th scope=\"col\"" : "<td")
    switch tree.nodes[index].alignment {
    case .natural: break
    case .left: html.append(" style=\"text-align:left\"")
    case .center: html.append(" style=\"text-align:center\"")
    case .right: html.append(" style=\"text-align:right\"")
    }
    html.append(">")
    setInlines(children(of: index))
    html.append(isHeading ? "</th>\n" : "</td>\n")
  }
}
