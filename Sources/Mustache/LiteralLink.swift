import Diagnostics

/// A link or asset that a template names in full, so that a build can check it without rendering a page.
package struct LiteralLink: Hashable, Sendable {
  /// The attribute in lower case: `href`, `src`, `poster`, or `srcset`, which gives a link for each picture.
  package let attribute: String
  /// The address as a browser reads it: `&amp;` is `&`.
  package let address: String
  package let span: SourceSpan
}

/// Reads the HTML of a template, as far as needed to find attributes, across its mustache tags.
struct LiteralLinkScanner {
  private let source: [UInt8]
  private let file: SourceFile
  private var links: [LiteralLink] = []
  private var state = State.text
  /// The element whose content is not HTML and goes to its closing tag: `script` or `style`.
  private var rawElement: String?

  /// Where in HTML the scanner stands. Attribute values that a mustache tag interrupts are not literal.
  private enum State {
    case text
    case comment
    case tag
    case raw(until: String)
    case value(attribute: Range<Int>, start: Int, quote: UInt8, isLiteral: Bool)
  }

  static func links(in template: ParsedTemplate) -> [LiteralLink] {
    var scanner = LiteralLinkScanner(template.file)
    var position = 0
    for tag in template.tagRanges + [template.file.bytes.count..<template.file.bytes.count] {
      if position < tag.lowerBound { scanner.read(position..<tag.lowerBound) }
      scanner.interrupt()
      position = tag.upperBound
    }
    return scanner.links
  }

  private init(_ file: SourceFile) {
    self.file = file
    source = file.bytes
  }

  private mutating func interrupt() {
    guard case .value(let attribute, let start, let quote, _) = state else { return }
    state = .value(attribute: attribute, start: start, quote: quote, isLiteral: false)
  }

  private mutating func read(_ range: Range<Int>) {
    var position = range.lowerBound
    while position < range.upperBound {
      switch state {
      case .text: position = readText(position..<range.upperBound)
      case .comment: position = readComment(position..<range.upperBound)
      case .tag: position = readTag(position..<range.upperBound)
      case .raw(let end): position = readRaw(position..<range.upperBound, until: end)
      case .value: position = readValue(position..<range.upperBound)
      }
    }
  }

  private mutating func readText(_ range: Range<Int>) -> Int {
    guard let start = source[range].firstIndex(of: UInt8(ascii: "<")) else { return range.upperBound }
    let rest = source[start..<range.upperBound]
    if rest.starts(with: "<!--".utf8) {
      state = .comment
      return start + 4
    }
    if rest.dropFirst().first?.isLetter == true {
      state = .tag
      let name = rest.dropFirst().prefix(6).map { $0 | 0x20 }
      rawElement = ["script", "style"].first { name.starts(with: $0.utf8) }
    }
    return start + 1
  }

  private mutating func readRaw(_ range: Range<Int>, until end: String) -> Int {
    for index in range where source[index..<range.upperBound].starts(with: end.utf8) {
      state = .text
      return index
    }
    return range.upperBound
  }

  private mutating func readComment(_ range: Range<Int>) -> Int {
    for index in range where source[index..<range.upperBound].starts(with: "-->".utf8) {
      state = .text
      return index + 3
    }
    return range.upperBound
  }

  private mutating func readTag(_ range: Range<Int>) -> Int {
    let byte = source[range.lowerBound]
    if byte == UInt8(ascii: ">") { state = rawElement.map { .raw(until: "</" + $0) } ?? .text }
    guard byte.isLetter else { return range.lowerBound + 1 }
    let nameEnd = source[range].firstIndex {
      !$0.isLetter && $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: ":")
    }
    guard let nameEnd, source[nameEnd] == UInt8(ascii: "="), nameEnd + 1 < range.upperBound else {
      return nameEnd ?? range.upperBound
    }
    let quote = source[nameEnd + 1]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nameEnd + 1 }
    let attribute = range.lowerBound..<nameEnd
    state = .value(attribute: attribute, start: nameEnd + 2, quote: quote, isLiteral: true)
    return nameEnd + 2
  }

  private mutating func readValue(_ range: Range<Int>) -> Int {
    guard case .value(let attribute, let start, let quote, let isLiteral) = state else {
      return range.upperBound
    }
    guard let end = source[range].firstIndex(of: quote) else { return range.upperBound }
    state = .tag
    if isLiteral { add(text(attribute).lowercased(), start..<end) }
    return end + 1
  }

  private mutating func add(_ attribute: String, _ value: Range<Int>) {
    switch attribute {
    case "href", "src", "poster": addLink(attribute, value)
    case "srcset":
      for candidate in SourceSetCandidate.all(in: source[value]) {
        addLink(attribute, candidate.address.indices)
      }
    default: break
    }
  }

  private mutating func addLink(_ attribute: String, _ value: Range<Int>) {
    let address = text(value).split(separator: "&amp;", omittingEmptySubsequences: false).joined(
      separator: "&")
    links.append(LiteralLink(attribute: attribute, address: address, span: file.span(of: value)))
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }
}
