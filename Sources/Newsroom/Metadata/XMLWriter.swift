import Mustache

/// Writes XML 1.0 in UTF-8; characters that XML forbids are left out of texts and attributes.
struct XMLWriter: ~Copyable {
  private var galley: Galley
  private var depth = 0

  init(capacity: Int = 4_096) {
    galley = Galley(capacity: capacity)
    append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
  }

  var bytes: [UInt8] { galley.bytes }

  mutating func element(
    _ name: StaticString, _ attributes: [(StaticString, String)] = [], _ children: (inout XMLWriter) -> Void
  ) {
    openTag(name, attributes)
    append(">\n")
    depth += 1
    children(&self)
    depth -= 1
    indent()
    closeTag(name)
  }

  mutating func element(
    _ name: StaticString, _ attributes: [(StaticString, String)] = [], text: String
  ) {
    openTag(name, attributes)
    append(">")
    appendXML(text, to: &galley)
    closeTag(name)
  }

  mutating func empty(_ name: StaticString, _ attributes: [(StaticString, String)]) {
    openTag(name, attributes)
    append("/>\n")
  }

  /// HTML as the text of an element, in a CDATA section.
  mutating func element(
    _ name: StaticString, _ attributes: [(StaticString, String)] = [], html: [UInt8]
  ) {
    openTag(name, attributes)
    append("><![CDATA[")
    html.withUnsafeBufferPointer { appendCharacterData($0, to: &galley) }
    append("]]>")
    closeTag(name)
  }

  private mutating func openTag(_ name: StaticString, _ attributes: [(StaticString, String)]) {
    indent()
    append("<")
    append(name)
    for (attribute, value) in attributes {
      append(" ")
      append(attribute)
      append("=\"")
      appendXML(value, to: &galley)
      append("\"")
    }
  }

  private mutating func closeTag(_ name: StaticString) {
    append("</")
    append(name)
    append(">\n")
  }

  private mutating func indent() {
    for _ in 0..<depth { galley.append(UInt8(ascii: " ")) }
  }

  private mutating func append(_ text: StaticString) { galley.append(literal: text) }
}

/// Appends `text` escaped for XML and HTML, in elements and quoted attributes alike.
///
/// Control characters and noncharacters that XML 1.0 §2.2 forbids are left out; clean runs are copied whole.
func appendXML(_ text: String, to out: inout Galley) {
  text.utf8.span.withUnsafeBufferPointer { appendXML($0, to: &out) }
}

private func appendXML(_ text: UnsafeBufferPointer<UInt8>, to out: inout Galley) {
  var next = out.append(text, from: 0, until: specials)
  while next < text.count {
    if let (replacement, length) = replacement(of: text[next], in: text, at: next) {
      out.append(literal: replacement)
      next += length
    } else {
      out.append(text[next])
      next += 1
    }
    next = out.append(text, from: next, until: specials)
  }
}

/// What may have to be written otherwise; U+FFFE and U+FFFF begin with 0xEF.
private let specials = SpecialBytes(below: 0x20, Array("&<>\"".utf8) + [0xEF])
private let dataSpecials = SpecialBytes(below: 0x20, [UInt8(ascii: "]"), 0xEF])

private func replacement(
  of byte: UInt8, in text: UnsafeBufferPointer<UInt8>, at index: Int
) -> (StaticString, Int)? {
  switch byte {
  case UInt8(ascii: "&"): ("&amp;", 1)
  case UInt8(ascii: "<"): ("&lt;", 1)
  case UInt8(ascii: ">"): ("&gt;", 1)
  case UInt8(ascii: "\""): ("&quot;", 1)
  default: isForbidden(text, at: index) ? ("", byte == 0xEF ? 3 : 1) : nil
  }
}

/// Appends `text` for a CDATA section, which `]]>` in it does not end.
func appendCharacterData(_ text: UnsafeBufferPointer<UInt8>, to out: inout Galley) {
  var start = 0
  var index = dataSpecials.next(in: text, from: 0)
  while index < text.count {
    let byte = text[index]
    if byte == UInt8(ascii: "]"), index + 2 < text.count, text[index + 1] == UInt8(ascii: "]"),
      text[index + 2] == UInt8(ascii: ">")
    {
      out.append(UnsafeBufferPointer(rebasing: text[start..<index + 2]))
      out.append(literal: "]]><![CDATA[")
      start = index + 2
    } else if isForbidden(text, at: index) {
      out.append(UnsafeBufferPointer(rebasing: text[start..<index]))
      start = index + (byte == 0xEF ? 3 : 1)
      // What stood apart stands together now, and might be the end.
      if out.last == UInt8(ascii: "]") { out.append(literal: "]]><![CDATA[") }
    }
    index = dataSpecials.next(in: text, from: index + 1)
  }
  out.append(UnsafeBufferPointer(rebasing: text[start...]))
}

/// Whether the character here is none that XML 1.0 allows: most of C0, U+FFFE and U+FFFF.
private func isForbidden(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
  let byte = text[index]
  if byte < 0x20 { return byte != 0x09 && byte != 0x0A && byte != 0x0D }
  return byte == 0xEF && index + 2 < text.count && text[index + 1] == 0xBF && text[index + 2] >= 0xBE
}
