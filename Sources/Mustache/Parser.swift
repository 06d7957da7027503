import Diagnostics

/// Makes a tree of one template's tags and text.
///
/// White space follows the mustache specification: a tag alone on its line takes the line with it, and what
/// fills a block is moved to the block's indentation.
struct Parser {
  private(set) var nodes: [Node] = []
  private(set) var diagnostics: [Diagnostic]
  /// Every tag from delimiter to delimiter, in order; the rest of the source is text.
  let tagRanges: [Range<Int>]
  private let file: SourceFile
  private let lines: Lines
  /// Bytes before the first line: a byte order mark.
  private let floor: Int
  /// Where text that is not in the tree yet begins.
  private var textStart: Int
  private var open: [OpenTag] = []
  /// Tags that the closing tag of one around them closed, with that one.
  private var cut: [(opened: Tag, closer: Tag)] = []
  private var isTooDeep = false

  private static let greatestNesting = 60

  init(_ file: SourceFile) {
    self.file = file
    lines = Lines(source: file.bytes)
    floor = file.textStart
    textStart = floor
    let lexer = Lexer(file, from: floor)
    diagnostics = lexer.diagnostics
    if let span = file.invalidUTF8 { diagnostics.append(.notUTF8(at: span)) }
    tagRanges = lexer.tags.map(\.range)
    for tag in lexer.tags where !isTooDeep { read(tag) }
    appendText(upTo: file.bytes.count)
    for (opened, _) in cut { addUnclosed(opened) }
    while let unclosed = open.last {
      // Past the limit nothing was read any more, closing tags included.
      if !isTooDeep { addUnclosed(unclosed.tag) }
      finish(open.removeLast(), contentEnd: textStart, indentation: nil)
    }
  }

  private mutating func read(_ tag: Tag) {
    switch tag.kind {
    case .comment, .delimiters: skip(standalone(tag) ?? tag.range)
    case .variable, .unescaped:
      skip(tag.range)
      append(.variable(Name(text(tag.name), tag.name), isEscaped: tag.kind == .variable), for: tag)
    case .partial: readPartial(tag)
    case .section, .inverted:
      skip(standalone(tag) ?? tag.range)
      push(OpenTag(tag, contentStart: textStart))
    case .parent: openParent(tag)
    case .block: openBlock(tag)
    case .close: readClose(tag)
    }
  }

  /// The whole line of a tag that is alone on it, else nil.
  private func standalone(_ tag: Tag) -> Range<Int>? {
    guard let start = lines.start(before: tag.range.lowerBound, floor: floor),
      let end = lines.end(after: tag.range.upperBound)
    else { return nil }
    return start..<end
  }

  private mutating func readPartial(_ tag: Tag) {
    let line = standalone(tag)
    skip(line ?? tag.range)
    let indentation = (line?.lowerBound ?? tag.range.lowerBound)..<tag.range.lowerBound
    append(
      .inclusion(
        Inclusion(target: target(of: tag), range: tag.name, indentation: indentation, arguments: [])),
      for: tag)
  }

  private func target(of tag: Tag) -> Inclusion.Target {
    let name = text(tag.name)
    // Nothing is looked for behind a name that is broken.
    return tag.isDynamic || tag.isBroken
      ? .dynamic(Name(name, tag.name, isBroken: tag.isBroken)) : .template(name)
  }

  private mutating func openParent(_ tag: Tag) {
    // Whether the parent stands alone shows at its closing tag; until then the white space is set aside.
    let start = lines.start(before: tag.range.lowerBound, floor: floor)
    skip((start ?? tag.range.lowerBound)..<tag.range.upperBound)
    var opened = OpenTag(tag, contentStart: textStart)
    opened.lineStart = start
    push(opened)
  }

