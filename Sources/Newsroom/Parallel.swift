import Dispatch
import Synchronization

/// `items` transformed by at most `jobs` threads, in their order.
///
/// Threads take chunks, not single items: one page costs less than waking a thread.
package func parallelMap<T: Sendable, R: Sendable>(
  _ items: [T], jobs: Int, _ transform: @Sendable (T) -> R
) -> [R] {
  parallelMap(count: items.count, jobs: jobs) {
  } transform: { index, _ in
    transform(items[index])
  }
}

/// The results for 0, 1, … `count` - 1 in that order, made by at most `jobs` threads.
///
/// Each thread makes one `scratch` and keeps it for all its items, so that buffers are allocated once. A
/// result must depend on its index alone, never on what an earlier item left in the scratch.
package func parallelMap<Scratch, R: Sendable>(
  count: Int, jobs: Int, scratch: @Sendable () -> Scratch,
  transform: @Sendable (Int, inout Scratch) -> R
) -> [R] {
  let workers = min(max(jobs, 1), count)
  guard workers > 1 else {
    var own = scratch()
    return (0..<count).map { transform($0, &own) }
  }
  // Small enough that threads finish together, large enough that taking a chunk costs nothing.
  let chunk = max(1, count / (workers * 128))
  return [R](unsafeUninitializedCapacity: count) { buffer, initialized in
    // Safe: every index is handed out exactly once by the counter, so no two threads touch one element; all
    // threads have ended when `concurrentPerform` returns, and only then is the buffer read.
    nonisolated(unsafe) let results = buffer
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      var own = scratch()
      while true {
        let start = next.add(chunk, ordering: .relaxed).oldValue
        guard start < count else { return }
        for index in start..<min(start + chunk, count) {
          results.initializeElement(at: index, to: transform(index, &own))
        }
      }
    }
    initialized = count
  }
}

/// What two pieces of work give that need nothing of each other, done side by side where there are two threads.
///
/// Each may share its own work among threads: one that the other has left takes part in it.
func concurrently<A, B: Sendable>(
  jobs: Int, _ first: () -> A, _ second: @escaping @Sendable () -> B
) -> (A, B) {
  guard jobs > 1 else { return (first(), second()) }
  let other = Errand(jobs: jobs, second)
  let own = first()
  return (own, other.value)
}
