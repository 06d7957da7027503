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
    #expect(ImageHeader.size(of: bytes) == ImageSize(width: 1200, height: 630, type: "image/png"))
  }

  @Test(
    "A size that no picture has is none", arguments: [[0xFF, 0xFF, 0xFF, 0xFF], [0, 0, 0, 0]] as [[UInt8]])
  func impossible(_ width: [UInt8]) {
    let bytes =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52] + width + width
    #expect(ImageHeader.size(of: bytes) == nil)
  }

  @Test("JPEG, past other segments")
  func jpeg() {
    let bytes: [UInt8] = [
      0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC2, 0, 17, 8, 3, 0x84, 6, 0x40, 3, 0, 0, 0, 0,
    ]
    #expect(ImageHeader.size(of: bytes) == ImageSize(width: 1600, height: 900, type: "image/jpeg"))
  }

  @Test("GIF")
  func gif() {
    #expect(
      ImageHeader.size(of: Array("GIF89a".utf8) + [0x40, 1, 0xF0, 0])
        == ImageSize(width: 320, height: 240, type: "image/gif"))
  }

  @Test("WebP, in its extended form")
  func webp() {
    let bytes = Array("RIFF....WEBPVP8X".utf8) + [10, 0, 0, 0, 0, 0, 0, 0, 0xAF, 4, 0, 0x75, 2, 0]
    #expect(ImageHeader.size(of: bytes) == ImageSize(width: 1200, height: 630, type: "image/webp"))
  }

  @Test("SVG, by its size or its view box")
  func svg() {
    let sized = Array("<?xml version='1.0'?><svg width='600px' height=\"400\" xmlns='x'></svg>".utf8)
    #expect(ImageHeader.size(of: sized) == ImageSize(width: 600, height: 400, type: "image/svg+xml"))
    let boxed = Array("<svg viewBox=\"0 0 32 16\"></svg>".utf8)
    #expect(ImageHeader.size(of: boxed) == ImageSize(width: 32, height: 16, type: "image/svg+xml"))
  }

  @Test(
    "Anything else, and what is cut short, has no size",
    arguments: ["", "plain text", "GIF8", "<svg", "RIFF....WEBPVP8X", "\u{FF}\u{D8}"])
  func nothing(_ text: String) {
    #expect(ImageHeader.size(of: Array(text.utf8)) == nil)
    #expect(ImageHeader.size(of: [0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0]) == nil)
  }
}
