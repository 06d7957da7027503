import Diagnostics
import Mustache

/// The bytes of a shard: a stamp, the number of its records, and the records, each with its length and its hash.
enum CacheShard {
  /// Nil when the bytes are not what `bytes(of:stamp:)` made with the same stamp.
  static func files(in bytes: [UInt8], stamp: UInt64, desk: ManuscriptDesk) -> [ParsedFile<ArticleSource>]? {
    bytes.withUnsafeBytes { bytes in
      guard bytes.count >= 16, word(bytes, 0) == stamp else { return nil }
      var files: [ParsedFile<ArticleSource>] = []
      var place = 16
      for _ in 0..<word(bytes, 8) {
        guard bytes.count - place >= 16 else { return nil }
        let length = word(bytes, place)
        guard length <= UInt64(bytes.count - place - 16) else { return nil }
        let record = UnsafeRawBufferPointer(rebasing: bytes[place + 16..<place + 16 + Int(length)])
        guard StableHasher.hash(of: record) == word(bytes, place + 8),
          let file = ParsedFile(record, desk: desk)
        else {
          return nil
        }
        files.append(file)
        place += 16 + Int(length)
      }
      return place == bytes.count ? files : nil
    }
  }

  static func bytes(of files: [ParsedFile<ArticleSource>], stamp: UInt64) -> [UInt8] {
    var bytes: [UInt8] = []
    append(stamp, to: &bytes)
    append(UInt64(files.count), to: &bytes)
    for file in files {
      guard let record = file.record else { continue }
      append(UInt64(record.count), to: &bytes)
      append(StableHasher.hash(of: record), to: &bytes)
      bytes.append(contentsOf: record)
    }
    return bytes
  }

  private static func append(_ word: UInt64, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
  }

  private static func word(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }
}

extension ParsedFile<ArticleSource> {
  /// Nil without a source.
  fileprivate var record: [UInt8]? {
    guard let source else { return nil }
    let path = source.frontMatter.title.span.path
    var record = RecordWriter(path: path)
    record.append(entry.size)
    record.append(entry.modified)
    record.append(entry.inode)
    record.append(isSettled)
    record.append(diagnostics)
    source.append(to: &record)
    var whole = RecordWriter(path: "")
    whole.append(path)
    return whole.bytes + record.bytes
  }

  fileprivate init?(_ bytes: UnsafeRawBufferPointer, desk: ManuscriptDesk) {
    var whole = RecordReader(bytes, path: "")
    let path = whole.text()
    var record = whole.following(path: path)
    let (size, modified, inode) = (record.number(), record.number(), record.word())
    let isSettled = record.flag()
    let diagnostics: [Diagnostic] = record.list()
    guard let source = ArticleSource(from: &record, desk: desk), record.isAtEnd else { return nil }
    self.init(
      entry: .init(path: source.path, size: size, modified: modified, inode: inode), source: source,
      diagnostics: diagnostics, isSettled: isSettled)
  }
}
