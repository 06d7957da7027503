/// The custom properties that the style sheets of a site declare.
struct CustomProperties: Sendable {
  private(set) var names: Set<String> = []
  /// Those that are declared again for readers who prefer dark pages.
  private(set) var dark: Set<String> = []

  init(_ assets: Assets) {
    for file in assets.files where file.name.hasSuffix(".css") {
      read(StyleSheet(bytes: StyleSheet(bytes: file.bytes).tightened))
    }
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
        names.insert(name)
        if depth >= darkDepth { dark.insert(name) }
        // Other colons of the declaration belong to its value.
        start = index + 1
      default: break
      }
      index = sheet.end(ofPieceAt: index)
    }
  }

  private static let nameStart = Array("--".utf8)

  private static func isInk(_ byte: UInt8) -> Bool { !StyleSheet.isSpace(byte) }

  private static func asksForDark(_ prelude: ArraySlice<UInt8>) -> Bool {
    String(decoding: prelude.filter(isInk), as: UTF8.self).contains("prefers-color-scheme:dark")
  }
}
