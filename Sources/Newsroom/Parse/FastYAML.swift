import Diagnostics

/// Reads the plain YAML that front matter is made of, and declines everything that it does not fully understand.
///
/// Understood: `key: value` lines with plain and quoted scalars, lists of scalars in brackets or as `- ` lines,
/// comments, blank lines. Anything else, however harmless, is left to a complete parser.
struct FastYAML {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let path: String
  private let end: Int
  private var line: Int
  private var lineStart: Int
  private var lineEnd: Int
  private var next: Int
  private var pairs: [YAMLNode.Pair] = []

  /// The mapping of `source`, or nil when these lines are for a complete parser.
  static func mapping(_ source: YAMLSource) -> [YAMLNode.Pair]? {
    source.file.bytes.withUnsafeBufferPointer { bytes in
      var reader = FastYAML(bytes, source)
      do throws(Declined) { return try reader.read() } catch { return nil }
    }
  }

  private struct Declined: Error {}

  private init(_ bytes: UnsafeBufferPointer<UInt8>, _ source: YAMLSource) {
    self.bytes = bytes
    path = source.file.path
    end = source.range.upperBound
    line = source.firstLine - 1
    lineStart = source.range.lowerBound
    lineEnd = lineStart
    next = lineStart
  }

  private mutating func read() throws(Declined) -> [YAMLNode.Pair] {
    var hasLine = try advance()
    while hasLine {
      let (key, keySpan, valueStart) = try readKey()
      guard !pairs.contains(where: { $0.key == key }) else { throw Declined() }
      if let value = try readValue(from: valueStart) {
        pairs.append(YAMLNode.Pair(key: key, keySpan: keySpan, value: value))
        hasLine = try advance()
      } else {
        let empty = span(valueStart, valueStart)
        let items = try readItems(&hasLine)
        let content: YAMLNode.Content =
          items.isEmpty ? .scalar("", isQuoted: false) : .sequence(items)
        let place = items.first?.span ?? empty
        pairs.append(
          YAMLNode.Pair(key: key, keySpan: keySpan, value: YAMLNode(content: content, span: place)))
      }
    }
    return pairs
  }

  /// Goes to the next line that says something; false at the end.
  private mutating func advance() throws(Declined) -> Bool {
    while next < end {
      line += 1
      lineStart = next
      var at = next
      while at < end, bytes[at] != .newline {
        // Tabs, other control characters and non-breaking line ends have rules of their own.
        if bytes[at] < 0x20 && !(bytes[at] == .carriageReturn && (at + 1 == end || bytes[at + 1] == .newline))
        {
          throw Declined()
        }
        if bytes[at] == 0x7F || (bytes[at] == 0xC2 && at + 1 < end && bytes[at + 1] < 0xA0)
          || (bytes[at] == 0xE2 && at + 2 < end && bytes[at + 1] == 0x80 && bytes[at + 2] & 0xFE == 0xA8)
          || (bytes[at] == 0xEF && at + 1 < end && bytes[at + 1] >= 0xBB)
        {
          throw Declined()
        }
        at += 1
      }
      next = min(at + 1, end)
      lineEnd = at > lineStart && bytes[at - 1] == .carriageReturn ? at - 1 : at
      while lineEnd > lineStart, bytes[lineEnd - 1] == .space { lineEnd -= 1 }
      var first = lineStart
      while first < lineEnd, bytes[first] == .space { first += 1 }
      if first < lineEnd, bytes[first] != .hash { return true }
    }
    return false
  }

  /// A key of letters, digits, `_` and `-` at the very start of the line.
  private func readKey() throws(Declined) -> (key: String, span: SourceSpan, valueStart: Int) {
    var at = lineStart
    while at < lineEnd, bytes[at].isKeyByte { at += 1 }
    guard at > lineStart, bytes[lineStart].isLetter, at < lineEnd, bytes[at] == .colon,
      at + 1 == lineEnd || bytes[at + 1] == .space
    else { throw Declined() }
    let key = string(lineStart, at)
    let keySpan = span(lineStart, at)
    at += 1
    while at < lineEnd, bytes[at] == .space { at += 1 }
    return (key, keySpan, at)
  }

