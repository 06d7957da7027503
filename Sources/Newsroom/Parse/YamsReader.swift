import Diagnostics
import Yams

/// Reads any YAML with Yams, and puts its errors and places into our words and units.
struct YamsReader {
  private let source: YAMLSource
  private let lineStarts: [Int]
  private var diagnostics: [Diagnostic] = []
  private var nodes = 0

  /// A few lines with aliases can stand for billions of nodes; no newsroom needs so many.
  private static let greatestSize = 100_000

  static func mapping(_ source: YAMLSource, _ diagnostics: inout [Diagnostic]) -> [YAMLNode.Pair] {
    var reader = YamsReader(source)
    let pairs = reader.read()
    diagnostics += reader.diagnostics
    return pairs
  }

  private init(_ source: YAMLSource) {
    self.source = source
    let bytes = source.file.bytes
    lineStarts =
      [source.range.lowerBound]
      + source.range.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
  }

  private mutating func read() -> [YAMLNode.Pair] {
    if let tab = indentingTab() {
      diagnostics.append(.tabIndentation(at: tab))
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

  private func indentingTab() -> SourceSpan? {
    for (index, start) in lineStarts.enumerated() {
      var at = start
      while at < source.range.upperBound, source.file.bytes[at] == UInt8(ascii: " ") { at += 1 }
      guard at < source.range.upperBound, source.file.bytes[at] == UInt8(ascii: "\t") else { continue }
      return SourceSpan(path: source.file.path, line: source.firstLine + index, column: at - start + 1)
    }
    return nil
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
      return YAMLNode(content: content, span: span(scalar.mark, length: length(of: scalar)))
    case .sequence(let sequence):
      return YAMLNode(content: .sequence(sequence.map { convert($0) }), span: span(sequence.mark, length: 1))
    case .mapping(let mapping):
      let pairs = mapping.map { key, value in
        YAMLNode.Pair(
          key: key.scalar?.string ?? "",
          keySpan: span(key.mark, length: key.scalar.map { length(of: $0) } ?? 1),
          value: convert(value))
      }
      return YAMLNode(content: .mapping(pairs), span: span(mapping.mark, length: 1))
    case .alias(let alias):
      return YAMLNode(content: .scalar("", isQuoted: false), span: span(alias.mark, length: 1))
    }
  }

  private func length(of scalar: Node.Scalar) -> Int {
    let quotes = scalar.style == .singleQuoted || scalar.style == .doubleQuoted ? 2 : 0
    return scalar.string.utf8.count + quotes
  }

  /// Marks count lines from 1, and columns in characters from 1.
  private func span(_ mark: Mark?, length: Int) -> SourceSpan {
    guard let mark, lineStarts.indices.contains(mark.line - 1) else {
      return SourceSpan(file: source.file.path)
    }
    let start = lineStarts[mark.line - 1]
    let end = mark.line < lineStarts.count ? lineStarts[mark.line] - 1 : source.range.upperBound
    let line = String(decoding: source.file.bytes[start..<max(start, end)], as: UTF8.self)
    let before = line.unicodeScalars.prefix(max(0, mark.column - 1)).reduce(0) { $0 + UTF8.width($1) }
    let room = max(1, max(start, end) - start - before)
    return SourceSpan(
      path: source.file.path, line: source.firstLine + mark.line - 1, column: before + 1,
      length: min(length, room))
  }

  private mutating func report(_ error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      diagnostics.append(.yamlError(problem, at: span(mark, length: 1)))
    case .duplicatedKeysInMapping(let duplicates, _):
      for key in duplicates { reportDuplicate(key) }
    default: diagnostics.append(.yamlError("\(error)", at: SourceSpan(file: source.file.path)))
    }
  }

  /// Yams names the key only: both places are found as lines that begin with it.
  private mutating func reportDuplicate(_ name: String) {
    var places: [SourceSpan] = []
    for (index, start) in lineStarts.enumerated() {
      var at = start
      let bytes = source.file.bytes
      while at < source.range.upperBound, bytes[at] == UInt8(ascii: " ") || bytes[at] == UInt8(ascii: "-") {
        at += 1
      }
      guard bytes[at..<source.range.upperBound].starts(with: (name + ":").utf8) else { continue }
      places.append(
        SourceSpan(
          path: source.file.path, line: source.firstLine + index, column: at - start + 1,
          length: name.utf8.count))
    }
    diagnostics.append(
      .duplicateKey(
        name, at: places.dropFirst().first ?? SourceSpan(file: source.file.path), first: places.first))
  }
}
