/// What a `Range` header asks for (RFC 9110, section 14), as far as a static host answers it: one range of bytes.
enum ByteRange: Hashable, Sendable {
  /// No range, several, or one in a unit or form that is to be ignored.
  case whole
  case part(Range<Int>)
  case unsatisfiable

  init(_ header: String?, size: Int) {
    guard let header, header.lowercased().hasPrefix("bytes=") else {
      self = .whole
      return
    }
    let bounds = header.dropFirst(6).split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
      .map { $0.trimming(" ") }
    guard bounds.count == 2, bounds.allSatisfy(Self.isNumber) else {
      self = .whole
      return
    }
    // A number too large for an Int lies beyond every file.
    let first = bounds[0].isEmpty ? nil : Int(bounds[0]) ?? .max
    let last = bounds[1].isEmpty ? nil : Int(bounds[1]) ?? .max
    self =
      switch (first, last) {
      case (nil, nil): .whole
      case (nil, let count?): Self.suffix(count, of: size)
      case (let first?, let last): Self.from(first, to: last ?? .max, of: size)
      }
  }

  private static func suffix(_ count: Int, of size: Int) -> Self {
    count == 0 || size == 0 ? .unsatisfiable : .part(max(0, size - count)..<size)
  }

  private static func from(_ first: Int, to last: Int, of size: Int) -> Self {
    if last < first { return .whole }
    return first < size ? .part(first..<min(last, size - 1) + 1) : .unsatisfiable
  }

  private static func isNumber(_ text: Substring) -> Bool {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}

extension Substring {
  /// Without `character` at both ends.
  func trimming(_ character: Character) -> Substring {
    let start = drop { $0 == character }
    return start.lastIndex { $0 != character }.map { start[...$0] } ?? ""
  }
}
