extension Value {
  /// A hash that is equal in every process for equal values: what a manifest remembers of the views that all pages
  /// share.
  ///
  /// The order of an object's entries counts, so build views in a fixed order.
  package var fingerprint: UInt64 {
    var hasher = StableHasher()
    fingerprint(into: &hasher)
    return hasher.finish()
  }

  package func fingerprint(into hasher: inout StableHasher) {
    switch self {
    case .null: hasher.combine(UInt64(0))
    case .bool(let bool): hasher.combine(UInt64(bool ? 2 : 1))
    case .integer(let integer):
      hasher.combine(UInt64(3))
      hasher.combine(integer)
    case .text(let text): hasher.combine(text, tag: 4)
    case .html(let markup):
      hasher.combine(5 | UInt64(markup.bytes.count) << 8)
      hasher.combine(bytes: markup.bytes)
    case .list(let items):
      hasher.combine(UInt64(6) | UInt64(items.count) << 8)
      items.withUnsafeBufferPointer { items in
        for index in items.indices { items[index].fingerprint(into: &hasher) }
      }
    case .object(let object):
      hasher.combine(UInt64(7) | UInt64(object.entries.count) << 8)
      object.entries.withUnsafeBufferPointer { entries in
        for index in entries.indices {
          hasher.combine(UInt64(entries[index].0.stamp))
          entries[index].1.fingerprint(into: &hasher)
        }
      }
    }
  }
}

extension StableHasher {
  fileprivate mutating func combine(_ text: String, tag: UInt64) {
    combine(tag | UInt64(text.utf8.count) << 8)
    combine(utf8Of: text)
  }
}
