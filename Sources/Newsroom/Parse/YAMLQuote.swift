/// Text in quotes, as YAML writes it.
enum YAMLQuote {
  /// Where the text in quotes at the beginning of `bytes` ends, behind its closing quote; nil when it does not.
  static func end(in bytes: ArraySlice<UInt8>) -> Int? {
    guard let quote = bytes.first else { return nil }
    var at = bytes.startIndex + 1
    while at < bytes.endIndex {
      if bytes[at] == .backslash, quote == .doubleQuote {
        at += 1
      } else if bytes[at] == quote {
        // Two single quotes in single quotes stand for one.
        guard quote == .singleQuote, at + 1 < bytes.endIndex, bytes[at + 1] == quote else { return at + 1 }
        at += 1
      }
      at += 1
    }
    return nil
  }
}
