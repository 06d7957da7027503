/// Does something with each item, with so many at once; the first failure ends it and is thrown.
package func together<Item: Sendable>(
  _ items: [Item], width: Int = Bucket.width, _ work: @escaping @Sendable (Item) async throws -> Void
) async throws {
  try await withThrowingTaskGroup(of: Void.self) { group in
    for (index, item) in items.enumerated() {
      if index >= width { try await group.next() }
      group.addTask { try await work(item) }
    }
    try await group.waitForAll()
  }
}
