/// Appends elements of a page's head to its bytes.
struct HeadWriter {
  var bytes: [UInt8]

  init(appendingTo bytes: consuming [UInt8] = []) { self.bytes = bytes }

  /// A `meta` with `name`, unless there is nothing to say.
  mutating func name(_ name: StaticString, _ content: String) {
    guard !content.isEmpty else { return }
    append("<meta name=\"")
    append(name)
    append("\" content=\"")
    appendXML(content, to: &bytes)
    append("\">\n")
  }

  /// A `meta` with `property`, as Open Graph wants it, unless there is nothing to say.
  mutating func property(_ name: StaticString, _ content: String) {
    guard !content.isEmpty else { return }
    append("<meta property=\"")
    append(name)
    append("\" content=\"")
    appendXML(content, to: &bytes)
    append("\">\n")
  }

  mutating func link(_ rel: StaticString, _ href: String, _ attributes: [(StaticString, String)] = []) {
    append("<link rel=\"")
    append(rel)
    append("\"")
    for (name, value) in attributes {
      append(" ")
      append(name)
      append("=\"")
      appendXML(value, to: &bytes)
      append("\"")
    }
    append(" href=\"")
    appendXML(href, to: &bytes)
    append("\">\n")
  }

  mutating func raw(_ markup: [UInt8]) { bytes.append(contentsOf: markup) }

  mutating func structuredData(_ write: (inout JSONWriter) -> Void) {
    append("<script type=\"application/ld+json\">")
    var json = JSONWriter(appendingTo: bytes)
    bytes = []
    write(&json)
    bytes = json.bytes
    append("</script>\n")
  }

  private mutating func append(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
