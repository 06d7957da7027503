import Markdown
import Testing

/// Many threads at once, over bodies that use every extension.
@Suite(.timeLimit(.minutes(5)))
struct ThreadTests {
  private static let bodies = (0..<16).map { number in
    """
    # Part \(number)

    ~~struck \(number)~~ and ~one~ and www.example.org/\(number) and http://example.org, a@example.org, "quotes"

    \(number % 2 == 0 ? "See [[slug-\(number)|words]] and `[[code]]`" : "Plain ~~words~~ only www.w.org")[^\(number)]

    | ~~a~~ | www.b.org |
    |:--|--:|
    | [[c|d]] | e |

    - [x] ~~done~~
    - [ ] www.open.org

    [^\(number)]: Note ~~old~~ https://example.org/note
    """
  }

  @Test("Documents read by many threads at once are the ones read one by one")
  func parallel() async {
    let expected = Self.bodies.map { document($0) }
    let wrong = await withTaskGroup(of: Int.self) { group in
      for task in 0..<8 {
        group.addTask {
          (0..<1_000).count { round in
            let index = (task * 7 + round) % Self.bodies.count
            return document(Self.bodies[index]) != expected[index]
          }
        }
      }
      return await group.reduce(0, +)
    }
    #expect(wrong == 0)
  }
}