  private mutating func openBlock(_ tag: Tag) {
    let isArgument = open.last?.tag.kind == .parent
    let lineStart = lines.start(before: tag.range.lowerBound, floor: floor)
    let lineEnd = lines.end(after: tag.range.upperBound)
    if isArgument {
      skip(tag.range.lowerBound..<(lineEnd ?? tag.range.upperBound))
    } else {
      skip(standalone(tag) ?? tag.range)
    }
    var opened = OpenTag(tag, contentStart: textStart)
    opened.isArgument = isArgument
    opened.lineStart = lineStart
    opened.isStandalone = lineStart != nil && lineEnd != nil
    push(opened)
  }

  private mutating func readClose(_ tag: Tag) {
    guard let match = open.lastIndex(where: { isSameName($0.tag, tag) }) else { return readStray(tag) }
    while open.count - 1 > match {
      cut.append((open[open.count - 1].tag, tag))
      finish(open.removeLast(), contentEnd: textStart, indentation: nil)
    }
    close(with: tag)
  }

  private mutating func readStray(_ tag: Tag) {
    if let index = cut.lastIndex(where: { isSameName($0.opened, tag) }) {
      let (opened, closer) = cut.remove(at: index)
      diagnostics.append(
        .crossed(
          opened.kind, written(opened), at: file.span(of: tag.range), opener: file.span(of: opened.range),
          written(closer), closer: file.span(of: closer.range)))
    } else if let top = open.last?.tag, mayClose(tag, top) {
      if !top.isBroken, !tag.isBroken {
        diagnostics.append(
          .misspeltCloser(
            text(tag.name), at: file.span(of: tag.range), opener: file.span(of: top.range), text(top.name)))
      }
      return close(with: tag)
    } else if !tag.isBroken {
      diagnostics.append(.strayCloser(text(tag.name), at: file.span(of: tag.range)))
    }
    skip(standalone(tag) ?? tag.range)
  }

  /// Whether a closing tag was probably meant for `opened`, though it has another name.
  private func mayClose(_ tag: Tag, _ opened: Tag) -> Bool {
    if tag.name.isEmpty || opened.name.isEmpty { return true }
    if opened.isBroken, file.bytes[opened.range].firstRange(of: file.bytes[tag.name]) != nil { return true }
    return nearMiss(to: text(tag.name), among: [text(opened.name)]) != nil
  }

  private func isSameName(_ a: Tag, _ b: Tag) -> Bool {
    a.isDynamic == b.isDynamic && file.bytes[a.name] == file.bytes[b.name]
  }

  private mutating func addUnclosed(_ opened: Tag) {
    if opened.isBroken { return }
    diagnostics.append(.unclosed(opened.kind, written(opened), at: file.span(of: opened.range)))
  }

  /// The name of a tag with its asterisk.
  private func written(_ tag: Tag) -> String { (tag.isDynamic ? "*" : "") + text(tag.name) }

  private mutating func close(with tag: Tag) {
    let opened = open[open.count - 1]
    if opened.isArgument {
      // Text beside an argument is not shown, so the closing tag need not be alone on its line.
      let start = lines.start(before: tag.range.lowerBound, floor: floor) ?? tag.range.lowerBound
      skip(start..<tag.range.upperBound)
    } else if opened.tag.kind == .parent {
      closeParent(with: tag)
      return
    } else {
      skip(standalone(tag) ?? tag.range)
    }
    finish(open.removeLast(), contentEnd: min(textStart, tag.range.lowerBound), indentation: nil)
  }

  private mutating func closeParent(with tag: Tag) {
    let lineEnd = lines.end(after: tag.range.upperBound)
    skip(tag.range.lowerBound..<tag.range.upperBound)
    let opened = open.removeLast()
    if let lineStart = opened.lineStart, let lineEnd {
      textStart = lineEnd
      finish(opened, contentEnd: textStart, indentation: lineStart..<opened.tag.range.lowerBound)
    } else {
      if let lineStart = opened.lineStart, lineStart < opened.tag.range.lowerBound {
        append(.text(lineStart..<opened.tag.range.lowerBound), for: nil)
      }
      finish(opened, contentEnd: textStart, indentation: nil)
    }
  }

