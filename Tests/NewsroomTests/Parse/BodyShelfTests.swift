import Mustache
import Testing

@testable import Markdown
@testable import Newsroom

@Suite("Bodies that wait for their pages")
struct BodyShelfTests {
  private static let reader = ContentReader(
    zone: .utc, markdown: MarkdownReader(), prefix: "content/", language: "en")
  private static let path = "articles/wall.md"
  private static let story = Array(newsItem("The wall", body: "It held, see [[tide]].").utf8)

  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try FileIO.makeFolder(folder.path + "/content/articles")
    try FileIO.write(Self.story, to: folder.path + "/content/" + Self.path)
  }

  private var desk: ManuscriptDesk { ManuscriptDesk(folder: folder.path + "/content", reader: Self.reader) }

  private var cache: String { folder.path + "/cache" }

  private func body(on shelf: BodyShelf) throws -> BodyText {
    try #require(Self.reader.article(Self.path, Self.story, shelf: shelf).source).body
  }

  private func html() throws -> SlottedHTML {
    try #require(Self.reader.body(of: Self.path, Self.story, language: nil)).html
  }

  @Test("A body stays in memory while there is room, and waits on the disk then; both are the same")
  func room() throws {
    let html = try html()
    let shelf = BodyShelf(desk: desk, place: CachePlace(folder: cache), room: html.text.utf8.count)
    let (first, second) = (try body(on: shelf), try body(on: shelf))
    #expect(first.isInMemory)
    #expect(!second.isInMemory)
    #expect(first.html == html)
    #expect(second.html == html)
  }

  @Test("What waits on the disk has no name there")
  func nameless() throws {
    let body = try body(on: BodyShelf(desk: desk, place: CachePlace(folder: cache), room: 0))
    #expect(!body.isInMemory)
    #expect(try FileIO.names(in: cache) == [".gitignore"])
  }

  @Test("An edit after parsing does not reach a body that waits")
  func editedSince() throws {
    let desk = desk
    let body = try body(on: BodyShelf(desk: desk, place: CachePlace(folder: cache), room: 0))
    try FileIO.write(
      Array(newsItem("The wall", body: "It fell.").utf8), to: folder.path + "/content/" + Self.path)
    #expect(body.html == (try html()))
    #expect(desk.takeFailure() == nil)
  }

  @Test("Without a place on the disk all bodies stay in memory")
  func nowhere() throws {
    #expect(try body(on: BodyShelf(desk: desk, place: nil, room: 0)).isInMemory)
    let file = folder.path + "/content/" + Self.path
    #expect(try body(on: BodyShelf(desk: desk, place: CachePlace(folder: file), room: 0)).isInMemory)
  }

  @Test("A body that the disk lost is parsed again")
  func lost() throws {
    let scratch = try #require(ScratchFile(in: folder.path))
    let copy = BodyCopy(file: scratch, place: .init(start: 100, count: 10), slots: [])
    #expect(copy.html == nil)
    let file = ManuscriptFile(
      desk: desk, path: Self.path, language: nil, fingerprint: StableHasher.hash(of: Self.story), copy: copy)
    #expect(file.html == (try html()))
  }

  @Test("Threads write side by side, and each text comes back")
  func threads() throws {
    let scratch = try #require(ScratchFile(in: folder.path))
    let texts = (0..<500).map { String(repeating: "Ebb, 潮 \($0) ", count: $0 % 40) }
    let places = parallelMap(texts, jobs: 4) { scratch.write($0) }
    #expect(places.map { $0.flatMap(scratch.text(at:)) } == texts)
  }
}

extension BodyText {
  fileprivate var isInMemory: Bool {
    if case .here = self { true } else { false }
  }
}
