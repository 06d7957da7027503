import Synchronization

/// One value for each index, made when it is first asked for and then kept.
///
/// Two threads that ask at once may both make it; the first to be done is what both get.
final class LazyTable<Element: Sendable>: Sendable {
  private let slots: [Slot]
  private let make: @Sendable (Int) -> Element

  /// Holds one reference to what was made, from when it is there until the slot goes.
  private final class Slot: Sendable {
    let made = Atomic<Unmanaged<Made>?>(nil)

    deinit { made.load(ordering: .acquiring)?.release() }
  }

  private final class Made: Sendable {
    let element: Element

    init(_ element: Element) { self.element = element }
  }

  init(count: Int, _ make: @escaping @Sendable (Int) -> Element) {
    slots = (0..<count).map { _ in Slot() }
    self.make = make
  }

  subscript(index: Int) -> Element { with(index) { $0 } }

  /// What `body` makes of the value, which is lent to it: counting references to what all threads ask for is dear.
  func with<Result>(_ index: Int, _ body: (Element) -> Result) -> Result {
    let slot = slots[index]
    let made = slot.made.load(ordering: .acquiring) ?? keep(make(index), in: slot)
    return made._withUnsafeGuaranteedRef { body($0.element) }
  }

  private func keep(_ element: Element, in slot: Slot) -> Unmanaged<Made> {
    let new = Unmanaged.passRetained(Made(element))
    let (isKept, other) = slot.made.compareExchange(
      expected: nil, desired: new, ordering: .acquiringAndReleasing)
    if isKept { return new }
    new.release()
    // Another thread was first; what is in a slot stays in it.
    return other!
  }
}
