import CCMarkGFM

/// A parsed body as a flat list of nodes in document order.
///
/// What cmark-gfm allocates is freed before `init` returns.
struct SyntaxTree {
  let nodes: [Node]
  /// The bytes that the ranges of the nodes point into: UTF-8.
  let text: [UInt8]

  struct Node {
    let kind: Kind
    /// A heading's level.
    let level: Int
    let alignment: Alignment
    /// An ordered list; a checked task; a header row; a paragraph of a tight list.
    let flag: Bool
    /// The index after the node's subtree.
    let end: Int
    /// Lines of the body, counted from 1; 0 when the parser did not keep them.
    let lines: ClosedRange<Int>
    /// A footnote's number, or where an ordered list starts.
    let number: Int
    /// Which reference to its footnote this is, counted from 1; for a footnote, how many references it has.
    let reference: Int
    /// What a leaf says, a destination, a code block's info string or a wiki link's slug.
    let text: Range<Int>
    /// A link's title, a code block's code or a wiki link's own words.
    let more: Range<Int>
  }

  /// The last of the siblings in `range`; nil when it is empty.
  func lastSibling(in range: Range<Int>) -> Int? {
    var last: Int?
    var index = range.lowerBound
    while index < range.upperBound {
      last = index
      index = nodes[index].end
    }
    return last
  }

  enum Kind: UInt8 {
    case text = 1
    case softBreak, lineBreak, code, htmlInline, emphasis, strong, strikethrough, link, image, wikiLink
    case footnoteReference, paragraph, heading, blockQuote, list, item, task, codeBlock, htmlBlock
    case thematicBreak, table, tableRow, tableCell, footnote
  }

  enum Alignment {
    case natural, left, center, right
  }

  /// What the parser understands beyond CommonMark.
  struct Features: OptionSet {
    let rawValue: Int32

    static let tables = Self(rawValue: Int32(CCMARK_TABLES))
    static let strikethrough = Self(rawValue: Int32(CCMARK_STRIKES))
    static let autolinks = Self(rawValue: Int32(CCMARK_AUTOLINKS))
    static let tagfilter = Self(rawValue: Int32(CCMARK_TAGFILTER))
    static let tasks = Self(rawValue: Int32(CCMARK_TASKS))
    static let wikiLinks = Self(rawValue: Int32(CCMARK_WIKI_LINKS))
    static let footnotes = Self(rawValue: Int32(CCMARK_FOOTNOTES))
    static let smart = Self(rawValue: Int32(CCMARK_SMART))
    static let fullInfoStrings = Self(rawValue: Int32(CCMARK_FULL_INFO))
    static let tableStyles = Self(rawValue: Int32(CCMARK_TABLE_STYLES))
  }

  /// The bytes that stand for the first `[` and for the `|` of a wiki link in what is parsed.
  static let wikiMark = UInt8(CCMARK_WIKI_MARK)
  static let wikiBar = UInt8(CCMARK_WIKI_BAR)

  /// Throws `Overrun` when `source` is more work than `budget` allows.
  ///
  /// - Parameter marks: what smart punctuation makes of straight quotes.
  init(
    parsing source: ArraySlice<UInt8>, features: Features, marks: QuotationMarks, budget: MarkdownBudget
  ) throws(Overrun) {
    var tree = ccmark_tree()
    var quotes = ccmark_quotes(marks)
    try Self.run(source, budget) { bytes, limits in
      ccmark_parse(bytes.baseAddress, bytes.count, features.rawValue, &quotes, limits, &tree)
    }
    defer { ccmark_free(&tree) }
    text = Self.textOnly(UnsafeBufferPointer(start: tree.text, count: tree.text_length))
    nodes = UnsafeBufferPointer(start: tree.nodes, count: tree.count).map(Node.init)
  }

  /// The library's own HTML: what the specification's examples are compared with.
  static func plainHTML(
    _ source: ArraySlice<UInt8>, features: Features, budget: MarkdownBudget = MarkdownBudget()
  ) throws(Overrun) -> String {
    var tree = ccmark_tree()
    try run(source, budget) { bytes, limits in
      ccmark_html(bytes.baseAddress, bytes.count, features.rawValue, limits, &tree)
    }
    defer { ccmark_free(&tree) }
    return String(decoding: UnsafeBufferPointer(start: tree.text, count: tree.text_length), as: UTF8.self)
  }

  /// Text without the bytes FE and FF, which the library makes of `&#xFFFE;` and `&#xFFFF;` and which are not UTF-8:
  /// a control character takes their place, as one byte for one.
  private static func textOnly(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var text = Array(bytes)
    if text.reduce(0, max) >= 0xFE {
      for index in text.indices where text[index] >= 0xFE { text[index] = 0x1A }
    }
    return text
  }

  private static func run(
    _ source: ArraySlice<UInt8>, _ budget: MarkdownBudget,
    _ parse: (UnsafeBufferPointer<UInt8>, ccmark_budget) -> Int32
  ) throws(Overrun) {
    precondition(isPrepared, "cmark-gfm is not the version that broadsheet was built with")
    let limits = ccmark_budget(bytes: budget.memory, steps: budget.steps, depth: Int32(budget.depth))
    let status = source.withUnsafeBufferPointer { parse($0, limits) }
    if let overrun = Overrun(status: status) { throw overrun }
  }

  /// Swift runs this once, whichever thread comes first: the library's registration is not safe to repeat.
  private static let isPrepared = ccmark_prepare() != 0
}

/// Why a body was given up.
enum Overrun: Error {
  case tooLarge, tooManySteps, tooDeep

  fileprivate init?(status: Int32) {
    switch Int(status) {
    case CCMARK_TOO_LARGE: self = .tooLarge
    case CCMARK_TOO_MANY_STEPS: self = .tooManySteps
    case CCMARK_TOO_DEEP: self = .tooDeep
    default: return nil
    }
  }
}

extension ccmark_quotes {
  fileprivate init(_ marks: QuotationMarks) {
    self.init(
      open: marks.open.utf8Start, close: marks.close.utf8Start, inner_open: marks.innerOpen.utf8Start,
      inner_close: marks.innerClose.utf8Start, single_open: marks.singleOpen.utf8Start,
      single_close: marks.singleClose.utf8Start, apostrophe: marks.apostrophe.utf8Start)
  }
}

extension SyntaxTree.Node {
  fileprivate init(_ node: ccmark_node) {
    guard let kind = SyntaxTree.Kind(rawValue: node.kind) else {
      preconditionFailure("the shim made a node of no known kind")
    }
    self.kind = kind
    let isCell = kind == .tableCell
    level = isCell ? 0 : Int(node.level)
    alignment = isCell ? SyntaxTree.Alignment(letter: node.level) : .natural
    flag = node.flag != 0
    end = Int(node.end)
    let firstLine = max(0, Int(node.line))
    lines = firstLine...max(firstLine, Int(node.last_line))
    number = Int(node.number)
    reference = Int(node.reference)
    text = Int(node.text)..<Int(node.text + node.text_length)
    more = Int(node.more)..<Int(node.more + node.more_length)
  }
}

extension SyntaxTree.Alignment {
  fileprivate init(letter: UInt8) {
    switch letter {
    case UInt8(ascii: "l"): self = .left
    case UInt8(ascii: "c"): self = .center
    case UInt8(ascii: "r"): self = .right
    default: self = .natural
    }
  }
}
