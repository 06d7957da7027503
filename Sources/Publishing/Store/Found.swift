import Synchronization

/// Values by path, collected by requests that are under way at the same time.
final class Found<Value: Sendable>: Sendable {
  private let values = Mutex<[String: Value]>([:])

  subscript(path: String) -> Value? {
    get { values.withLock { $0[path] } }
    set { values.withLock { $0[path] = newValue } }
  }

  var all: [String: Value] { values.withLock { $0 } }
}
