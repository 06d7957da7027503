import Foundation
import Testing

@testable import Newsroom

@Suite("Picture sizes are read from the first bytes")
struct ImageHeaderTests {
  @Test("PNG")
  func png() {
    let bytes: [UInt8] = [
      0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 4, 0xB0, 0,
      0, 2, 0x76,
    ]
    #expect(ImageHeader(bytes).size == ImageSize(width: 1200, height: 630, type: "image/png"))
  }

  @Test(
    "A size that no picture has is none", arguments: [[0xFF, 0xFF, 0xFF, 0xFF], [0, 0, 0, 0]] as [[UInt8]])
  func impossible(_ width: [UInt8]) {
    let bytes =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52] + width + width
    #expect(ImageHeader(bytes).size == nil)
  }

  @Test("JPEG, past other segments")
  func jpeg() {
    let bytes: [UInt8] = [
      0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC2, 0, 17, 8, 3, 0x84, 6, 0x40, 3, 0, 0, 0, 0,
    ]
    #expect(ImageHeader(bytes).size == ImageSize(width: 1600, height: 900, type: "image/jpeg"))
  }

  /// A JPEG of 1600 × 900 stored pixels with an Exif segment of one entry behind another.
  private static func photo(
    little: Bool, orientation: Int, type: Int = 3, directory: Int = 8, cut: Int = 0
  ) -> [UInt8] {
    func number(_ value: Int, _ count: Int) -> [UInt8] {
      let bytes = (0..<count).map { UInt8(value >> ($0 * 8) & 255) }
      return little ? bytes : bytes.reversed()
    }
    let header = Array((little ? "II" : "MM").utf8) + number(42, 2) + number(directory, 4) + number(2, 2)
    let width = number(0x0100, 2) + number(4, 2) + number(1, 4) + number(1_600, 4)
    let turn = number(0x0112, 2) + number(type, 2) + number(1, 4) + number(orientation, 2) + [0, 0]
    let exif = Array(("Exif\0\0".utf8 + header + width + turn).dropLast(cut))
    return [0xFF, 0xD8, 0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif
      + [0xFF, 0xC0, 0, 17, 8, 3, 0x84, 6, 0x40, 3, 0, 0, 0, 0]
  }

  @Test("A photograph that lies on its side is as wide as browsers show it", arguments: 0...9)
  func orientation(_ orientation: Int) {
    let upright = ImageSize(width: 900, height: 1_600, type: "image/jpeg")
    let stored = ImageSize(width: 1_600, height: 900, type: "image/jpeg")
    for little in [false, true] {
      let size = ImageHeader(Self.photo(little: little, orientation: orientation)).size
      #expect(size == (5...8 ~= orientation ? upright : stored))
    }
  }

  @Test("Exif data that are cut off, or lead elsewhere, turn nothing")
  func brokenOrientation() {
    let stored = ImageSize(width: 1_600, height: 900, type: "image/jpeg")
    for cut in 1...46 {
      // The last two bytes of an entry's value say nothing here.
      let size = ImageHeader(Self.photo(little: true, orientation: 6, cut: cut)).size
      #expect((size == stored) == (cut > 2))
    }
    #expect(ImageHeader(Self.photo(little: false, orientation: 6, directory: 0xFFFF_FFFF)).size == stored)
    #expect(ImageHeader(Self.photo(little: false, orientation: 6, type: 4)).size == stored)
  }

  @Test("AVIF that its properties lay on its side", arguments: 0..<4)
  func avif(quarters: Int) {
    let size: [UInt8] = [0, 0, 0, 20] + Array("ispe".utf8) + [0, 0, 0, 0, 0, 0, 6, 64, 0, 0, 3, 132]
    let turn: [UInt8] = [0, 0, 0, 9] + Array("irot".utf8) + [UInt8(quarters)]
    let header = ImageHeader([0, 0, 0, 16] + Array("ftypavif".utf8) + [0, 0, 0, 0] + size + turn)
    let (width, height) = quarters % 2 == 1 ? (900, 1600) : (1600, 900)
    #expect(header.size == ImageSize(width: width, height: height, type: "image/avif"))
  }

  @Test("GIF")
  func gif() {
    #expect(
      ImageHeader(Array("GIF89a".utf8) + [0x40, 1, 0xF0, 0]).size
        == ImageSize(width: 320, height: 240, type: "image/gif"))
  }

  @Test("WebP, in its extended form")
  func webp() {
    let bytes = Array("RIFF....WEBPVP8X".utf8) + [10, 0, 0, 0, 0, 0, 0, 0, 0xAF, 4, 0, 0x75, 2, 0]
    #expect(ImageHeader(bytes).size == ImageSize(width: 1200, height: 630, type: "image/webp"))
  }

  @Test("SVG, by its size or its view box")
  func svg() {
    let sized = Array("<?xml version='1.0'?><svg width='600px' height=\"400\" xmlns='x'></svg>".utf8)
    #expect(ImageHeader(sized).size == ImageSize(width: 600, height: 400, type: "image/svg+xml"))
    let boxed = Array("<svg viewBox=\"0 0 32 16\"></svg>".utf8)
    #expect(ImageHeader(boxed).size == ImageSize(width: 32, height: 16, type: "image/svg+xml"))
  }

  @Test(
    "SVG, however its attributes are written",
    arguments: [
      "<svg\nwidth=\"600\"\nheight='400'>", "<svg width = \"600\" height=\"400px\">",
      "<svg viewBox='0,0,600,400'\n\twidth='100%'>", "<svg width=\"6.25in\" height=\"300pt\">",
      "<!-- a > b --><svg width=\"158.75mm\" height=\"105.833mm\">",
    ])
  func svgAttributes(_ text: String) {
    #expect(
      ImageHeader(Array(text.utf8)).size == ImageSize(width: 600, height: 400, type: "image/svg+xml"))
  }

  @Test("A good picture of unknown size is no bad one, and the size stands wherever the file has it")
  func found() throws {
    let metadata: [UInt8] = [0xFF, 0xE2, 0xFF, 0xFF] + Array(repeating: 0x20, count: 0xFFFD)
    let frame: [UInt8] = [0xFF, 0xC0, 0, 17, 8, 2, 0x76, 4, 0xB0, 3, 0, 0, 0, 0]
    let site = try TestSite([
      "content/site.yml": "base_url: https://gazette.example\n",
      "content/media/wide.svg": "<svg width=\"100%\" height=\"100%\"></svg>",
      "content/media/words.svg": "no picture", "content/media/words.jpg": "no picture",
      "content/articles/a.md": newsItem("A", body: "![Long](/media/long.jpg)"),
    ])
    try site.write("content/media/long.jpg", Data([0xFF, 0xD8] + metadata + metadata + metadata + frame))
    try site.write("content/media/cut.jpg", Data([0xFF, 0xD8] + metadata + metadata))
    let problems = try site.build().diagnostics.filter { $0.id == "unreadable-picture" }
    #expect(
      problems.map(\.span?.path) == [
        "content/media/cut.jpg", "content/media/words.jpg", "content/media/words.svg",
      ])
    #expect(try site.read("output/articles/a/index.html").contains("width=\"1200\" height=\"630\""))
  }

  @Test(
    "Anything else, and what is cut short, has no size",
    arguments: ["", "plain text", "GIF8", "<svg", "RIFF....WEBPVP8X", "\u{FF}\u{D8}"])
  func nothing(_ text: String) {
    #expect(ImageHeader(Array(text.utf8)).size == nil)
    #expect(ImageHeader([0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0]).size == nil)
  }
}
