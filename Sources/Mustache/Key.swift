import Synchronization

/// The name of a variable, interned: comparing two keys compares two integers.
///
/// Never store a key's number: it depends on the order in which a process met the names.
package struct Key: Hashable, Sendable {
  package let id: UInt32

  package init(_ name: String) { id = KeyTable.shared.withLock { $0.intern(name) } }

  package var name: String { KeyTable.shared.withLock { $0.names[Int(id)] } }
}

extension Key: ExpressibleByStringLiteral, CustomStringConvertible {
  package init(stringLiteral name: String) { self.init(name) }

  package var description: String { name }
}

private struct KeyTable {
  static let shared = Mutex(KeyTable())

  var names: [String] = []
  var ids: [String: UInt32] = [:]

  mutating func intern(_ name: String) -> UInt32 {
    if let id = ids[name] { return id }
    let id = UInt32(names.count)
    names.append(name)
    ids[name] = id
    return id
  }
}
