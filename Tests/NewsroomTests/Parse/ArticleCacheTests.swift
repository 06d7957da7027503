import Foundation
import Testing

@testable import Markdown
@testable import Newsroom

@Suite("Parsed articles kept for the next process")
struct ArticleCacheTests {
  private static let everything = """
    ---
    title: The "wall" — 東京
    description: Of stone
    date: 2026-05-01 06:30
    updated: 2026-05-02
    authors: [Ada Ferris, {name: Jon Pell, role: photographs by}]
    section: Town
    tags: [harbour, tide]
    series: Nights
    kicker: Harbour
    kind: opinion
    image: {src: /media/wall.jpg, alt: The wall, caption: On Friday, credit: Jon Pell, width: 1200, height: 800}
    slug: wall
    aliases: [/old/wall/, /older/]
    canonical: https://elsewhere.example/wall
    related: [tide]
    related_exclude: [quiet]
    share_title: Shared
    share_description: Shared words
    share_image: /media/share.jpg
    corrections: [{date: 2026-05-03, text: It is 4 m}]
    embargo: 2026-05-01 05:00
    expires: 2036-05-01
    language: fr
    extra: {sponsor: Ferris & Co, deep: {list: [1, true, ~, text]}}
    strange: true
    ---
    The wall held, see [[tide]] and [a place](/about/ "About"). It held[^1].

    ## A night

    ![A boat](/media/boat.jpg "On the water | Ada")

    | a | b |
    |---|---|
    | 1 | 2 |

    Related: [[quiet]]

    [^1]: For an hour.
    """

  private func files(_ texts: [String: String], listed: Int = .max) -> ParsedFiles<ArticleSource> {
    let files = texts.sorted { $0.key < $1.key }.map { path, text in
      let reading = Self.reader.article(path, Array(text.utf8))
      let entry = Inventory.Entry(
        path: path, size: text.utf8.count, modified: 1_700_000_000_000_000_000, inode: 7)
      return ParsedFile(
        entry: entry, source: reading.source, diagnostics: reading.diagnostics, listed: listed)
    }
    return ParsedFiles(files: files)
  }

  private static let reader = ContentReader(
    zone: .utc, markdown: MarkdownReader(), prefix: "content/", language: "en")

  private static func desk(_ folder: String) -> ManuscriptDesk {
    ManuscriptDesk(folder: folder + "/content", reader: reader)
  }

