import Dispatch
import Synchronization

/// Work that goes on beside other work until somebody asks for what it gives.
final class Errand<Value: Sendable>: Sendable {
  private let state: Mutex<State>

  private enum State {
    case waiting(@Sendable () -> Value)
    case done(Value)
  }

  /// Does the work at once where there is one thread only.
  init(jobs: Int, _ work: @escaping @Sendable () -> Value) {
    state = Mutex(.waiting(work))
    if jobs > 1 {
      DispatchQueue.global().async { _ = self.value }
    } else {
      _ = value
    }
  }

  /// Waits for the end of the work; does it where no thread was free to begin with it.
  var value: Value {
    state.withLock { state in
      switch state {
      case .done(let value): return value
      case .waiting(let work):
        let value = work()
        state = .done(value)
        return value
      }
    }
  }
}