  /// Adds what `opened` and its closing tag enclose to the tree.
  private mutating func finish(_ opened: OpenTag, contentEnd: Int, indentation: Range<Int>?) {
    let tag = opened.tag
    let name = text(tag.name)
    switch tag.kind {
    case .section, .inverted:
      let section = Node.section(
        Name(name, tag.name, isBroken: tag.isBroken), isInverted: tag.kind == .inverted, opened.nodes)
      append(section, for: tag)
    case .parent:
      let none = tag.range.lowerBound..<tag.range.lowerBound
      append(
        .inclusion(
          Inclusion(
            target: target(of: tag), range: tag.name, indentation: indentation ?? none,
            arguments: opened.arguments)), for: tag)
    case .block where opened.isArgument:
      let content = opened.contentStart..<max(opened.contentStart, contentEnd)
      let argument = Inclusion.Argument(
        name: name, range: tag.name, nodes: opened.nodes, margin: lines.margin(of: content)?.count ?? 0)
      addArgument(argument)
    default:
      append(
        .block(
          Block(
            name: name, range: tag.name, nodes: opened.nodes,
            indentation: blockIndentation(opened, contentEnd: contentEnd))), for: tag)
    }
  }

  private func blockIndentation(_ block: OpenTag, contentEnd: Int) -> Range<Int> {
    let start = block.tag.range.lowerBound
    let content = block.contentStart..<max(block.contentStart, contentEnd)
    if block.isStandalone, let margin = lines.margin(of: content) { return margin }
    return (block.lineStart ?? start)..<start
  }

  private mutating func addArgument(_ argument: Inclusion.Argument) {
    let parent = open.count - 1
    if let first = open[parent].arguments.first(where: { $0.name == argument.name }) {
      diagnostics.append(
        .blockFilledTwice(argument.name, at: file.span(of: argument.range), first: file.span(of: first.range))
      )
    } else {
      open[parent].arguments.append(argument)
    }
  }

  private mutating func push(_ opened: OpenTag) {
    if open.count == Self.greatestNesting {
      isTooDeep = true
      diagnostics.append(.nestedTooDeep(at: file.span(of: opened.tag.range), limit: Self.greatestNesting))
    }
    open.append(opened)
  }

  /// Adds the text before `range` to the tree and goes on behind it.
  private mutating func skip(_ range: Range<Int>) {
    appendText(upTo: range.lowerBound)
    textStart = max(textStart, range.upperBound)
  }

  private mutating func appendText(upTo end: Int) {
    guard end > textStart else { return }
    let range = textStart..<end
    textStart = end
    append(.text(range), for: nil)
  }

  private mutating func append(_ node: Node, for tag: Tag?) {
    guard let parent = open.last else { return nodes.append(node) }
    guard parent.tag.kind == .parent else { return open[open.count - 1].nodes.append(node) }
    // Directly inside a parent only blocks count.
    if let tag {
      diagnostics.append(.outsideBlocks(text(parent.tag.name), at: file.span(of: tag.range)))
    } else if case .text(let range) = node, let word = firstWord(in: range) {
      diagnostics.append(.outsideBlocks(text(parent.tag.name), at: file.span(of: word)))
    }
  }

  private func firstWord(in range: Range<Int>) -> Range<Int>? {
    file.bytes[range].firstIndex { !isBlank($0) }.map { $0..<range.upperBound }
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: file.bytes[range], as: UTF8.self) }
}

/// A tag that waits for its closing tag, with what it encloses so far.
private struct OpenTag {
  let tag: Tag
  let contentStart: Int
  /// The start of its line when only white space comes before it there.
  var lineStart: Int?
  var isStandalone = false
  /// Whether it is a block that fills a parent.
  var isArgument = false
  var nodes: [Node] = []
  var arguments: [Inclusion.Argument] = []

  init(_ tag: Tag, contentStart: Int) {
    self.tag = tag
    self.contentStart = contentStart
  }
}
