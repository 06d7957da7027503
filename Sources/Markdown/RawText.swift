/// What a reader sees of a block of HTML that an author wrote: its words, parted where browsers begin a new block.
struct RawText {
  struct Block {
    fileprivate(set) var words: [UInt8] = []
    /// Whether it is a paragraph of running text, in no quote, list or figure.
    fileprivate(set) var isParagraph = false
  }

  private(set) var blocks: [Block] = []
  /// How many elements are open whose paragraphs are no running text.
  private(set) var depth: Int

  private let text: [UInt8]
  private var block = Block()
  private var isPreformatted = false

  /// - Parameters:
  ///   - range: where the HTML is in `text`.
  ///   - depth: that of the HTML before it.
  init(_ range: Range<Int>, in text: [UInt8], depth: Int) {
    self.text = text
    self.depth = depth
    var rest = text[range]
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      append(rest[..<open])
      rest = rest[open...]
      if let tag = RawTag(rest) {
        part(at: tag)
        rest = Self.afterTag(rest)
        if !tag.isEnd, Self.wordless.contains(tag.name) { rest = Self.fromEnd(of: tag.name, in: rest) }
      } else if let end = Self.endOfComment(rest) {
        rest = rest[end...]
      } else {
        append(rest.prefix(1))
        rest = rest.dropFirst()
      }
    }
    append(rest)
    endBlock()
  }

  private static func afterTag(_ html: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    // Without an end browsers take all that follows for attributes.
    RawTag.end(in: html).map { html[($0 + 1)...] } ?? []
  }

  private static func fromEnd(of element: String, in html: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = html
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[open...]
      if let tag = RawTag(rest), tag.isEnd, tag.name == element { return rest }
      rest = rest.dropFirst()
    }
    return []
  }

  /// Where the comment ends that `html` begins with, or what browsers take for one; nil for a mere `<`.
  private static func endOfComment(_ html: ArraySlice<UInt8>) -> Int? {
    if html.starts(with: "<!--".utf8) {
      // `<!-->` is a whole one.
      return html.dropFirst(2).firstRange(of: Array("-->".utf8))?.upperBound ?? html.endIndex
    }
    guard let mark = html.dropFirst().first, "!?/".utf8.contains(mark) else { return nil }
    return html.firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? html.endIndex
  }

  private mutating func part(at tag: RawTag) {
    switch tag.name {
    case "br":
      dropSpaces()
      if !block.words.isEmpty { block.words.append(UInt8(ascii: "\n")) }
    case "td", "th": appendSpace()
    case let name where Self.blocks.contains(name):
      endBlock()
      block.isParagraph = name == "p" && !tag.isEnd && depth == 0
      if name == "pre" { isPreformatted = !tag.isEnd }
      depth = Self.depth(depth, after: tag)
    default: break
    }
  }

  /// How many elements are open after `tag` whose paragraphs are no running text, when `depth` were before it.
  static func depth(_ depth: Int, after tag: RawTag) -> Int {
    enclosing.contains(tag.name) ? max(0, depth + (tag.isEnd ? -1 : 1)) : depth
  }

  private mutating func append(_ words: ArraySlice<UInt8>) {
    var index = words.startIndex
    while index < words.endIndex {
      let byte = text[index]
      if byte == UInt8(ascii: "&"), let reference = CharacterReference(in: text, at: index) {
        block.words += reference.text
        index = reference.end
        continue
      }
      if isSpace(byte), !isPreformatted || block.words.isEmpty {
        appendSpace()
      } else {
        block.words.append(byte)
      }
      index += 1
    }
  }

  private mutating func appendSpace() {
    if let last = block.words.last, !isSpace(last) { block.words.append(UInt8(ascii: " ")) }
  }

  private mutating func dropSpaces() {
    while block.words.last.map(isSpace) == true { block.words.removeLast() }
  }

  private mutating func endBlock() {
    dropSpaces()
    // Other tools fill empty paragraphs with a space that may not break: C2 A0.
    if block.words.contains(where: { !isSpace($0) && $0 != 0xC2 && $0 != 0xA0 }) { blocks.append(block) }
    block = Block()
  }

  /// Elements whose contents are no words on a page.
  private static let wordless: Set = [
    "audio", "canvas", "iframe", "noscript", "object", "script", "select", "style", "template", "textarea",
    "video",
  ]

  /// Elements of which paragraphs are no running text.
  private static let enclosing: Set = [
    "aside", "blockquote", "details", "dl", "figure", "footer", "form", "nav", "ol", "table", "ul",
  ]

  private static let blocks = enclosing.union([
    "address", "article", "caption", "center", "dd", "dialog", "div", "dt", "fieldset", "figcaption", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "menu", "optgroup", "option", "p",
    "pre", "section", "summary", "tbody", "tfoot", "thead", "tr",
  ])
}
