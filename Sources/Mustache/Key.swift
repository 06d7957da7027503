import Synchronization

/// The name of a variable, interned: comparing two keys compares two integers.
///
/// Making a key from its name takes a lock, so keep keys that are used often in a `static let`. Never store a
/// key's number: it depends on the order in which a process met the names.
package struct Key: Sendable {
  package let id: UInt32
  /// Half of the name's stable hash: what a fingerprint sees of a key without a look into the table.
  let stamp: UInt32

  package init(_ name: String) { self = KeyTable.shared.withLock { $0.intern(name) } }

  fileprivate init(id: UInt32, stamp: UInt32) {
    self.id = id
    self.stamp = stamp
  }

  package var name: String { KeyTable.shared.withLock { $0.names[Int(id)] } }
}

extension Key: Hashable {
  package static func == (a: Self, b: Self) -> Bool { a.id == b.id }

  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension Key: ExpressibleByStringLiteral, CustomStringConvertible {
  package init(stringLiteral name: String) { self.init(name) }

  package var description: String { name }
}

private struct KeyTable {
  static let shared = Mutex(KeyTable())

  var names: [String] = []
  var keys: [String: Key] = [:]

  mutating func intern(_ name: String) -> Key {
    if let key = keys[name] { return key }
    var hasher = StableHasher()
    hasher.combine(name)
    let key = Key(id: UInt32(names.count), stamp: UInt32(truncatingIfNeeded: hasher.finish()))
    names.append(name)
    keys[name] = key
    return key
  }
}
