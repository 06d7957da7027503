import Diagnostics
import Yams

/// Reads any YAML with Yams, and puts its errors and places into our words and units.
struct YamsReader {
  private let source: YAMLSource
  private var places: YAMLPlaces
  private var diagnostics: [Diagnostic] = []
  private var nodes = 0

  /// A few lines with aliases can stand for billions of nodes; no newsroom needs so many.
  private static let greatestSize = 50_000

  /// The mapping of `source`; nil, and an error, when there is none.
  static func mapping(_ source: YAMLSource, _ diagnostics: inout [Diagnostic]) -> [YAMLNode.Pair]? {
    var reader = YamsReader(source)
    let pairs = reader.read()
    diagnostics += reader.diagnostics
    return reader.diagnostics.hasErrors ? nil : pairs
  }

  private init(_ source: YAMLSource) {
    self.source = source
    places = YAMLPlaces(source)
  }

  private mutating func read() -> [YAMLNode.Pair] {
    if let key = aliasedKey() {
      diagnostics.append(.aliasAsKey(at: places.span(at: key, length: 1)))
      return []
    }
    let text = String(decoding: source.file.bytes[source.range], as: UTF8.self)
    do {
      guard let root = try Parser(yaml: text, encoding: .utf8).singleRoot() else { return [] }
      let node = convert(root)
      switch node.content {
      case .mapping(let pairs): return pairs
      case .scalar where node.isNull: return []
      default: diagnostics.append(.notAMapping(node))
      }
    } catch let error as YamlError {
      report(error)
    } catch {
      diagnostics.append(.yamlError("\(error)", at: SourceSpan(file: source.file.path)))
    }
    return []
  }

  /// Where an alias, or a list or group in brackets or after `?`, is used as a key in lines with aliases.
  ///
  /// Yams compares all keys of a group with each other, which takes for ever when a few aliases stand for
  /// billions of nodes.
  private func aliasedKey() -> Int? {
    let aliases = names(after: "&").intersection(names(after: "*"))
    guard !aliases.isEmpty else { return nil }
    let bytes = source.file.bytes[source.range]
    for at in bytes.indices {
      var end = at + 1
      switch bytes[at] {
      case .questionMark:
        let isAlone = end == bytes.endIndex || bytes[end] <= .space
        if isAlone, isTokenStart(at) { return at }
        continue
      case UInt8(ascii: "*"):
        guard let name = name(behind: at), aliases.contains(name) else { continue }
        end += name.count
      case .closeBracket, .closeBrace: break
      default: continue
      }
      while end < bytes.endIndex, bytes[end] == .space { end += 1 }
      if end < bytes.endIndex, bytes[end] == .colon { return at }
    }
    return nil
  }

  /// Every word that `mark` gives a meaning, where it can: neither `AT&T` nor `5 * 3` has one.
  private func names(after mark: Unicode.Scalar) -> Set<ArraySlice<UInt8>> {
    var names: Set<ArraySlice<UInt8>> = []
    for at in source.range where source.file.bytes[at] == UInt8(ascii: mark) {
      if let name = name(behind: at) { names.insert(name) }
    }
    return names
  }

  private func name(behind mark: Int) -> ArraySlice<UInt8>? {
    guard isTokenStart(mark) else { return nil }
    let name = source.file.bytes[(mark + 1)..<source.range.upperBound].prefix { $0.isKeyByte }
    return name.isEmpty ? nil : name
  }

  /// Whether an anchor or alias could begin here: behind a space, a line end (also those of YAML 1.1) or a mark
  /// of a list or group in brackets.
  private func isTokenStart(_ at: Int) -> Bool {
    guard at > source.range.lowerBound else { return true }
    switch source.file.bytes[at - 1] {
    case 0...UInt8.space, 0x80..., .openBracket, .openBrace, .comma, .colon: return true
    default: return false
    }
  }

