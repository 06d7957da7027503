import Diagnostics

/// Finds the tags of one template; what lies between them is text.
struct Lexer {
  private let file: SourceFile
  private let source: [UInt8]
  private var position: Int
  private var open = Array("{{".utf8)
  private var close = Array("}}".utf8)
  private(set) var tags: [Tag] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// Reads the whole of `file` from byte `start`, past a byte order mark.
  init(_ file: SourceFile, from start: Int) {
    self.file = file
    source = file.bytes
    position = start
    while let start = find(open, from: position, to: source.count) { readTag(at: start) }
  }

  private mutating func readTag(at start: Int) {
    let content = start + open.count
    let sigil = content < source.count ? source[content] : 0
    let isTriple = sigil == UInt8(ascii: "{")
    let closing =
      switch sigil {
      case UInt8(ascii: "{"): [UInt8(ascii: "}")] + close
      case UInt8(ascii: "="): [UInt8(ascii: "=")] + close
      default: close
      }
    let bodyStart = isTriple || sigil == UInt8(ascii: "=") ? content + 1 : content
    guard let bodyEnd = find(closing, from: bodyStart, to: source.count),
      sigil == UInt8(ascii: "!") || !runsIntoAnotherTag(bodyStart..<bodyEnd)
    else { return giveUp(at: start, closing: closing) }
    position = bodyEnd + closing.count
    let range = start..<position
    if sigil == UInt8(ascii: "=") { return setDelimiters(trim(bodyStart..<bodyEnd), range) }
    // What begins as the closing delimiter does is no sigil where that stands.
    let kind: Tag.Kind = isTriple ? .unescaped : bodyEnd == content ? .variable : Self.kind(of: sigil)
    add(kind, trim((kind == .variable || isTriple ? bodyStart : bodyStart + 1)..<bodyEnd), range)
  }

  private static func kind(of sigil: UInt8) -> Tag.Kind {
    switch sigil {
    case UInt8(ascii: "#"): .section
    case UInt8(ascii: "^"): .inverted
    case UInt8(ascii: "/"): .close
    case UInt8(ascii: ">"): .partial
    case UInt8(ascii: "<"): .parent
    case UInt8(ascii: "$"): .block
    case UInt8(ascii: "!"): .comment
    case UInt8(ascii: "&"): .unescaped
    default: .variable
    }
  }

  private mutating func add(_ kind: Tag.Kind, _ name: Range<Int>, _ range: Range<Int>) {
    var name = name
    var isDynamic = false
    if kind == .comment {
      name = range.lowerBound..<range.lowerBound
    } else if kind == .partial || kind == .parent || kind == .close,
      source[name].first == UInt8(ascii: "*")
    {
      isDynamic = true
      name = trim(name.dropFirst().startIndex..<name.upperBound)
    }
    if kind != .comment, let problem = problem(with: name, kind, isDynamic: isDynamic) {
      diagnostics.append(.badTag(at: file.span(of: range), problem))
      // A broken opening or closing tag still opens or closes, or one mistake would be reported as three.
      if kind.isPaired { return addBroken(kind, name, range, isDynamic: isDynamic) }
      tags.append(
        Tag(kind: .comment, range: range, name: range.lowerBound..<range.lowerBound, isDynamic: false))
      return
    }
    tags.append(Tag(kind: kind, range: range, name: name, isDynamic: isDynamic))
  }

  /// Adds an opening or closing tag under the first word of what it says.
  private mutating func addBroken(
    _ kind: Tag.Kind, _ words: Range<Int>, _ range: Range<Int>, isDynamic: Bool = false
  ) {
    let name = source[words].prefix { !isBlank($0) && $0 != close[0] && $0 != UInt8(ascii: "<") }
    tags.append(
      Tag(
        kind: kind, range: range, name: name.startIndex..<name.endIndex, isDynamic: isDynamic, isBroken: true)
    )
  }

  /// Why `name` cannot stand in a tag of this kind, or nil.
  private func problem(with name: Range<Int>, _ kind: Tag.Kind, isDynamic: Bool) -> TagProblem? {
    if name.isEmpty { return .empty }
    let bytes = source[name]
    if bytes.contains(where: isBlank) { return .space(String(decoding: bytes, as: UTF8.self)) }
    let isLookedUp: Bool
    switch kind {
    case .variable, .unescaped, .section, .inverted: isLookedUp = true
    case .partial, .parent: isLookedUp = isDynamic
    default: isLookedUp = false
    }
    guard isLookedUp else { return nil }
    if isDynamic, bytes.contains(UInt8(ascii: "*")) { return .nestedDynamicName }
    let dot = UInt8(ascii: ".")
    guard bytes.contains(dot), bytes.count > 1 else { return nil }
    let hasGap = bytes.split(separator: dot, omittingEmptySubsequences: false).contains { $0.isEmpty }
    return hasGap ? .dots(String(decoding: bytes, as: UTF8.self)) : nil
  }

  private mutating func setDelimiters(_ body: Range<Int>, _ range: Range<Int>) {
    let parts = source[body].split(whereSeparator: isBlank)
    if parts.count == 2, !parts.joined().contains(UInt8(ascii: "=")) {
      open = Array(parts[0])
      close = Array(parts[1])
    } else {
      diagnostics.append(.badDelimiters(at: file.span(of: range)))
    }
    tags.append(
      Tag(kind: .delimiters, range: range, name: range.lowerBound..<range.lowerBound, isDynamic: false))
  }

  /// A tag never closed would swallow the next one: a name holds no opening delimiter.
  private func runsIntoAnotherTag(_ body: Range<Int>) -> Bool {
    open != close && find(open, from: body.lowerBound, to: body.upperBound) != nil
  }

  private mutating func giveUp(at start: Int, closing: [UInt8]) {
    let span = file.span(of: start..<source.count)
    let lineEnd = start + span.length
    let nextTag = find(open, from: start + open.count + 1, to: lineEnd)
    let end = nextTag ?? lineEnd
    diagnostics.append(
      .unclosedTag(
        at: file.span(of: start..<max(end, start + open.count)),
        closing: String(decoding: closing, as: UTF8.self)))
    position = max(end, start + open.count)
    let content = start + open.count
    if content < position, case let kind = Self.kind(of: source[content]), kind.isPaired {
      addBroken(kind, trim(content + 1..<position), start..<position)
    }
  }

  private func trim(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, isBlank(source[start]) { start += 1 }
    while end > start, isBlank(source[end - 1]) { end -= 1 }
    return start..<end
  }

  private func find(_ needle: [UInt8], from start: Int, to end: Int) -> Int? {
    var index = start
    while index + needle.count <= end {
      if source[index] == needle[0], source[index..<index + needle.count].elementsEqual(needle) {
        return index
      }
      index += 1
    }
    return nil
  }
}

/// What can be wrong inside the delimiters of a tag.
enum TagProblem: Hashable, Sendable {
  case empty
  case space(String)
  case dots(String)
  case nestedDynamicName
}

func isBlank(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
}
