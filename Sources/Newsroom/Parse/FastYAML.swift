import Diagnostics

/// Reads the plain YAML that front matter is made of, and declines everything that it does not fully understand.
///
/// Understood: keys with plain and quoted scalars of one line, with lists and groups of such (indented, or in
/// brackets and braces on one line), comments and blank lines. Anything else, however harmless, is left to a
/// complete parser; what is accepted gives the same tree, place for place.
struct FastYAML {
  let bytes: UnsafeBufferPointer<UInt8>
  private let path: String
  private let end: Int
  private var line: Int
  private var lineStart: Int
  /// The first byte of the line that is no space.
  private var contentStart: Int
  /// The end of the line without spaces and line ending.
  private(set) var lineEnd: Int
  private var next: Int
  /// Whether there is a line to read: false behind the last one.
  private var hasLine = true
  private var duplicates: [Diagnostic] = []

  struct Declined: Error {}

  /// Deeper groups are for a complete parser, which knows how to bound them.
  private static let greatestDepth = 6

  /// Each key of a group is compared with all before it, which only few of them should be.
  static let greatestGroup = 200

  /// The mapping of `source`, or nil when these lines are for a complete parser.
  ///
  /// A key that stands twice is the one mistake this reader reports; the first one counts.
  static func mapping(_ source: YAMLSource, _ diagnostics: inout [Diagnostic]) -> [YAMLNode.Pair]? {
    source.file.bytes.withUnsafeBufferPointer { bytes in
      var reader = FastYAML(bytes, source)
      // Declining is no failure: the complete parser reads these lines next.
      do throws(Declined) {
        let pairs = try reader.read()
        diagnostics += reader.duplicates
        return pairs
      } catch { return nil }
    }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, _ source: YAMLSource) {
    self.bytes = bytes
    path = source.file.path
    end = source.range.upperBound
    line = source.firstLine - 1
    lineStart = source.range.lowerBound
    contentStart = lineStart
    lineEnd = lineStart
    next = lineStart
  }

  private mutating func read() throws(Declined) -> [YAMLNode.Pair] {
    try advance()
    guard hasLine else { return [] }
    guard indent == 0 else { throw Declined() }
    let pairs = try readMapping(depth: 0)
    guard !hasLine else { throw Declined() }
    return pairs
  }

  // The lines

  private var indent: Int { contentStart - lineStart }

  /// Whether the line is an item of a list.
  private var isItem: Bool {
    bytes[contentStart] == .hyphen && (contentStart + 1 == lineEnd || bytes[contentStart + 1] == .space)
  }

  /// Goes to the next line that says something.
  private mutating func advance() throws(Declined) {
    while next < end {
      line += 1
      lineStart = next
      var at = next
      while at < end, bytes[at] == .space { at += 1 }
      contentStart = at
      while at < end, bytes[at] != .newline {
        guard bytes[at].isPrintableASCII || isHarmless(at) else { throw Declined() }
        at += 1
      }
      next = min(at + 1, end)
      lineEnd = at > contentStart && bytes[at - 1] == .carriageReturn ? at - 1 : at
      while lineEnd > contentStart, bytes[lineEnd - 1] == .space { lineEnd -= 1 }
      if contentStart < lineEnd, bytes[contentStart] != .hash { return }
    }
    hasLine = false
  }

  /// Tabs, other control characters, byte order marks and Unicode's line ends have rules of their own.
  private func isHarmless(_ at: Int) -> Bool {
    let second = at + 1 < end ? bytes[at + 1] : 0
    let third = at + 2 < end ? bytes[at + 2] : 0
    switch bytes[at] {
    case .carriageReturn: return at + 1 == end || second == .newline
    case 0xC2: return second >= 0xA0
    case 0xE2: return second != 0x80 || third & 0xFE != 0xA8
    case 0xEF: return !(second == 0xBB && third == 0xBF) && !(second == 0xBF && third >= 0xBE)
    default: return bytes[at] >= 0x80
    }
  }

  // Keys, lists and groups