  private mutating func convert(_ node: Node) -> YAMLNode {
    nodes += 1
    guard nodes < Self.greatestSize else {
      if nodes == Self.greatestSize {
        diagnostics.append(.yamlTooLarge(at: SourceSpan(file: source.file.path)))
      }
      return YAMLNode(content: .scalar("", isQuoted: false), span: SourceSpan(file: source.file.path))
    }
    switch node {
    case .scalar(let scalar):
      let isQuoted = scalar.style != .plain && scalar.style != .any
      let content = YAMLNode.Content.scalar(scalar.string, isQuoted: isQuoted)
      return YAMLNode(content: content, span: span(of: scalar))
    case .sequence(let sequence):
      return YAMLNode(content: .sequence(sequence.map { convert($0) }), span: span(sequence.mark))
    case .mapping(let mapping):
      let pairs = mapping.map { key, value -> YAMLNode.Pair in
        // Others would merge what follows, a draft's mark perhaps, into the group.
        if let merge = key.scalar, merge.string == "<<", merge.style == .plain {
          diagnostics.append(.mergeKey(at: span(of: merge)))
        }
        return YAMLNode.Pair(
          key: key.scalar?.string ?? "", keySpan: key.scalar.map { span(of: $0) } ?? span(key.mark),
          value: convert(value))
      }
      return YAMLNode(content: .mapping(pairs), span: span(mapping.mark))
    case .alias(let alias):
      return YAMLNode(content: .scalar("", isQuoted: false), span: span(alias.mark))
    }
  }

  private mutating func span(_ mark: Mark?) -> SourceSpan {
    guard let mark else { return SourceSpan(file: source.file.path) }
    return places.span(at: places.offset(line: mark.line, column: mark.column), length: 1)
  }

  /// A scalar as it stands in the file: quotes and escapes included, cut off at the end of its line.
  private mutating func span(of scalar: Node.Scalar) -> SourceSpan {
    guard let mark = scalar.mark else { return SourceSpan(file: source.file.path) }
    let start = places.offset(line: mark.line, column: mark.column)
    switch scalar.style {
    case .doubleQuoted, .singleQuoted: return places.span(at: start, length: quotedLength(at: start))
    case .literal, .folded: return places.span(at: start, length: 1)
    default: return places.span(at: start, length: scalar.string.utf8.count)
    }
  }

  private func quotedLength(at start: Int) -> Int {
    let bytes = source.file.bytes
    guard start < source.range.upperBound, bytes[start] == .doubleQuote || bytes[start] == .singleQuote else {
      return 1
    }
    return YAMLQuote.end(in: bytes[start..<source.range.upperBound]).map { $0 - start } ?? .max / 2
  }

  private mutating func report(_ error: YamlError) {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      // What is not closed, or is no key, is best looked for where it begins.
      let place = YAMLComplaint.isOfItsBeginning(problem) ? context?.mark ?? mark : mark
      let offset = places.offset(line: place.line, column: place.column)
      diagnostics.append(YAMLComplaint(source, places).diagnostic(problem, at: offset))
    case .duplicatedKeysInMapping(let duplicates, _):
      for key in duplicates { reportDuplicate(key) }
    case .reader(let problem, let offset, _, _):
      let place = min(source.range.lowerBound + (offset ?? 0), source.range.upperBound)
      let isControl = source.file.bytes[place...].first.map { $0 < .space } == true
      diagnostics.append(
        .yamlError(
          problem, at: places.span(at: place, length: 1),
          help: isControl ? "delete the invisible character that stands here" : nil))
    default: diagnostics.append(.yamlError("\(error)", at: SourceSpan(file: source.file.path)))
    }
  }

  /// Yams names the key only.
  private mutating func reportDuplicate(_ key: String) {
    let pair = places.pair(of: key)
    diagnostics.append(
      .duplicateKey(key, at: pair?.second ?? SourceSpan(file: source.file.path), first: pair?.first))
  }
}
