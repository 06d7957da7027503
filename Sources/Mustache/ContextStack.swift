/// The values whose sections are open, the view itself first: where names are looked up.
///
/// Pointers are good as long as the view is.
struct ContextStack {
  private var contexts: [Context]
  /// How far down names were looked for since somebody set it: the lowest place, or -1 for one that is nowhere.
  var reach = Int.max

  init(_ view: UnsafePointer<Value>) {
    contexts = [Context(view)]
    contexts.reserveCapacity(16)
  }

  var count: Int { contexts.count }

  /// What `.` means.
  var current: UnsafePointer<Value> { contexts[contexts.count - 1].value }

  mutating func push(_ value: UnsafePointer<Value>) { contexts.append(Context(value)) }

  mutating func pop() { contexts.removeLast() }

  /// What the innermost object that has `key` holds under it.
  mutating func value(of key: Key) -> UnsafePointer<Value>? {
    var index = contexts.count - 1
    while index >= 0 {
      if let found = contexts[index].value(of: key) {
        reach = min(reach, index)
        return found
      }
      index -= 1
    }
    reach = -1
    return nil
  }
}

/// A value with the names that it brings, none if it is not an object.
struct Context {
  let value: UnsafePointer<Value>
  private let entries: UnsafeBufferPointer<Object.Entry>

  init(_ value: UnsafePointer<Value>) {
    self.value = value
    entries = value.pointee.entries()
  }

  func value(of key: Key) -> UnsafePointer<Value>? {
    var index = 0
    while index < entries.count {
      if entries[index].0.id == key.id { return pointer(at: index) }
      index += 1
    }
    return nil
  }

  private func pointer(at index: Int) -> UnsafePointer<Value> {
    UnsafeRawPointer(entries.baseAddress! + index)
      .advanced(by: MemoryLayout<Object.Entry>.offset(of: \.1)!)
      .assumingMemoryBound(to: Value.self)
  }
}
