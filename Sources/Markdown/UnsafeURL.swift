/// Whether a browser that follows `url` runs a script or opens a file of the reader's.
///
/// Pictures in `data:` URLs are safe. Browsers skip control characters and leading spaces, so this does, too.
func isUnsafeURL(_ url: some Sequence<UInt8>) -> Bool {
  var start: [UInt8] = []
  for byte in url where byte > 0x20 && byte != 0x7F {
    start.append(byte | (UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? 0x20 : 0))
    if start.count == 16 { break }
  }
  let safe = ["data:image/png", "data:image/gif", "data:image/jpeg", "data:image/webp"]
  let unsafe = ["javascript:", "vbscript:", "file:", "data:"]
  return unsafe.contains { start.starts(with: $0.utf8) } && !safe.contains { start.starts(with: $0.utf8) }
}

/// The same for an address that does not stand in Markdown.
package func isUnsafeURL(_ url: String) -> Bool { isUnsafeURL(url.utf8) }
