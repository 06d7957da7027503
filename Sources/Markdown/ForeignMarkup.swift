/// Markup of other tools, which readers would see as it stands.
enum ForeignMarkup {
  /// Shortcodes of Hugo and tags of Liquid, attributes of kramdown and Goldmark, shortcodes of WordPress.
  private static let openings = [
    "{{", "{%", "{:", "{#", "[caption ", "[/caption]", "[gallery", "[embed]", "[video ", "[audio ",
  ].map { Array($0.utf8) }

  /// The first opening of such markup in `text` that begins in `range`.
  static func opening(in text: ArraySlice<UInt8>, _ range: Range<Int>) -> ArraySlice<UInt8>? {
    text[range].withUnsafeBufferPointer { bytes in
      [UInt8(ascii: "{"), UInt8(ascii: "[")].compactMap { bracket in
        var place = -1
        while let next = bytes.firstIndex(of: bracket, from: place + 1) {
          place = next
          let rest = text[(range.lowerBound + place)...]
          if let found = openings.first(where: { rest.starts(with: $0) }) { return rest.prefix(found.count) }
        }
        return nil
      }.min { $0.startIndex < $1.startIndex }
    }
  }
}
