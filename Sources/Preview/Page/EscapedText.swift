import Mustache

/// `text` for an HTML element or a quoted attribute.
func escaped(_ text: String) -> String {
  var out = Galley(capacity: text.utf8.count)
  appendEscaped(text, to: &out)
  return out.withBytes { String(decoding: $0, as: UTF8.self) }
}
