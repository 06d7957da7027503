import Diagnostics

/// A content file cut into front matter and body.
struct FrontMatterSplit {
  let frontMatter: YAMLSource
  let body: Range<Int>
  /// Number of the body's first line.
  let bodyLine: Int

  /// Cuts at the `---` lines; the second may be `...`. A byte order mark and CRLF are tolerated.
  static func split(_ file: SourceFile) -> (split: FrontMatterSplit?, diagnostic: Diagnostic?) {
    let bytes = file.bytes
    var at = file.textStart
    guard let start = lineAfter(["---"], in: bytes, at: at) else { return (nil, missing(file, at: at)) }
    at = start
    var line = 2
    while at < bytes.count {
      if let body = lineAfter(["---", "..."], in: bytes, at: at) {
        let yaml = YAMLSource(file, range: start..<at, firstLine: 2)
        return (FrontMatterSplit(frontMatter: yaml, body: body..<bytes.count, bodyLine: line + 1), nil)
      }
      at = bytes[at...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      line += 1
    }
    return (nil, .unclosedFrontMatter(file.path))
  }

  /// Hugo also takes front matter in TOML and JSON.
  private static func missing(_ file: SourceFile, at start: Int) -> Diagnostic {
    if lineAfter(["+++"], in: file.bytes, at: start) != nil {
      return .foreignFrontMatter("TOML", in: file.path)
    }
    let isJSON = start < file.bytes.count && file.bytes[start] == .openBrace
    return isJSON ? .foreignFrontMatter("JSON", in: file.path) : .noFrontMatter(file.path)
  }

  /// Where the next line starts when the line at `start` is one of `marks`, spaces after it apart.
  private static func lineAfter(_ marks: [String], in bytes: [UInt8], at start: Int) -> Int? {
    guard marks.contains(where: { bytes[start...].starts(with: $0.utf8) }) else { return nil }
    var at = start + 3
    while at < bytes.count, bytes[at] != UInt8(ascii: "\n") {
      guard
        bytes[at] == UInt8(ascii: " ") || bytes[at] == UInt8(ascii: "\r") || bytes[at] == UInt8(ascii: "\t")
      else {
        return nil
      }
      at += 1
    }
    return min(at + 1, bytes.count)
  }
}
