/// Reads a picture's type and size from the first bytes of its file, without decoding it.
///
/// Sources: PNG (W3C, IHDR), JPEG (ITU T.81, SOF markers), GIF89a, WebP (RFC 9649), AVIF is sized by
/// its `ispe` box (ISO/IEC 23008-12), SVG 2 `width`, `height` and `viewBox`.
package enum ImageHeader {
  /// Bytes that are enough for all but odd files.
  package static let length = 65_536

  /// Nil for what is no picture, and for sizes that no picture has.
  package static func size(of bytes: [UInt8]) -> ImageSize? {
    let size = png(bytes) ?? gif(bytes) ?? webp(bytes) ?? jpeg(bytes) ?? avif(bytes) ?? svg(bytes)
    return size.flatMap { sides.contains($0.width) && sides.contains($0.height) ? $0 : nil }
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

  private static func jpeg(_ b: [UInt8]) -> ImageSize? {
    guard b.count >= 4, b[0] == 0xFF, b[1] == 0xD8 else { return nil }
    var at = 2
    while at + 9 < b.count {
      guard b[at] == 0xFF else { return nil }
      let marker = b[at + 1]
      switch marker {
      case 0xFF: at += 1
      case 0x01, 0xD0...0xD8: at += 2
      case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
        return ImageSize(width: big(b, at + 7, 2), height: big(b, at + 5, 2), type: "image/jpeg")
      default: at += 2 + big(b, at + 2, 2)
      }
    }
    return nil
  }

  private static func avif(_ b: [UInt8]) -> ImageSize? {
    guard b.count >= 12, b[4..<8].elementsEqual("ftyp".utf8), b[8..<11].elementsEqual("avi".utf8) else {
      return nil
    }
    let name = Array("ispe".utf8)
    var at = 12
    while at + 16 <= b.count {
      if b[at] == name[0], b[at..<at + 4].elementsEqual(name) {
        return ImageSize(width: big(b, at + 8, 4), height: big(b, at + 12, 4), type: "image/avif")
      }
      at += 1
    }
    return nil
  }

  private static func svg(_ b: [UInt8]) -> ImageSize? {
    let text = String(decoding: b.prefix(4_096), as: UTF8.self)
    guard let start = text.range(of: "<svg"), let end = text[start...].firstIndex(of: ">") else { return nil }
    let tag = text[start..<end]
    if let width = pixels(tag, "width"), let height = pixels(tag, "height") {
      return ImageSize(width: width, height: height, type: "image/svg+xml")
    }
    guard let box = attribute(tag, "viewBox") else { return nil }
    let numbers = box.split { $0 == " " || $0 == "," }.compactMap { Double($0) }
    guard numbers.count == 4, numbers[2] > 0, numbers[3] > 0, numbers[2] < 1e6, numbers[3] < 1e6 else {
      return nil
    }
    return ImageSize(
      width: Int(numbers[2].rounded()), height: Int(numbers[3].rounded()), type: "image/svg+xml")
  }

  private static func pixels(_ tag: Substring, _ name: String) -> Int? {
    guard let value = attribute(tag, name) else { return nil }
    let number = value.hasSuffix("px") ? value.dropLast(2) : value[...]
    guard let size = Double(number), size >= 1, size < 1e6 else { return nil }
    return Int(size.rounded())
  }

  private static func attribute(_ tag: Substring, _ name: String) -> String? {
    for quote in ["\"", "'"] {
      guard let start = tag.range(of: " \(name)=\(quote)", upperBound: true) else { continue }
      guard let end = tag[start...].firstIndex(of: Character(quote)) else { continue }
      return String(tag[start..<end])
    }
    return nil
  }

  private static func big(_ b: [UInt8], _ at: Int, _ count: Int) -> Int {
    b[at..<at + count].reduce(0) { $0 << 8 | Int($1) }
  }

  private static func little(_ b: [UInt8], _ at: Int, _ count: Int) -> Int {
    b[at..<at + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}

extension StringProtocol {
  /// Where `text` begins in this string, or ends with `upperBound`; a plain search, for short strings.
  fileprivate func range(of text: String, upperBound: Bool = false) -> Index? {
    let wanted = Array(text.utf8)
    var at = utf8.startIndex
    while at != utf8.endIndex {
      if utf8[at...].starts(with: wanted) { return upperBound ? utf8.index(at, offsetBy: wanted.count) : at }
      at = utf8.index(after: at)
    }
    return nil
  }
}
