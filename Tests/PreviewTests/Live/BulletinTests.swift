import Testing

@testable import Preview

@Suite("Bulletins to browsers")
struct BulletinTests {
  private func text(_ bulletin: Bulletin) -> String { String(decoding: bulletin.bytes, as: UTF8.self) }

  @Test("An edition names itself, the kind of change and the one before")
  func edition() {
    #expect(
      text(.edition("7.2", previous: "7.1", styleOnly: true)) == "event: edition\ndata: 7.2 style 7.1\n\n")
    #expect(text(.edition("7.0", previous: nil, styleOnly: false)) == "event: edition\ndata: 7.0 page -\n\n")
  }

  @Test("A report keeps its lines, and no line of it can end the event")
  func failure() {
    #expect(text(.failure("one\n\r\nevent: x")) == "event: failure\ndata: one\ndata: \ndata: event: x\n\n")
  }

  @Test("A new reader first hears how things stand; a failure stands for itself")
  func greeting() async {
    let board = BulletinBoard(PreviewEdition(id: "7.1"))
    var reader = board.subscribe().makeAsyncIterator()
    #expect(await reader.next() == .edition("7.1", previous: nil, styleOnly: false))
    board.post { $0.failure = "wrong" }
    #expect(await reader.next() == .failure("wrong"))
    var late = board.subscribe().makeAsyncIterator()
    #expect(await late.next() == .failure("wrong"))
  }

  @Test("A new reader hears of the last good edition before the failure that stands over it")
  func missedEdition() async {
    let board = BulletinBoard(PreviewEdition(id: "7.1"))
    board.post { $0.hasSite = true }
    board.post { $0.failure = "wrong" }
    var late = board.subscribe().makeAsyncIterator()
    #expect(await late.next() == .edition("7.1", previous: nil, styleOnly: false))
    #expect(await late.next() == .failure("wrong"))
  }

  @Test("A reader that leaves is forgotten", .timeLimit(.minutes(1)))
  func leaving() async {
    let board = BulletinBoard(PreviewEdition(id: "7.1"))
    let reader = Task { for await _ in board.subscribe() {} }
    while board.readerCount == 0 { await Task.yield() }
    reader.cancel()
    while board.readerCount > 0 { await Task.yield() }
    #expect(board.readerCount == 0)
  }
}
