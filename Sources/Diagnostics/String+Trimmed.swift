extension String {
  /// Without the white space around it, of whatever width, and without control characters.
  package var trimmed: String {
    guard let first = utf8.first, let last = utf8.last else { return self }
    if 0x21..<0x80 ~= first, 0x21..<0x80 ~= last { return self }
    guard let start = unicodeScalars.firstIndex(where: \.isInk),
      let end = unicodeScalars.lastIndex(where: \.isInk)
    else { return "" }
    return String(unicodeScalars[start...end])
  }
}

extension Unicode.Scalar {
  fileprivate var isInk: Bool { value > 0x20 && !properties.isWhitespace }
}