  /// The value on the key's own line; nil when there is none.
  private func readValue(from start: Int) throws(Declined) -> YAMLNode? {
    guard start < lineEnd, bytes[start] != .hash else {
      return nil
    }
    // A line that goes on with an indented one is a scalar of several lines.
    if next < end, bytes[next] == .space { try requireUnindentedContent() }
    if bytes[start] == .openBracket { return try readFlowList(from: start) }
    let (node, after) = try readScalar(from: start, isInFlow: false)
    try requireEnd(after)
    return node
  }

  /// Blank and comment lines may be indented; anything else would belong to the scalar before it.
  private func requireUnindentedContent() throws(Declined) {
    var at = next
    while at < end {
      let start = at
      while at < end, bytes[at] == .space { at += 1 }
      guard at < end else { return }
      if bytes[at] == .newline || bytes[at] == .carriageReturn {
        at += 1
        continue
      }
      if at > start { throw Declined() }
      return
    }
  }

  private func readFlowList(from start: Int) throws(Declined) -> YAMLNode {
    var at = start + 1
    var items: [YAMLNode] = []
    while true {
      while at < lineEnd, bytes[at] == .space { at += 1 }
      guard at < lineEnd else { throw Declined() }
      if bytes[at] == .closeBracket { break }
      let (item, after) = try readScalar(from: at, isInFlow: true)
      items.append(item)
      at = after
      while at < lineEnd, bytes[at] == .space { at += 1 }
      guard at < lineEnd, bytes[at] == .comma || bytes[at] == .closeBracket else { throw Declined() }
      if bytes[at] == .comma { at += 1 }
    }
    try requireEnd(at + 1)
    return YAMLNode(content: .sequence(items), span: span(start, start + 1))
  }

  /// `- ` lines below a key, all at one indentation.
  private mutating func readItems(_ hasLine: inout Bool) throws(Declined) -> [YAMLNode] {
    var items: [YAMLNode] = []
    var indent: Int?
    hasLine = try advance()
    while hasLine {
      var at = lineStart
      while at < lineEnd, bytes[at] == .space { at += 1 }
      guard bytes[at] == .hyphen, at + 1 == lineEnd || bytes[at + 1] == .space else {
        if at > lineStart { throw Declined() }
        return items
      }
      if let indent, indent != at - lineStart { throw Declined() }
      indent = at - lineStart
      var start = at + 1
      while start < lineEnd, bytes[start] == .space { start += 1 }
      guard start < lineEnd, bytes[start] != .hash, bytes[start] != .openBracket else { throw Declined() }
      let (item, after) = try readScalar(from: start, isInFlow: false)
      try requireEnd(after)
      try requireNoContinuation(of: at - lineStart)
      items.append(item)
      hasLine = try advance()
    }
    return items
  }

  /// The line after an item must not be indented deeper than its dash.
  private func requireNoContinuation(of indent: Int) throws(Declined) {
    var at = next
    while at < end {
      let start = at
      while at < end, bytes[at] == .space { at += 1 }
      guard at < end else { return }
      if bytes[at] == .newline || bytes[at] == .carriageReturn {
        at += 1
        continue
      }
      if at - start > indent { throw Declined() }
      return
    }
  }

  private func requireEnd(_ position: Int) throws(Declined) {
    var at = position
    while at < lineEnd, bytes[at] == .space { at += 1 }
    guard at == lineEnd || (at > position && bytes[at] == .hash) else { throw Declined() }
  }

  private func readScalar(from start: Int, isInFlow: Bool) throws(Declined) -> (YAMLNode, Int) {
    switch bytes[start] {
    case .doubleQuote: return try readDoubleQuoted(from: start)
    case .singleQuote: return try readSingleQuoted(from: start)
    default: return try readPlain(from: start, isInFlow: isInFlow)
    }
  }

