import Dispatch
import Synchronization

/// Work that goes on beside other work until somebody asks for what it gives.
final class Errand<Value: Sendable>: Sendable {
  private let group = DispatchGroup()
  private let outcome = Mutex<Value?>(nil)

  /// Does the work at once where there is one thread only.
  init(jobs: Int, _ work: @escaping @Sendable () -> Value) {
    if jobs > 1 {
      DispatchQueue.global().async(group: group) { self.run(work) }
    } else {
      run(work)
    }
  }

  private func run(_ work: () -> Value) {
    let value = work()
    outcome.withLock { $0 = value }
  }

  /// Waits for the end of the work.
  var value: Value {
    group.wait()
    // The work has ended, so this is there.
    return outcome.withLock { $0! }
  }
}
