extension Value {
  /// A hash that is equal in every process for equal values: what a manifest remembers of a page's view.
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
    case .text(let text):
      hasher.combine(UInt64(4))
      hasher.combine(text)
    case .html(let html):
      hasher.combine(UInt64(5))
      hasher.combine(html)
    case .list(let items):
      hasher.combine(UInt64(6) | UInt64(items.count) << 8)
      for item in items { item.fingerprint(into: &hasher) }
    case .object(let object):
      hasher.combine(UInt64(7) | UInt64(object.entries.count) << 8)
      for entry in object.entries {
        hasher.combine(UInt64(entry.key.stamp))
        entry.value.fingerprint(into: &hasher)
      }
    }
  }
}
