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
/// A card's object is lent to every page that shows it.
package struct Object: Sendable {
  package typealias Entry = (Key, Value)

  private let storage: Storage

  private enum Storage: Sendable {
    case own([Entry])
    /// No reference is counted.
    case lent(Unmanaged<KeptObject>, keepsImpressions: Bool)
  }

  package init(_ entries: [Entry]) { storage = .own(entries) }

  /// An object that whoever makes the view holds until all pages that show it are printed.
  ///
  /// - Parameter often: whether many pages show it in the same way, so that what templates make of it is kept.
  package init(lending object: Unmanaged<KeptObject>, often: Bool) {
    storage = .lent(object, keepsImpressions: often)
  }

  package var entries: [Entry] {
    switch storage {
    case .own(let entries): entries
    case .lent(let object, _): object._withUnsafeGuaranteedRef { $0.entries }
    }
  }

  /// The entries where they lie; good while the object is.
  func borrowedEntries() -> UnsafeBufferPointer<Entry> {
    switch storage {
    case .own(let entries): entries.withUnsafeBufferPointer { $0 }
    case .lent(let object, _): object._withUnsafeGuaranteedRef { $0.entries.withUnsafeBufferPointer { $0 } }
    }
  }

  /// What keeps impressions of the object, if anything does.
  var kept: Unmanaged<KeptObject>? {
    if case .lent(let object, keepsImpressions: true) = storage { object } else { nil }
  }

  package subscript(key: Key) -> Value? {
    for entry in entries where entry.0 == key { return entry.1 }
    return nil
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
