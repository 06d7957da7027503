import Diagnostics

/// The custom properties that style sheets declare.
struct CustomProperties: Sendable {
  /// What each is declared as first, by name.
  private(set) var values: [String: String] = [:]
  /// The same for readers who prefer dark pages.
  private(set) var darkValues: [String: String] = [:]

  var names: Set<String> { Set(values.keys).union(darkValues.keys) }

  init(_ sheets: [SourceFile]) {
    for sheet in sheets { read(StyleSheet(bytes: StyleSheet(bytes: sheet.bytes).tightened)) }
  }

  private mutating func read(_ sheet: StyleSheet) {
    let bytes = sheet.bytes
    var (depth, darkDepth, start, index) = (0, Int.max, 0, 0)
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "{"):
        depth += 1
        if Self.asksForDark(bytes[start..<index]) { darkDepth = min(darkDepth, depth) }
        start = index + 1
      case UInt8(ascii: "}"):
        if depth <= darkDepth { darkDepth = Int.max }
        depth -= 1
        start = index + 1
      case UInt8(ascii: ";"): start = index + 1
      case UInt8(ascii: ":") where bytes[start..<index].starts(with: Self.nameStart):
        let name = String(decoding: bytes[start..<index].dropFirst(2).filter(Self.isInk), as: UTF8.self)
        start = index + 1
        index = end(ofValueAt: start, in: sheet)
        let important = UInt8(ascii: "!")
        let value = String(decoding: bytes[start..<index].prefix { $0 != important }.trimmed, as: UTF8.self)
        if depth >= darkDepth {
          darkValues[name] = darkValues[name] ?? value
        } else {
          values[name] = values[name] ?? value
        }
        continue
      default: break
      }
      index = sheet.end(ofPieceAt: index)
    }
  }

  private func end(ofValueAt start: Int, in sheet: StyleSheet) -> Int {
    var index = start
    while index < sheet.bytes.count, !"{};".utf8.contains(sheet.bytes[index]) {
      index = sheet.end(ofPieceAt: index)
    }
    return index
  }

  private static let nameStart = Array("--".utf8)

  private static func isInk(_ byte: UInt8) -> Bool { !StyleSheet.isSpace(byte) }

  private static func asksForDark(_ prelude: ArraySlice<UInt8>) -> Bool {
    String(decoding: prelude.filter(isInk), as: UTF8.self).contains("prefers-color-scheme:dark")
  }
}
