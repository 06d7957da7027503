extension Typesetter {
  mutating func setBlocks(_ range: Range<Int>) {
    forEachNode(in: range) { setter, index in setter.setBlock(index) }
  }

  private mutating func setBlock(_ index: Int) {
    let node = tree.nodes[index]
    if node.lines.lowerBound > 0 { lines = node.lines }
    switch node.kind {
    case .paragraph: setParagraph(index)
    case .heading: setHeading(index)
    case .blockQuote: within { $0.setQuote(index) }
    case .list: within { $0.setList(index) }
    case .table: within { $0.setTable(index) }
    case .codeBlock: setCodeBlock(node)
    case .htmlBlock: setRawBlock(node.text)
    case .thematicBreak: html.append("<hr>\n")
    default: within { $0.setBlocks($0.children(of: index)) }
    }
  }

  /// Sets what is inside another block: no paragraph there is the article's first one.
  private mutating func within(_ set: (inout Self) -> Void) {
    let wasInTopLevel = isInTopLevel
    isInTopLevel = false
    set(&self)
    isInTopLevel = wasInTopLevel
  }

  private mutating func setParagraph(_ index: Int) {
    let node = tree.nodes[index]
    let inlines = children(of: index)
    if isPicture(inlines) { return setFigure(inlines) }
    if let related = relatedLine(inlines) { return setRelatedLine(related) }
    noteStrayHeading(inlines)
    let htmlStart = html.count
    if !node.flag { html.append("<p>") }
    let contentStart = (html.count, slots.count)
    beginPlainBlock()
    let plainStart = plain.count
    // Its own HTML may close what it stands in.
    let isRunningText = rawDepth == 0
    setInlines(inlines)
    if let backLinks, backLinks.paragraph == index { setBackLinks(backLinks.footnote) }
    // A paragraph of dropped HTML leaves no empty one behind.
    if (html.count, slots.count) == contentStart {
      html.removeSubrange(htmlStart...)
      return
    }
    if isRunningText { noteLead(from: plainStart) }
    html.append(node.flag ? "\n" : "</p>\n")
  }

  private mutating func setCodeBlock(_ node: SyntaxTree.Node) {
    let language = text(node.text).prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
    // Long lines scroll, and what scrolls must be in reach of the keyboard.
    html.append("<pre tabindex=\"0\"><code")
    if !language.isEmpty {
      html.append(" class=\"language-")
      html.append(escaping: language)
      html.append("\"")
    }
    html.append(">")
    beginPlainBlock()
    set(text(node.more))
    endPlainBlock()
    html.append("</code></pre>\n")
  }

  private mutating func setList(_ index: Int) {
    let node = tree.nodes[index]
    let items = children(of: index)
    let hasTasks = tree.nodes[items].first?.kind == .task
    html.append(node.flag ? "<ol" : "<ul")
    if node.flag, node.number != 1 {
      html.append(" start=\"")
      html.append(node.number)
      html.append("\"")
    }
    html.append(hasTasks ? " class=\"task-list\">\n" : ">\n")
    forEachNode(in: items) { setter, item in
      if setter.tree.nodes[item].kind == .task { setter.setTask(item) } else { setter.setItem(item) }
    }
    html.append(node.flag ? "</ol>\n" : "</ul>\n")
  }

  private mutating func setItem(_ index: Int) {
    html.append("<li>")
    setBlocks(children(of: index))
    if html.last == UInt8(ascii: "\n") { html.removeLast() }
    html.append("</li>\n")
  }

  /// The first paragraph is the checkbox's label.
  private mutating func setTask(_ index: Int) {
    let isChecked = tree.nodes[index].flag
    var blocks = children(of: index)
    html.append("<li class=\"task\"><label><input type=\"checkbox\" disabled")
    html.append(isChecked ? " checked> " : "> ")
    if let first = tree.nodes[blocks].first, first.kind == .paragraph {
      lines = first.lines.lowerBound > 0 ? first.lines : lines
      beginPlainBlock()
      setInlines(children(of: blocks.lowerBound))
      blocks = first.end..<blocks.upperBound
    } else {
      html.append(isChecked ? "☑" : "☐")
    }
    html.append("</label>")
    if !blocks.isEmpty { html.append("\n") }
    setBlocks(blocks)
    html.append("</li>\n")
  }

  mutating func setFootnote(_ index: Int) {
    let node = tree.nodes[index]
    html.append("<li id=\"fn-")
    html.append(node.number)
    html.append("\">\n")
    let last = tree.lastSibling(in: children(of: index))
    if let last, tree.nodes[last].kind == .paragraph, !isPicture(children(of: last)),
      relatedLine(children(of: last)) == nil
    {
      backLinks = (last, index)
      setBlocks(children(of: index))
      backLinks = nil
    } else {
      setBlocks(children(of: index))
      html.append("<p>")
      setBackLinks(index)
      html.append("</p>\n")
    }
    html.append("</li>\n")
  }

  private mutating func setBackLinks(_ index: Int) {
    let footnote = tree.nodes[index]
    for reference in 1...max(1, footnote.reference) {
      html.append(" <a href=\"#")
      html.append("fnref-")
      append(footnote: footnote.number, reference: reference)
      html.append("\" class=\"footnote-backref\" role=\"doc-backlink\"")
      if language != options.labelLanguage {
        html.append(" lang=\"")
        html.append(escaping: options.labelLanguage.utf8)
        html.append("\"")
      }
      html.append(" aria-label=\"")
      html.append(escaping: options.footnoteBackLabel.utf8)
      html.append(" (")
      append(footnote: footnote.number, reference: reference)
      html.append(")\">↩</a>")
    }
  }
}
