/// Values that stand on one line: scalars, and lists and groups of scalars in brackets and braces.
extension FastYAML {
  /// The value that starts at `start`, and where it ends.
  func readInline(from start: Int) throws(Declined) -> (YAMLNode, Int) {
    switch bytes[start] {
    case .openBracket: try readBrackets(from: start)
    case .openBrace: try readBraces(from: start)
    default: try readScalar(from: start, isInFlow: false)
    }
  }

  private func readBrackets(from start: Int) throws(Declined) -> (YAMLNode, Int) {
    var items: [YAMLNode] = []
    var at = skipSpaces(start + 1)
    while at < lineEnd, bytes[at] != .closeBracket {
      let (item, after) = try readScalar(from: at, isInFlow: true)
      items.append(item)
      at = try skipComma(after, before: .closeBracket)
    }
    guard at < lineEnd else { throw Declined() }
    return (YAMLNode(content: .sequence(items), span: span(start, start + 1)), at + 1)
  }

  private func readBraces(from start: Int) throws(Declined) -> (YAMLNode, Int) {
    var pairs: [YAMLNode.Pair] = []
    var at = skipSpaces(start + 1)
    while at < lineEnd, bytes[at] != .closeBrace {
      guard let colon = keyEnd(from: at) else { throw Declined() }
      let key = string(at, colon)
      let valueStart = skipSpaces(colon + 1)
      guard valueStart < lineEnd, !pairs.contains(where: { $0.key == key }) else { throw Declined() }
      let (value, after) = try readScalar(from: valueStart, isInFlow: true)
      pairs.append(YAMLNode.Pair(key: key, keySpan: span(at, colon), value: value))
      guard pairs.count <= Self.greatestGroup else { throw Declined() }
      at = try skipComma(after, before: .closeBrace)
    }
    guard at < lineEnd else { throw Declined() }
    return (YAMLNode(content: .mapping(pairs), span: span(start, start + 1)), at + 1)
  }

  /// Where the next item or the closing mark is.
  private func skipComma(_ position: Int, before close: UInt8) throws(Declined) -> Int {
    let at = skipSpaces(position)
    guard at < lineEnd else { throw Declined() }
    if bytes[at] == .comma { return skipSpaces(at + 1) }
    guard bytes[at] == close else { throw Declined() }
    return at
  }

  private func readScalar(from start: Int, isInFlow: Bool) throws(Declined) -> (YAMLNode, Int) {
    switch bytes[start] {
    case .doubleQuote: try readDoubleQuoted(from: start)
    case .singleQuote: try readSingleQuoted(from: start)
    default: try readPlain(from: start, isInFlow: isInFlow)
    }
  }

  private func readPlain(from start: Int, isInFlow: Bool) throws(Declined) -> (YAMLNode, Int) {
    guard !bytes[start].isIndicator else { throw Declined() }
    var at = start
    var last = start
    while at < lineEnd {
      let byte = bytes[at]
      if byte == .colon, isInFlow || at + 1 == lineEnd || bytes[at + 1] == .space { throw Declined() }
      if byte == .hash, bytes[at - 1] == .space { break }
      if isInFlow {
        if byte == .comma || byte == .closeBracket || byte == .closeBrace { break }
        // What these mean inside a plain scalar has changed between versions of YAML.
        if byte == .openBracket || byte == .openBrace || byte == .questionMark { throw Declined() }
      }
      at += 1
      if byte != .space { last = at }
    }
    return (YAMLNode(content: .scalar(string(start, last), isQuoted: false), span: span(start, last)), last)
  }

  /// Text in double quotes, with the escapes that people use.
  private func readDoubleQuoted(from start: Int) throws(Declined) -> (YAMLNode, Int) {
    var at = start + 1
    while at < lineEnd, bytes[at] != .doubleQuote, bytes[at] != .backslash { at += 1 }
    guard at < lineEnd else { throw Declined() }
    if bytes[at] == .doubleQuote { return (quoted(string(start + 1, at), start, at), at + 1) }
    var out = Array(bytes[start + 1..<at])
    while at < lineEnd, bytes[at] != .doubleQuote {
      if bytes[at] == .backslash {
        guard at + 1 < lineEnd else { throw Declined() }
        switch bytes[at + 1] {
        case .doubleQuote, .backslash: out.append(bytes[at + 1])
        case UInt8(ascii: "n"): out.append(.newline)
        default: throw Declined()
        }
        at += 2
      } else {
        out.append(bytes[at])
        at += 1
      }
    }
    guard at < lineEnd else { throw Declined() }
    return (quoted(String(decoding: out, as: UTF8.self), start, at), at + 1)
  }

  /// Text in single quotes, where two of them stand for one.
  private func readSingleQuoted(from start: Int) throws(Declined) -> (YAMLNode, Int) {
    var at = start + 1
    while at < lineEnd, bytes[at] != .singleQuote { at += 1 }
    guard at < lineEnd else { throw Declined() }
    if at + 1 == lineEnd || bytes[at + 1] != .singleQuote {
      return (quoted(string(start + 1, at), start, at), at + 1)
    }
    var out = Array(bytes[start + 1..<at])
    while at < lineEnd {
      if bytes[at] == .singleQuote {
        guard at + 1 < lineEnd, bytes[at + 1] == .singleQuote else {
          return (quoted(String(decoding: out, as: UTF8.self), start, at), at + 1)
        }
        at += 1
      }
      out.append(bytes[at])
      at += 1
    }
    throw Declined()
  }

  /// `text`, which stands in quotes from `start` to the closing quote at `last`.
  private func quoted(_ text: String, _ start: Int, _ last: Int) -> YAMLNode {
    YAMLNode(content: .scalar(text, isQuoted: true), span: span(start, last + 1))
  }
}
