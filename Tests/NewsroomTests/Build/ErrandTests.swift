import Synchronization
import Testing

@testable import Newsroom

@Suite("An errand")
struct ErrandTests {
  @Test("Is done once, however many ask for what it gives", arguments: [1, 2])
  func once(jobs: Int) {
    let times = Mutex(0)
    let errand = Errand(jobs: jobs) {
      times.withLock { times in
        times += 1
        return times
      }
    }
    #expect(parallelMap(Array(0..<8), jobs: 4) { _ in errand.value } == Array(repeating: 1, count: 8))
  }

  @Test("Is done by who asks when all threads wait for errands of their own")
  func withoutThreads() {
    let sums = parallelMap(Array(0..<64), jobs: 64) { number in
      let errand = Errand(jobs: 2) { Errand(jobs: 2) { number }.value + 1 }
      return errand.value
    }
    #expect(sums == Array(1...64))
  }

  @Test("Two pieces of work side by side share theirs among threads, in order", arguments: [1, 2, 8])
  func sideBySide(jobs: Int) {
    let numbers = Array(0..<1_000)
    let (squares, (doubles, halves)) = concurrently(jobs: jobs) {
      parallelMap(numbers, jobs: jobs) { $0 * $0 }
    } _: {
      concurrently(jobs: jobs) {
        parallelMap(numbers, jobs: jobs) { $0 * 2 }
      } _: {
        parallelMap(numbers, jobs: jobs) { $0 / 2 }
      }
    }
    #expect(squares == numbers.map { $0 * $0 })
    #expect(doubles == numbers.map { $0 * 2 })
    #expect(halves == numbers.map { $0 / 2 })
  }
}
