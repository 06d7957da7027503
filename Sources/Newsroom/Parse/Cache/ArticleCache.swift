import Markdown
import Mustache

/// Parsed articles on disk, for the next process: what a build need not read and parse again. The text of bodies is
/// not among it: few pages are made again after an edit, and their files are as quickly parsed as a copy is read.
///
/// Lies in shards, each with the articles whose paths fall to it, so that threads can read them side by side and an
/// edit writes one of them anew. It can be deleted at any time; whatever is not as this build of the program left it
/// is as good as not there.
struct ArticleCache: Sendable {
  private let place: CachePlace
  /// What wrote the cache: the program, and the reader with all that decides what it makes of a file.
  private let stamp: UInt64

  /// Articles in a shard, about.
  private static let shardSize = 128

  private static let name = "articles"

  private var folder: String { place.folder + "/" + Self.name }

  init(_ place: CachePlace, reader: ContentReader) {
    self.place = place
    var hasher = StableHasher()
    hasher.combine(place.generator)
    hasher.combine(reader)
    stamp = hasher.finish()
  }

  /// What the cache holds of the `count` articles that the site has now; ordered by path.
  ///
  /// - Parameter desk: parses bodies again, whose text is not in the cache.
  func load(count: Int, desk: ManuscriptDesk, jobs: Int) -> ParsedFiles<ArticleSource> {
    let shards = Self.shards(for: count)
    let files = parallelMap(Array(0..<shards), jobs: jobs) { shard in
      // No shard, or one that cannot be read: its articles are parsed again.
      (try? place.read(Self.name + "/" + Self.name(shard, of: shards))).flatMap {
        CacheShard.files(in: $0, stamp: stamp, desk: desk)
      } ?? []
    }
    return ParsedFiles(files: files.flatMap { $0 }.sorted { $0.entry.path < $1.entry.path })
  }

  /// Writes the shards in which something differs from `before`.
  func save(_ files: ParsedFiles<ArticleSource>, after before: ParsedFiles<ArticleSource>, jobs: Int) {
    let shards = Self.shards(for: files.files.count)
    let isSameSize = Self.shards(for: before.files.count) == shards
    let stale =
      isSameSize ? Set(Self.changes(files, before).map { Self.shard(of: $0, of: shards) }) : Set(0..<shards)
    guard !stale.isEmpty else { return }
    var contents: [Int: [ParsedFile<ArticleSource>]] = [:]
    for shard in stale { contents[shard] = [] }
    // A file with an error stops the build: it is read again, and its errors are said again.
    for file in files.files where file.source != nil {
      contents[Self.shard(of: file.entry.path, of: shards)]?.append(file)
    }
    let now = Array(contents)
    do { try place.makeFolder(Self.name) } catch {
      // A cache that cannot be written costs time at the next build, and is no reason for this one to fail.
      return
    }
    _ = parallelMap(now, jobs: jobs) { shard, files in
      // As above.
      try? place.write(
        CacheShard.bytes(of: files, stamp: stamp), as: Self.name + "/" + Self.name(shard, of: shards))
    }
    if !isSameSize { removeOthers(than: shards) }
  }

  private static func name(_ shard: Int, of shards: Int) -> String { "\(shard)-of-\(shards)" }

  private func removeOthers(than shards: Int) {
    // What cannot be listed or removed only takes room.
    for name in (try? FileIO.names(in: folder)) ?? [] where !name.hasSuffix("-of-\(shards)") {
      try? FileIO.removeTree(folder + "/" + name)
    }
  }

  /// A power of two, so that a growing archive seldom moves all articles to other shards.
  private static func shards(for count: Int) -> Int {
    var shards = 1
    while shards < 1_024, shards * shardSize < count { shards *= 2 }
    return shards
  }

  private static func shard(of path: String, of shards: Int) -> Int {
    var hasher = StableHasher()
    hasher.combine(path)
    return Int(hasher.finish() % UInt64(shards))
  }

  /// The paths of files that only one of them has, or each in another state.
  private static func changes(
    _ now: ParsedFiles<ArticleSource>, _ before: ParsedFiles<ArticleSource>
  ) -> [String] {
    let former = before.places(of: now.files.map(\.entry))
    var isGone = [Bool](repeating: true, count: before.files.count)
    var changes: [String] = []
    for (file, place) in zip(now.files, former) {
      if let place { isGone[place] = false }
      if place.map({ isSame(file, before.files[$0]) }) != true { changes.append(file.entry.path) }
    }
    return changes + isGone.indices.filter { isGone[$0] }.map { before.files[$0].entry.path }
  }

  private static func isSame(_ a: ParsedFile<ArticleSource>, _ b: ParsedFile<ArticleSource>) -> Bool {
    a.source === b.source && a.entry == b.entry && a.isSettled == b.isSettled
  }
}

extension StableHasher {
  fileprivate mutating func combine(_ reader: ContentReader) {
    let options = reader.markdown.options
    for text in [reader.prefix, reader.language, reader.zone.name, options.footnoteBackLabel] {
      combine(text)
    }
    for change in reader.zone.changes {
      combine(change.from)
      combine(change.offset)
    }
    combine(options.relatedLabels.count)
    for label in options.relatedLabels { combine(label) }
    combine(options.rawHTML ? 1 : 0)
    combine(options.smart ? 1 : 0)
    combine(options.budget.memory)
    combine(options.budget.steps)
    combine(options.budget.depth)
  }
}
