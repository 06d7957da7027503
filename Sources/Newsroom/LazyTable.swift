import Synchronization

/// One object for each index, made when it is first asked for and then kept.
///
/// Two threads that ask at once may both make it; the first to be done is what both get.
final class LazyTable<Element: AnyObject & Sendable>: Sendable {
  private let shelves: [Shelf]
  private let make: @Sendable (Int) -> Element

  /// Slots side by side, each of which holds one reference to what was made, from when it is there until the shelf goes.
  private final class Shelf: Sendable {
    let slots = InlineArray<64, Atomic<Unmanaged<Element>?>> { _ in Atomic(nil) }

    deinit {
      for index in slots.indices { slots[index].load(ordering: .acquiring)?.release() }
    }
  }

  init(count: Int, _ make: @escaping @Sendable (Int) -> Element) {
    shelves = (0..<(count + 63) / 64).map { _ in Shelf() }
    self.make = make
  }

  /// What `body` makes of the object, which is lent to it.
  func with<Result>(_ index: Int, _ body: (Element) -> Result) -> Result {
    lend(index)._withUnsafeGuaranteedRef(body)
  }

  /// The object for as long as the table is there: counting references to what all threads ask for is dear.
  func lend(_ index: Int) -> Unmanaged<Element> {
    let shelf = shelves[index / 64]
    return shelf.slots[index % 64].load(ordering: .acquiring) ?? keep(make(index), on: shelf, at: index % 64)
  }

  private func keep(_ element: Element, on shelf: Shelf, at index: Int) -> Unmanaged<Element> {
    let new = Unmanaged.passRetained(element)
    let (isKept, other) = shelf.slots[index].compareExchange(
      expected: nil, desired: new, ordering: .acquiringAndReleasing)
    if isKept { return new }
    new.release()
    // Another thread was first; what is in a slot stays in it.
    return other!
  }
}
