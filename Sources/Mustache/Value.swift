/// What a template can show: a closed set, so that rendering needs no reflection.
package enum Value: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  /// Escaped when shown with `{{name}}`.
  case text(String)
  /// Ready for the page: `{{name}}` and `{{{name}}}` both show it as it is.
  case html(Markup)
  case list([Value])
  case object(Object)
}

/// HTML in UTF-8, kept as the bytes that go into the page.
package struct Markup: Hashable, Sendable {
  package let bytes: [UInt8]

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package init(_ html: String) { bytes = Array(html.utf8) }
}

extension Markup: ExpressibleByStringLiteral {
  package init(stringLiteral html: String) { self.init(html) }
}

/// Named values. A small array, not a dictionary: views have a dozen keys and are built by the thousand.
///
/// Copies share storage, so one card's object can stand in every page that shows it.
package struct Object: Sendable {
  package typealias Entry = (Key, Value)

  package private(set) var entries: [Entry]

  package init(_ entries: [Entry]) { self.entries = entries }

  package subscript(key: Key) -> Value? {
    for entry in entries where entry.0 == key { return entry.1 }
    return nil
  }

  /// The same object with another value under a name that it has.
  package func replacing(_ key: Key, with value: Value) -> Object {
    var copy = self
    for index in entries.indices where entries[index].0 == key { copy.entries[index].1 = value }
    return copy
  }
}

extension Object: Hashable {
  package static func == (a: Self, b: Self) -> Bool { a.entries.elementsEqual(b.entries, by: ==) }

  package func hash(into hasher: inout Hasher) {
    for (key, value) in entries {
      hasher.combine(key)
      hasher.combine(value)
    }
  }
}

extension Object: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (Key, Value)...) { self.init(elements) }
}
