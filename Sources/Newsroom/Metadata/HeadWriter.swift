/// Sets the elements of a page's head.
struct HeadWriter: ~Copyable {
  /// Holds all that is set, for structured data is a part of it.
  private var json: JSONWriter

  init(capacity: Int = 8_192) { json = JSONWriter(capacity: capacity) }

  var bytes: [UInt8] { json.bytes }

  /// A `meta` with `name`, unless there is nothing to say.
  mutating func name(_ name: StaticString, _ content: String) {
    guard !content.isEmpty else { return }
    append("<meta name=\"")
    append(name)
    append("\" content=\"")
    text(content)
    append("\">\n")
  }

  /// A `meta` with `property`, as Open Graph wants it, unless there is nothing to say.
  mutating func property(_ name: StaticString, _ content: String) {
    guard !content.isEmpty else { return }
    append("<meta property=\"")
    append(name)
    append("\" content=\"")
    text(content)
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
      text(value)
      append("\"")
    }
    append(" href=\"")
    text(href)
    append("\">\n")
  }

  mutating func raw(_ markup: [UInt8]) { json.galley.append(markup) }

  /// The text of an attribute.
  mutating func text(_ text: String) { appendXML(text, to: &json.galley) }

  mutating func structuredData(_ write: (inout JSONWriter) -> Void) {
    append("<script type=\"application/ld+json\">")
    json.begin()
    write(&json)
    append("</script>\n")
  }

  mutating func append(_ text: StaticString) { json.galley.append(literal: text) }
}