  private func readDoubleQuoted(from start: Int) throws(Declined) -> (YAMLNode, Int) {
    var at = start + 1
    while at < lineEnd, bytes[at] != .doubleQuote, bytes[at] != .backslash { at += 1 }
    guard at < lineEnd else { throw Declined() }
    if bytes[at] == .doubleQuote { return (scalar(string(start + 1, at), start, at + 1), at + 1) }
    var out = Array(bytes[start + 1..<at])
    while at < lineEnd, bytes[at] != .doubleQuote {
      guard bytes[at] == .backslash else {
        out.append(bytes[at])
        at += 1
        continue
      }
      guard at + 1 < lineEnd, bytes[at + 1] == .doubleQuote || bytes[at + 1] == .backslash else {
        throw Declined()
      }
      out.append(bytes[at + 1])
      at += 2
    }
    guard at < lineEnd else { throw Declined() }
    return (scalar(String(decoding: out, as: UTF8.self), start, at + 1), at + 1)
  }

  private func readSingleQuoted(from start: Int) throws(Declined) -> (YAMLNode, Int) {
    var out: [UInt8] = []
    var at = start + 1
    while at < lineEnd {
      if bytes[at] == .singleQuote {
        guard at + 1 < lineEnd, bytes[at + 1] == .singleQuote else {
          return (scalar(String(decoding: out, as: UTF8.self), start, at + 1), at + 1)
        }
        at += 1
      }
      out.append(bytes[at])
      at += 1
    }
    throw Declined()
  }

  private func readPlain(from start: Int, isInFlow: Bool) throws(Declined) -> (YAMLNode, Int) {
    guard !bytes[start].isIndicator else { throw Declined() }
    var at = start
    var last = start
    while at < lineEnd {
      let byte = bytes[at]
      if byte == .colon { if at + 1 == lineEnd || bytes[at + 1] == .space || isInFlow { throw Declined() } }
      if byte == .hash, bytes[at - 1] == .space { break }
      if isInFlow {
        if byte == .comma || byte == .closeBracket { break }
        if byte.isFlowIndicator { throw Declined() }
      }
      at += 1
      if byte != .space { last = at }
    }
    return (YAMLNode(content: .scalar(string(start, last), isQuoted: false), span: span(start, last)), at)
  }

  private func scalar(_ text: String, _ start: Int, _ end: Int) -> YAMLNode {
    YAMLNode(content: .scalar(text, isQuoted: true), span: span(start, end))
  }

  private func string(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private func span(_ start: Int, _ end: Int) -> SourceSpan {
    SourceSpan(path: path, line: line, column: start - lineStart + 1, length: max(1, end - start))
  }
}

extension UInt8 {
  fileprivate static let newline = UInt8(ascii: "\n")
  fileprivate static let carriageReturn = UInt8(ascii: "\r")
  fileprivate static let space = UInt8(ascii: " ")
  fileprivate static let hash = UInt8(ascii: "#")
  fileprivate static let colon = UInt8(ascii: ":")
  fileprivate static let comma = UInt8(ascii: ",")
  fileprivate static let hyphen = UInt8(ascii: "-")
  fileprivate static let openBracket = UInt8(ascii: "[")
  fileprivate static let closeBracket = UInt8(ascii: "]")
  fileprivate static let doubleQuote = UInt8(ascii: "\"")
  fileprivate static let singleQuote = UInt8(ascii: "'")
  fileprivate static let backslash = UInt8(ascii: "\\")

  fileprivate var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }

  fileprivate var isKeyByte: Bool { isLetter || (0x30...0x39).contains(self) || self == 0x5F || self == 0x2D }

  /// Characters that mean something at the start of a plain scalar (YAML 1.2.2 §5.3), `-`, `?` and `:` included.
  fileprivate var isIndicator: Bool {
    switch self {
    case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "#"), UInt8(ascii: "&"),
      UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "'"),
      UInt8(ascii: "\""), UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"):
      true
    default: false
    }
  }

  fileprivate var isFlowIndicator: Bool {
    self == UInt8(ascii: "{") || self == UInt8(ascii: "}") || self == UInt8(ascii: "[")
  }
}
