import Diagnostics

/// The parts of a block quote: what is quoted, and who is.
struct Quote {
  /// Whether it begins with a line `[!pullquote]` or `[!pull]`.
  private(set) var isPullQuote = false
  /// Bytes of another mark that it begins with, such as `[!NOTE]`: readers see it as it stands.
  private(set) var unknownMark: Range<Int>?
  /// Inlines of a first paragraph without the pull quote's mark.
  private(set) var opening = 0..<0
  /// Whole blocks.
  private(set) var middle: Range<Int>
  /// Inlines of a last paragraph without the attribution's line.
  private(set) var closing = 0..<0
  /// Inlines that begin with a dash and a space, as in `— Ada Adeyemi`.
  private(set) var attribution: Range<Int>?

  /// Bytes of the dash before a name; a space follows.
  static let dashLength = 3

  init(of blocks: Range<Int>, in tree: SyntaxTree) {
    middle = blocks
    takePullQuoteMark(in: tree)
    takeAttribution(in: tree)
  }

  private mutating func takePullQuoteMark(in tree: SyntaxTree) {
    guard let paragraph = tree.nodes[middle].first, paragraph.kind == .paragraph else { return }
    let inlines = middle.lowerBound + 1..<paragraph.end
    guard let mark = tree.nodes[inlines].first, mark.kind == .text else { return }
    let words = String(decoding: tree.text[mark.text], as: UTF8.self).trimmed.lowercased()
    guard Self.pullQuoteMarks.contains(words) else {
      unknownMark = Self.mark(beginning: tree.text[mark.text])
      return
    }
    isPullQuote = true
    let isBroken = mark.end < inlines.upperBound && tree.nodes[mark.end].isBreak
    opening = min(isBroken ? mark.end + 1 : mark.end, inlines.upperBound)..<inlines.upperBound
    middle = paragraph.end..<middle.upperBound
  }

  static let pullQuoteMarks = ["[!pullquote]", "[!pull]"]

  /// Where `[!…]` with a word in it stands at the beginning of `text`.
  private static func mark(beginning text: ArraySlice<UInt8>) -> Range<Int>? {
    guard text.starts(with: "[!".utf8), let end = text.firstIndex(of: UInt8(ascii: "]")) else { return nil }
    let name = text[(text.startIndex + 2)..<end]
    guard !name.isEmpty, name.allSatisfy({ (0x61...0x7A).contains($0 | 0x20) || $0 == UInt8(ascii: "-") })
    else { return nil }
    return text.startIndex..<end + 1
  }

  private mutating func takeAttribution(in tree: SyntaxTree) {
    let last = tree.lastSibling(in: middle)
    if let last, tree.nodes[last].kind != .paragraph { return }
    let inlines = last.map { $0 + 1..<tree.nodes[$0].end } ?? opening
    let isAfterBlocks = last.map { $0 > middle.lowerBound || !opening.isEmpty } ?? false
    guard let start = Self.attributionStart(in: inlines, isAfterBlocks: isAfterBlocks, of: tree) else {
      return
    }
    attribution = start..<inlines.upperBound
    // The break before the line goes with it.
    let rest = inlines.lowerBound..<max(inlines.lowerBound, start - 1)
    guard let last else {
      opening = rest
      return
    }
    closing = rest
    middle = middle.lowerBound..<last
  }

  /// Where the last line of some inlines begins, when it begins with a dash; the whole of them may be the line.
  ///
  /// A quote of a dialogue, with a dash on its first line as well, has no attribution.
  private static func attributionStart(
    in inlines: Range<Int>, isAfterBlocks: Bool, of tree: SyntaxTree
  ) -> Int? {
    guard !inlines.isEmpty else { return nil }
    if beginsWithDash(inlines.lowerBound, in: tree) { return isAfterBlocks ? inlines.lowerBound : nil }
    var start: Int?
    var index = inlines.lowerBound
    while index < inlines.upperBound {
      if tree.nodes[index].isBreak { start = index + 1 }
      index = tree.nodes[index].end
    }
    guard let start, start < inlines.upperBound, beginsWithDash(start, in: tree) else { return nil }
    return start
  }

  private static func beginsWithDash(_ index: Int, in tree: SyntaxTree) -> Bool {
    let node = tree.nodes[index]
    guard node.kind == .text, node.text.count > dashLength else { return false }
    let text = tree.text[node.text]
    return ["— ", "– ", "― "].contains { text.starts(with: $0.utf8) }
  }
}

extension SyntaxTree.Node {
  fileprivate var isBreak: Bool { kind == .softBreak || kind == .lineBreak }
}