  /// The keys at the indentation of this line; ends at the first line that is not one of them.
  private mutating func readMapping(depth: Int) throws(Declined) -> [YAMLNode.Pair] {
    guard depth < Self.greatestDepth else { throw Declined() }
    let indent = self.indent
    var pairs: [YAMLNode.Pair] = []
    pairs.reserveCapacity(depth == 0 ? 12 : 2)
    while hasLine, self.indent == indent, !isItem {
      guard let colon = keyEnd(from: contentStart) else { throw Declined() }
      let key = string(contentStart, colon)
      let keySpan = span(contentStart, colon)
      let value = try readValue(after: colon, indent: indent, depth: depth)
      if let first = pairs.first(where: { $0.key == key }) {
        duplicates.append(.duplicateKey(key, at: keySpan, first: first.keySpan))
      } else {
        pairs.append(YAMLNode.Pair(key: key, keySpan: keySpan, value: value))
      }
      guard pairs.count <= Self.greatestGroup else { throw Declined() }
    }
    return pairs
  }

  /// Where the colon is of a key of letters, digits, `_` and `-` that starts at `start`.
  func keyEnd(from start: Int) -> Int? {
    guard start < lineEnd, bytes[start].isLetter else { return nil }
    var at = start + 1
    while at < lineEnd, bytes[at].isKeyByte { at += 1 }
    guard at < lineEnd, bytes[at] == .colon, at + 1 == lineEnd || bytes[at + 1] == .space else { return nil }
    return at - start <= 128 ? at : nil
  }

  /// The value on the key's own line, or below it.
  private mutating func readValue(after colon: Int, indent: Int, depth: Int) throws(Declined) -> YAMLNode {
    let start = skipSpaces(colon + 1)
    if start < lineEnd, bytes[start] != .hash { return try readOnLine(from: start, indent: indent) }
    let empty = YAMLNode(content: .scalar("", isQuoted: false), span: span(colon + 1, colon + 1))
    try advance()
    guard hasLine else { return empty }
    if isItem, self.indent >= indent { return try readItems(depth: depth + 1) }
    guard self.indent > indent else { return empty }
    let place = span(contentStart, contentStart + 1)
    return YAMLNode(content: .mapping(try readMapping(depth: depth + 1)), span: place)
  }

  /// A value on this line; it ends here only when the next line is not indented deeper than `indent`.
  private mutating func readOnLine(from start: Int, indent: Int) throws(Declined) -> YAMLNode {
    let (node, after) = try readInline(from: start)
    let at = skipSpaces(after)
    guard at == lineEnd || (at > after && bytes[at] == .hash) else { throw Declined() }
    try advance()
    guard !hasLine || self.indent <= indent else { throw Declined() }
    return node
  }

  /// The `- ` lines at the indentation of this one.
  private mutating func readItems(depth: Int) throws(Declined) -> YAMLNode {
    let indent = self.indent
    let place = span(contentStart, contentStart + 1)
    var items: [YAMLNode] = []
    while hasLine, self.indent == indent, isItem {
      let start = skipSpaces(contentStart + 1)
      guard start < lineEnd, bytes[start] != .hash else { throw Declined() }
      guard keyEnd(from: start) != nil else {
        items.append(try readOnLine(from: start, indent: indent))
        continue
      }
      // The keys of a group begin behind the dash.
      contentStart = start
      let place = span(start, start + 1)
      items.append(YAMLNode(content: .mapping(try readMapping(depth: depth + 1)), span: place))
    }
    return YAMLNode(content: .sequence(items), span: place)
  }

  // Pieces of the line

  func skipSpaces(_ start: Int) -> Int {
    var at = start
    while at < lineEnd, bytes[at] == .space { at += 1 }
    return at
  }

  func string(_ start: Int, _ end: Int) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
  }

  func span(_ start: Int, _ end: Int) -> SourceSpan {
    SourceSpan(path: path, line: line, column: start - lineStart + 1, length: max(1, end - start))
  }
}
