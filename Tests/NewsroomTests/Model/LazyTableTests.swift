import Dispatch
import Synchronization
import Testing

@testable import Newsroom

@Suite("Values made when they are asked for")
struct LazyTableTests {
  private final class Thing: Sendable {
    let number: Int
    init(_ number: Int) { self.number = number }
  }

  @Test("All threads get the same value, and it is made once when one asks after another")
  func same() {
    let made = Atomic(0)
    let table = LazyTable(count: 100) { index in
      made.add(1, ordering: .relaxed)
      return Thing(index)
    }
    for index in 0..<100 { #expect(table.lend(index).takeUnretainedValue().number == index) }
    let before = (0..<100).map { table.lend($0).takeUnretainedValue() }
    DispatchQueue.concurrentPerform(iterations: 4) { _ in
      for index in 0..<100 { #expect(table.with(index) { $0 === before[index] }) }
    }
    #expect(made.load(ordering: .relaxed) == 100)
  }

  @Test("Threads that ask at once agree")
  func race() {
    for _ in 0..<200 {
      let table = LazyTable(count: 1) { Thing($0) }
      let seen = Mutex<[ObjectIdentifier]>([])
      DispatchQueue.concurrentPerform(iterations: 4) { _ in
        let thing = table.lend(0).takeUnretainedValue()
        seen.withLock { $0.append(ObjectIdentifier(thing)) }
      }
      #expect(seen.withLock { Set($0) } == [ObjectIdentifier(table.lend(0).takeUnretainedValue())])
    }
  }

  @Test("What was made goes with the table")
  func end() {
    weak var thing: Thing?
    do {
      let table = LazyTable(count: 2) { Thing($0) }
      thing = table.lend(1).takeUnretainedValue()
      #expect(thing != nil)
    }
    #expect(thing == nil)
  }
}
