/// What the first bytes of a file say of the picture in it, which is not decoded.
///
/// Sources: PNG (W3C, IHDR), JPEG (ITU T.81, SOF markers, Exif), GIF89a, WebP (RFC 9649), AVIF is sized by
/// its `ispe` box (ISO/IEC 23008-12), SVG 2 `width`, `height` and `viewBox`.
package enum ImageHeader: Hashable, Sendable {
  case noPicture
  /// A picture that does not say, as an SVG of `width="100%"`.
  case sizeUnknown
  case size(ImageSize)

  /// Bytes that are enough for all but a JPEG, which may have any number of segments before its size.
  package static let length = 65_536

  /// - Parameters:
  ///   - bytes: the first of the file, `length` of them where it has so many.
  ///   - more: up to `length` bytes from a place of the file on; none behind its end.
  init(_ bytes: [UInt8], more: (_ offset: Int) -> [UInt8] = { _ in [] }) {
    if bytes.starts(with: [0xFF, 0xD8]) {
      self = Self.known(Self.jpeg(bytes, more))
    } else if Self.isAVIF(bytes) {
      self = Self.avif(bytes).map { Self.known($0) } ?? .sizeUnknown
    } else if let tag = Self.svgTag(bytes) {
      self = Self.svg(tag).map { Self.known($0) } ?? .sizeUnknown
    } else {
      self = Self.known(Self.png(bytes) ?? Self.gif(bytes) ?? Self.webp(bytes))
    }
  }

  package var size: ImageSize? { if case .size(let size) = self { size } else { nil } }

  /// Of a format that never leaves its size out, and has none that no picture has.
  private static func known(_ size: ImageSize?) -> Self {
    guard let size, sides.contains(size.width), sides.contains(size.height) else { return .noPicture }
    return .size(size)
  }

  /// In pixels; more than any program can show.
  private static let sides = 1..<1_000_000

  private static func png(_ b: [UInt8]) -> ImageSize? {
    guard b.count >= 24, b.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else { return nil }
    return ImageSize(width: big(b, 16, 4), height: big(b, 20, 4), type: "image/png")
  }

  private static func gif(_ b: [UInt8]) -> ImageSize? {
    guard b.count >= 10, b.starts(with: Array("GIF8".utf8)) else { return nil }
    return ImageSize(width: little(b, 6, 2), height: little(b, 8, 2), type: "image/gif")
  }

  private static func webp(_ b: [UInt8]) -> ImageSize? {
    guard b.count >= 30, b.starts(with: Array("RIFF".utf8)), b[8..<12].elementsEqual("WEBP".utf8) else {
      return nil
    }
    let width: Int
    let height: Int
    switch String(decoding: b[12..<16], as: UTF8.self) {
    case "VP8X": (width, height) = (little(b, 24, 3) + 1, little(b, 27, 3) + 1)
    case "VP8L":
      let bits = little(b, 21, 4)
      (width, height) = ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    case "VP8 ": (width, height) = (little(b, 26, 2) & 0x3FFF, little(b, 28, 2) & 0x3FFF)
    default: return nil
    }
    return ImageSize(width: width, height: height, type: "image/webp")
  }

  /// Goes from segment to segment, wherever in the file their lengths lead.
  private static func jpeg(_ bytes: [UInt8], _ more: (Int) -> [UInt8]) -> ImageSize? {
    var (b, start, at) = (bytes, 0, 2)
    var isTurned: Bool?
    while true {
      if at - start + 9 >= b.count {
        (b, start) = (more(at), at)
        guard b.count > 9 else { return nil }
      }
      let here = at - start
      guard b[here] == 0xFF else { return nil }
      switch b[here + 1] {
      case 0xFF: at += 1
      case 0x01, 0xD0...0xD8: at += 2
      case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
        let (height, width) = (big(b, here + 5, 2), big(b, here + 7, 2))
        return isTurned == true
          ? ImageSize(width: height, height: width, type: "image/jpeg")
          : ImageSize(width: width, height: height, type: "image/jpeg")
      default:
        let length = big(b, here + 2, 2)
        if b[here + 1] == 0xE1, isTurned == nil {
          if here > 0, here + 2 + length > b.count {
            (b, start) = (more(at), at)
            continue
          }
          // It says so near its beginning, and what other programs cut off is not missed.
          isTurned = Self.isTurned(byExif: b[(here + 4)...].prefix(max(0, length - 2)))
        }
        at += 2 + length
      }
    }
  }

  private static func isAVIF(_ b: [UInt8]) -> Bool {
    b.count >= 12 && b[4..<8].elementsEqual("ftyp".utf8) && b[8..<11].elementsEqual("avi".utf8)
  }

  private static func avif(_ b: [UInt8]) -> ImageSize? {
    let name = Array("ispe".utf8)
    var at = 12
    while at + 16 <= b.count {
      if b[at] == name[0], b[at..<at + 4].elementsEqual(name) {
        let (width, height) = (big(b, at + 8, 4), big(b, at + 12, 4))
        return isTurned(byAVIF: b)
          ? ImageSize(width: height, height: width, type: "image/avif")
          : ImageSize(width: width, height: height, type: "image/avif")
      }
      at += 1
    }
    return nil
  }

  private static func svgTag(_ b: [UInt8]) -> MarkupReader? {
    // Nothing else that is looked for here begins so.
    guard b.first(where: { $0 > 0x20 && !byteOrderMark.contains($0) }) == UInt8(ascii: "<") else {
      return nil
    }
    var reader = MarkupReader(b)
    while reader.next() { if reader.name == "svg" { return reader } }
    return nil
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private static func svg(_ tag: MarkupReader) -> ImageSize? {
    let box = (tag["viewbox"] ?? "").split { $0.isWhitespace || $0 == "," }.compactMap { Double($0) }
    let sides = [tag["width"], tag["height"]].compactMap { $0.flatMap(pixels) }
    let size = sides.count == 2 ? sides : box.count == 4 ? Array(box[2...]) : []
    guard size.count == 2, size.allSatisfy({ 0.5..<1e6 ~= $0 }) else { return nil }
    return ImageSize(
      width: Int(size[0].rounded()), height: Int(size[1].rounded()), type: "image/svg+xml")
  }

  /// A length in pixels (CSS Values 4, §6.2); nil for one that depends on where the picture stands.
  private static func pixels(_ length: String) -> Double? {
    for (unit, pixels) in units where length.hasSuffix(unit) {
      return Double(length.dropLast(unit.count)).map { $0 * pixels }
    }
    return Double(length)
  }

  private static let units: [(String, Double)] = [
    ("px", 1), ("pt", 4.0 / 3), ("pc", 16), ("in", 96), ("cm", 96 / 2.54), ("mm", 96 / 25.4),
  ]

  private static func big(_ b: [UInt8], _ at: Int, _ count: Int) -> Int {
    b[at..<at + count].reduce(0) { $0 << 8 | Int($1) }
  }

  private static func little(_ b: [UInt8], _ at: Int, _ count: Int) -> Int {
    b[at..<at + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
