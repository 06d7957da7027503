import FlyingSocks

/// Bulletins as the bytes of a response that ends when the browser goes away.
struct EventBytes: AsyncBufferedSequence {
  typealias Element = UInt8

  let bulletins: AsyncStream<Bulletin>

  struct Iterator: AsyncBufferedIteratorProtocol {
    var bulletins: AsyncStream<Bulletin>.Iterator
    /// What of the last bulletin was not asked for yet.
    var rest: ArraySlice<UInt8> = []

    mutating func next() async throws -> UInt8? { try await nextBuffer(suggested: 1)?.first }

    mutating func nextBuffer(suggested count: Int) async throws -> ArraySlice<UInt8>? {
      if rest.isEmpty {
        guard let bulletin = await bulletins.next() else { return nil }
        rest = bulletin.bytes[...]
      }
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count)
    }
  }

  func makeAsyncIterator() -> Iterator { Iterator(bulletins: bulletins.makeAsyncIterator()) }
}
