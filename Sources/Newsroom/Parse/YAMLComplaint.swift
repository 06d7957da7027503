import Diagnostics

/// Puts an error of libyaml into words for somebody who does not know YAML, with the likely cause.
struct YAMLComplaint {
  private let source: YAMLSource
  private let places: YAMLPlaces

  init(_ source: YAMLSource, _ places: YAMLPlaces) {
    self.source = source
    self.places = places
  }

  func diagnostic(_ problem: String, at offset: Int) -> Diagnostic {
    let line = places.line(around: offset)
    if let tab = indentingTab(line) { return .tabIndentation(at: places.span(at: tab, length: 1)) }
    let words = Self.words[problem] ?? problem
    // libyaml notices many mistakes only on the line after them.
    for suspect in [line, lineBefore(line)].compactMap({ $0 }) {
      guard let cause = cause(in: suspect) else { continue }
      return .yamlError(words, at: places.span(at: cause.offset, length: cause.length), help: cause.help)
    }
    guard problem == Self.missingColon else {
      return .yamlError(words, at: places.span(at: offset, length: 1))
    }
    return .yamlError(
      words, at: places.span(at: offset, length: line.upperBound - offset),
      help: source.file.bytes[offset] == .hyphen
        ? "put a space after the hyphen" : "put a colon and a space after the key")
  }

  /// Whether what begins at the error's context is wrong: a quote, bracket or brace without an end, a key without a colon.
  static func isOfItsBeginning(_ problem: String) -> Bool {
    problem == missingColon || words[problem]?.hasSuffix("is not closed") == true
  }

  private static let missingColon = "could not find expected ':'"

  private static let words = [
    missingColon: "a key needs a colon and a space after it",
    "did not find expected key": "the keys of a group must be lines with the same indentation",
    "did not find expected ',' or ']'": "a list in brackets is not closed",
    "did not find expected ',' or '}'": "a group in braces is not closed",
    "did not find expected '-' indicator": "the items of a list must be lines with the same indentation",
    "did not find expected node content": "a value is missing here",
    "did not find expected <document start>": "there is more text after the value",
    "mapping values are not allowed in this context": "no key can stand here",
    "block sequence entries are not allowed in this context": "no list can begin here",
    "found character that cannot start any token": "no value can begin with this character",
    "found undefined alias": "this alias names nothing",
    "found unexpected end of stream": "a quote is not closed",
    "found unexpected document indicator": "a quote is not closed",
    "found unknown escape character": "YAML knows no such escape",
    "but found another document": "a second document begins here",
  ]

  private func lineBefore(_ line: Range<Int>) -> Range<Int>? {
    line.lowerBound > source.range.lowerBound ? places.line(around: line.lowerBound - 1) : nil
  }

  private func indentingTab(_ line: Range<Int>) -> Int? {
    let first = source.file.bytes[line.lowerBound..<source.range.upperBound].firstIndex { $0 != .space }
    return first.flatMap { source.file.bytes[$0] == .tab ? $0 : nil }
  }

  private struct Cause {
    let offset: Int
    var length = 1
    let help: String
  }

  /// What is most often wrong with a line.
  private func cause(in line: Range<Int>) -> Cause? {
    let bytes = source.file.bytes[line]
    guard let start = bytes.firstIndex(where: { $0 != .space && $0 != .hyphen }), bytes[start] != .hash else {
      return nil
    }
    guard let colon = bytes[start...].firstIndex(where: { !$0.isKeyByte }), bytes[colon] == .colon,
      colon > start
    else { return valueCause(bytes[start...]) }
    let rest = bytes[(colon + 1)...]
    guard let first = rest.first else { return nil }
    if first > .space, first != UInt8(ascii: "/") {
      return Cause(
        offset: start, length: colon + 1 - start,
        help: "put a space after the colon: `\(text(bytes[start...colon])) …`")
    }
    return rest.firstIndex { $0 > .space }.flatMap { valueCause(bytes[$0...]) }
  }

  private func valueCause(_ value: ArraySlice<UInt8>) -> Cause? {
    let start = value.startIndex
    switch value.first {
    case .doubleQuote: return quoteCause(value, inside: "write a quote inside double quotes as \\\"")
    case .singleQuote: return quoteCause(value, inside: "write a quote inside single quotes twice")
    case .openBracket where !value.contains(.closeBracket):
      return Cause(offset: start, help: "close the list with `]`, or put the value in double quotes")
    case .openBrace where !value.contains(.closeBrace):
      return Cause(offset: start, help: "close the group with `}`, or put the value in double quotes")
    case UInt8(ascii: "@"), UInt8(ascii: "`"), UInt8(ascii: "%"), UInt8(ascii: "*"), UInt8(ascii: "&"),
      UInt8(ascii: "!"), UInt8(ascii: ">"), UInt8(ascii: "|"):
      return Cause(
        offset: start,
        help: "put the value in double quotes, because it begins with `\(text(value.prefix(1)))`")
    case .openBracket, .openBrace: return nil
    default:
      let colon = value.indices.first {
        value[$0] == .colon && ($0 + 1 == value.endIndex || value[$0 + 1] == .space)
      }
      return colon.map { Cause(offset: $0, help: "put the value in double quotes, because it has a colon") }
    }
  }

  private func quoteCause(_ value: ArraySlice<UInt8>, inside help: String) -> Cause? {
    guard let end = YAMLQuote.end(in: value) else {
      return Cause(offset: value.startIndex, help: "close the quote that begins here")
    }
    let rest = value[end...].drop { $0 == .space }
    return rest.isEmpty || rest.first == .hash ? nil : Cause(offset: end - 1, help: help)
  }

  private func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
