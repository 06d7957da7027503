/// What a template can show: a closed set, so that rendering needs no reflection.
package enum Value: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  /// Escaped when shown with `{{name}}`.
  case text(String)
  /// Markup that is ready for the page: `{{name}}` and `{{{name}}}` both show it as it is.
  case html(String)
  case list([Value])
  case object(Object)
}

/// Named values. A small array, not a dictionary: views have a dozen keys and are built by the thousand.
///
/// Copies share storage, so one card's object can stand in every page that shows it.
package struct Object: Hashable, Sendable {
  package let entries: [Entry]

  package struct Entry: Hashable, Sendable {
    package let key: Key
    package let value: Value
  }

  package init(_ entries: [(Key, Value)]) {
    self.entries = entries.map { Entry(key: $0.0, value: $0.1) }
  }

  package subscript(key: Key) -> Value? {
    for entry in entries where entry.key == key { return entry.value }
    return nil
  }
}

extension Object: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (Key, Value)...) { self.init(elements) }
}
