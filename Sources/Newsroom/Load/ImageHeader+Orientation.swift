extension ImageHeader {
  /// Whether the properties of an AVIF picture lay it on its side: a box `irot` of nine bytes (ISO/IEC 23008-12 §6.5.10).
  static func isTurned(byAVIF bytes: [UInt8]) -> Bool {
    guard let box = bytes.firstRange(of: [0, 0, 0, 9] + Array("irot".utf8)), box.upperBound < bytes.count
    else {
      return false
    }
    return bytes[box.upperBound] & 1 == 1
  }

  /// Whether the Exif data of a JPEG, the contents of its APP1 segment, lay the picture on its side; nil for other data.
  ///
  /// Browsers turn it then (CSS Images 3, `image-orientation`), so that its width is what the frame calls its height
  /// (Exif 2.32 §4.6.4, tag 0x0112; TIFF 6.0, §2).
  static func isTurned(byExif segment: ArraySlice<UInt8>) -> Bool? {
    let tiff = Array(segment.dropFirst(6))
    guard segment.starts(with: Array("Exif\0\0".utf8)), tiff.count >= 8 else { return nil }
    let isLittle = tiff.starts(with: Array("II".utf8))
    func number(_ at: Int, _ count: Int) -> Int? {
      guard at >= 0, at + count <= tiff.count else { return nil }
      let bytes = tiff[at..<at + count]
      return (isLittle ? Array(bytes.reversed()) : Array(bytes)).reduce(0) { $0 << 8 | Int($1) }
    }
    guard isLittle || tiff.starts(with: Array("MM".utf8)), number(2, 2) == 42, let directory = number(4, 4),
      let count = number(directory, 2)
    else { return nil }
    for entry in (0..<count).lazy.map({ directory + 2 + $0 * 12 }) where number(entry, 2) == 0x0112 {
      // One short number.
      guard number(entry + 2, 2) == 3, number(entry + 4, 4) == 1 else { return nil }
      return number(entry + 8, 2).map { 5...8 ~= $0 }
    }
    return nil
  }
}