  private func withFolder(_ body: (String) throws -> Void) rethrows {
    let folder = NSTemporaryDirectory() + "broadsheet-cache-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  private func cache(_ folder: String, generator: UInt64 = 1, reader: ContentReader = Self.reader)
    -> ArticleCache
  {
    ArticleCache(CachePlace(folder: folder, generator: generator), reader: reader)
  }

  @Test("An article comes back as it was, with what is wrong with it and where everything stands")
  func sameAsBefore() throws {
    try withFolder { folder in
      let before = files(["articles/wall.md": Self.everything, "articles/tide.md": newsItem("The tide")])
      try FileIO.makeFolder(folder + "/content/articles")
      try FileIO.write(Array(Self.everything.utf8), to: folder + "/content/articles/wall.md")
      try FileIO.write(Array(newsItem("The tide").utf8), to: folder + "/content/articles/tide.md")
      cache(folder).save(before, after: .none, jobs: 2)
      let desk = Self.desk(folder)
      let after = cache(folder).load(count: 2, desk: desk, jobs: 2)
      #expect(after.files.map(\.entry) == before.files.map(\.entry))
      #expect(after.files.map(\.isSettled) == [true, true])
      #expect(after.files.map(\.diagnostics) == before.files.map(\.diagnostics))
      #expect(after.files[1].diagnostics.map(\.id) == ["unknown-key"])
      for (a, b) in zip(before.files, after.files) {
        let (a, b) = (try #require(a.source), try #require(b.source))
        #expect(a.path == b.path)
        #expect(a.frontMatter == b.frontMatter)
        #expect(a.outline == b.outline)
        #expect(a.body.html == b.body.html)
        #expect(a.profile == b.profile)
        #expect(a.fingerprint == b.fingerprint)
      }
      #expect(desk.takeFailure() == nil)
    }
  }

  @Test("A body that was not kept, of a file that has changed or gone since, is a failure and no other body")
  func changedBody() throws {
    try withFolder { folder in
      let file = folder + "/content/articles/wall.md"
      try FileIO.makeFolder(folder + "/content/articles")
      try FileIO.write(Array(Self.everything.utf8), to: file)
      cache(folder).save(files(["articles/wall.md": Self.everything]), after: .none, jobs: 1)
      let desk = Self.desk(folder)
      let body = try #require(cache(folder).load(count: 1, desk: desk, jobs: 1).files.first?.source?.body)
      #expect(body.html.text.hasPrefix("<p>The wall held"))
      #expect(desk.takeFailure() == nil)
      try FileIO.write(Array(newsItem("The wall", body: "It fell.").utf8), to: file)
      #expect(body.html.text.isEmpty)
      #expect(desk.takeFailure()?.reason == "it changed while the site was being built; build again")
      #expect(desk.takeFailure() == nil)
      try FileIO.removeTree(file)
      #expect(body.html.text.isEmpty)
      #expect(desk.takeFailure()?.path == file)
    }
  }

  @Test("Another build of the program, another reader and any byte that changed leave nothing of it")
  func strangers() throws {
    try withFolder { folder in
      cache(folder).save(files(["articles/wall.md": Self.everything]), after: .none, jobs: 1)
      #expect(cache(folder).load(count: 1, desk: Self.desk(folder), jobs: 1).files.count == 1)
      #expect(cache(folder, generator: 2).load(count: 1, desk: Self.desk(folder), jobs: 1).files.isEmpty)
      let other = ContentReader(
        zone: .utc, markdown: MarkdownReader(options: MarkdownOptions(rawHTML: true)), prefix: "content/",
        language: "en")
      #expect(cache(folder, reader: other).load(count: 1, desk: Self.desk(folder), jobs: 1).files.isEmpty)
      let straight = ContentReader(
        zone: .utc, markdown: MarkdownReader(options: MarkdownOptions(smart: false)), prefix: "content/",
        language: "en")
      #expect(cache(folder, reader: straight).load(count: 1, desk: Self.desk(folder), jobs: 1).files.isEmpty)
      let shard = folder + "/articles/0-of-1"
      let bytes = try FileIO.read(shard)
      for place in stride(from: 0, to: bytes.count, by: 7) {
        var broken = bytes
        broken[place] ^= 0x10
        try FileIO.write(broken, to: shard)
        #expect(cache(folder).load(count: 1, desk: Self.desk(folder), jobs: 1).files.isEmpty, "byte \(place)")
      }
      for length in stride(from: 0, to: bytes.count, by: 13) {
        try FileIO.write(Array(bytes[..<length]), to: shard)
        #expect(
          cache(folder).load(count: 1, desk: Self.desk(folder), jobs: 1).files.isEmpty, "\(length) bytes")
      }
    }
  }

  @Test("An edit writes one shard, a site that grew writes all anew and leaves no old ones")
  func shards() throws {
    try withFolder { folder in
      let texts = Dictionary(
        uniqueKeysWithValues: (0..<300).map { ("articles/\($0).md", newsItem("Story \($0)")) })
      let before = files(texts)
      cache(folder).save(before, after: .none, jobs: 2)
      #expect(try FileIO.names(in: folder + "/articles").count == 4)
      let old = try FileIO.names(in: folder + "/articles").reduce(into: [:]) {
        $0[$1] = try FileIO.read(folder + "/articles/" + $1)
      }
      var changed = before.files
      changed[6] = try #require(files(["articles/103.md": newsItem("Other")]).files.first)
      let edited = ParsedFiles(files: changed)
      cache(folder).save(edited, after: before, jobs: 2)
      let new = try FileIO.names(in: folder + "/articles").reduce(into: [:]) {
        $0[$1] = try FileIO.read(folder + "/articles/" + $1)
      }
      #expect(old.keys.filter { old[$0] != new[$0] }.count == 1)
      #expect(cache(folder).load(count: 300, desk: Self.desk(folder), jobs: 2).files.count == 300)
      cache(folder).save(files(["articles/wall.md": newsItem("Wall")]), after: edited, jobs: 2)
      #expect(try FileIO.names(in: folder + "/articles") == ["0-of-1"])
    }
  }

  @Test("A build in a new process parses only what changed, and equals a clean one")
  func nextProcess() throws {
    let site = try TestSite([
      "content/site.yml": "title: Gazette\nbase_url: https://gazette.example\n",
      "content/articles/wall.md": newsItem("The wall", body: "See [[tide]]."),
      "content/articles/tide.md": newsItem("The tide", date: "2026-05-02"),
    ])
    try site.settle()
    #expect(try site.build().succeeded)
    try site.write("content/articles/wall.md", newsItem("The wall", body: "It fell; see [[tide]]."))
    let second = try site.build()
    #expect(second.succeeded)
    let incremental = try site.tree()
    try FileIO.removeTree(site.root + "/.broadsheet")
    try FileIO.removeTree(site.root + "/output")
    #expect(try site.build().succeeded)
    #expect(try site.tree() == incremental)
  }
}
