import Dispatch
import Synchronization

/// `items` transformed by at most `jobs` threads, in their order.
///
/// Threads take chunks, not single items: one page costs less than waking a thread. The result does not
/// depend on the number of threads, as long as `transform` is a function of its item.
package func parallelMap<T: Sendable, R: Sendable>(
  _ items: [T], jobs: Int, _ transform: @Sendable (T) -> R
) -> [R] {
  guard jobs > 1, items.count > 1 else { return items.map(transform) }
  let chunk = max(1, min(64, items.count / (jobs * 8)))
  let next = Atomic(0)
  return [R](unsafeUninitializedCapacity: items.count) { buffer, count in
    // Safe: each index is written by the one thread that took its chunk from `next`, and read by nobody
    // before `concurrentPerform` has returned.
    nonisolated(unsafe) let slots = buffer.baseAddress!
    DispatchQueue.concurrentPerform(iterations: min(jobs, items.count)) { _ in
      while true {
        let start = next.add(chunk, ordering: .relaxed).oldValue
        guard start < items.count else { return }
        for index in start..<min(start + chunk, items.count) {
          (slots + index).initialize(to: transform(items[index]))
        }
      }
    }
    count = items.count
  }
}
