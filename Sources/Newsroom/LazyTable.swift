import Synchronization

/// One value for each index, made when it is first asked for and then kept.
///
/// Two threads that ask at once may both make it; the first to be done is what both get.
final class LazyTable<Element: Sendable>: Sendable {
  private let slots: [Slot]
  private let make: @Sendable (Int) -> Element

  private final class Slot: Sendable { let made = AtomicLazyReference<Made>() }

  private final class Made: Sendable {
    let element: Element

    init(_ element: Element) { self.element = element }
  }

  init(count: Int, _ make: @escaping @Sendable (Int) -> Element) {
    slots = (0..<count).map { _ in Slot() }
    self.make = make
  }

  subscript(index: Int) -> Element {
    let slot = slots[index]
    if let made = slot.made.load() { return made.element }
    return slot.made.storeIfNil(Made(make(index))).element
  }
}
