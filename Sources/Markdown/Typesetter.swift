import Diagnostics

/// Sets a syntax tree as HTML and plain text, and collects what it meets on the way.
///
/// Body headings move together so that the highest one is an `h2`: the page's headline is the `h1`.
struct Typesetter {
  let tree: SyntaxTree
  let options: MarkdownOptions
  let language: String
  let marks: QuotationMarks

  var html: [UInt8] = []
  var plain: [UInt8] = []
  var slots: [SlottedHTML.Slot] = []
  var headings: [Heading] = []
  var links: [Link] = []
  var images: [Image] = []
  var rawWords: [String] = []
  var diagnostics: [Diagnostic] = []

  /// The lines of the block that is being set, counted from 1 in the body.
  var lines = 1...1
  var places: SourcePlaces
  /// Whether the body has what looks like markup of another tool, perhaps in code.
  var hasForeignMarkup = false
  /// Whether the body has `**` that may have been meant, perhaps in code.
  var hasStrayEmphasis = false
  /// Whether the body has `[[` that may have been meant, perhaps in code.
  var hasStrayBrackets = false
  var isInLink = false
  var isInTopLevel = true
  /// How many elements of raw HTML are open whose paragraphs are no running text.
  var rawDepth = 0
  /// The last paragraph of a footnote and that footnote: the way back to the text goes into its end.
  var backLinks: (paragraph: Int, footnote: Int)?

  /// Where the plain text has the words of a slug.
  var headlinePlaces: [HeadlinePlace] = []
  private var lead: Range<Int>?
  private var headingIDs = HeadingIDs()
  private let headingShift: Int

  init(
    tree: SyntaxTree, options: MarkdownOptions, language: String, marks: QuotationMarks, places: SourcePlaces
  ) {
    self.tree = tree
    self.options = options
    self.language = language
    self.marks = marks
    self.places = places
    var highest = 7
    for node in tree.nodes where node.kind == .heading { highest = min(highest, node.level) }
    headingShift = 2 - highest
    html.reserveCapacity(tree.text.count + tree.text.count / 4 + 256)
    plain.reserveCapacity(tree.text.count + 64)
  }

  var document: Document {
    Document(
      html: SlottedHTML(text: Self.string(html), slots: slots), plainText: Self.string(plain),
      leadParagraph: lead.map { String(decoding: plain[$0], as: UTF8.self) } ?? "",
      leadHeadlines: lead.map(headlinePlaces(in:)) ?? [], headings: headings, links: links, images: images,
      rawWords: rawWords, length: TextLength(of: plain))
  }

  /// What was set as a string, without a look at each byte whether it is UTF-8: bodies are, and they are only
  /// parted at ASCII characters.
  private static func string(_ bytes: [UInt8]) -> String {
    String(copying: UTF8Span(unchecked: bytes.span))
  }

  /// The places inside `paragraph`, counted from its start.
  private func headlinePlaces(in paragraph: Range<Int>) -> [HeadlinePlace] {
    headlinePlaces.filter { paragraph.contains($0.range.lowerBound) }.map { place in
      let start = place.range.lowerBound - paragraph.lowerBound
      return HeadlinePlace(range: start..<start + place.range.count, link: place.link)
    }
  }

  mutating func setDocument() {
    let firstFootnote = tree.nodes.firstIndex { $0.kind == .footnote } ?? tree.nodes.count
    defer { endPlainBlock() }
    setBlocks(0..<firstFootnote)
    guard firstFootnote < tree.nodes.count else { return }
    html.append("<div class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n")
    isInTopLevel = false
    forEachNode(in: firstFootnote..<tree.nodes.count) { setter, index in setter.setFootnote(index) }
    html.append("</ol>\n</div>\n")
  }

  // The nodes after a node up to its end are its subtree.
  func children(of index: Int) -> Range<Int> { index + 1..<tree.nodes[index].end }

  func text(_ range: Range<Int>) -> ArraySlice<UInt8> { tree.text[range] }

  func string(_ range: Range<Int>) -> String { String(decoding: tree.text[range], as: UTF8.self) }

  /// Calls `body` with each sibling in `range`.
  @inline(__always)
  mutating func forEachNode(in range: Range<Int>, _ body: (inout Self, Int) -> Void) {
    var index = range.lowerBound
    while index < range.upperBound {
      body(&self, index)
      index = tree.nodes[index].end
    }
  }

  mutating func beginPlainBlock() {
    endPlainBlock()
    if !plain.isEmpty { plain.append("\n\n") }
  }

  /// Takes back the line endings of a block that turned out to have no words, or of code.
  mutating func endPlainBlock() {
    while plain.last == UInt8(ascii: "\n") { plain.removeLast() }
  }

  /// Remembers the plain text since `start` as the first paragraph, if it is that and says something.
  mutating func noteLead(from start: Int) {
    endPlainBlock()
    guard lead == nil, isInTopLevel, start < plain.count else { return }
    lead = start..<plain.count
  }

  mutating func setHeading(_ index: Int) {
    let words = plainWords(of: children(of: index))
    if children(of: index).isEmpty { diagnostics.append(.emptyHeading(at: places.span(of: [], in: lines))) }
    // A reader of headings is never sent down two steps at once (WCAG technique G141).
    let level = min(tree.nodes[index].level + headingShift, (headings.last?.level ?? 1) + 1, 6)
    let heading = Heading(level: level, id: headingIDs.id(for: words), text: words)
    headings.append(heading)
    html.append("<h")
    html.append(level)
    html.append(" id=\"")
    html.append(contentsOf: heading.id.utf8)
    html.append("\">")
    beginPlainBlock()
    setInlines(children(of: index))
    html.append("</h")
    html.append(level)
    html.append(">\n")
  }

  /// What a reader sees of some inlines, without setting them.
  func plainWords(of range: Range<Int>) -> String {
    var words: [UInt8] = []
    for index in range {
      let node = tree.nodes[index]
      switch node.kind {
      case .text, .code: words.append(contentsOf: text(node.text))
      case .softBreak where isSeamless(index, after: words): break
      case .softBreak, .lineBreak: words.append(UInt8(ascii: " "))
      case .wikiLink: words.append(contentsOf: wikiWords(node))
      default: break
      }
    }
    return String(decoding: words, as: UTF8.self).trimmed
  }
}
