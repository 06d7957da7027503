import Diagnostics
import Mustache

/// The bytes of a shard: a stamp, the number of its records, and the records, each with its length and its hash.
enum CacheShard {
  /// Nil when the bytes are not what `bytes(of:stamp:)` made with the same stamp.
  static func files(in shard: FileBytes, stamp: UInt64, desk: ManuscriptDesk) -> [ParsedFile<ArticleSource>]?
  {
    let bytes = shard.bytes
    guard bytes.count >= 16, word(bytes, 0) == stamp else { return nil }
    var files: [ParsedFile<ArticleSource>] = []
    var place = 16
    for _ in 0..<word(bytes, 8) {
      guard bytes.count - place >= 16 else { return nil }
      let length = word(bytes, place)
      guard length <= UInt64(bytes.count - place - 16) else { return nil }
      let record = place + 16..<place + 16 + Int(length)
      guard StableHasher.hash(of: UnsafeRawBufferPointer(rebasing: bytes[record])) == word(bytes, place + 8),
        let file = ParsedFile(RecordReader(shard, record, path: ""), desk: desk)
      else { return nil }
      files.append(file)
      place = record.upperBound
    }
    return place == bytes.count ? files : nil
  }

  /// - Parameter files: such as have a source.
  static func bytes(of files: [ParsedFile<ArticleSource>], stamp: UInt64) -> [UInt8] {
    var shard = RecordWriter(path: "", capacity: files.count * usualSize)
    shard.append(stamp)
    shard.append(UInt64(files.count))
    for file in files { file.append(to: &shard) }
    return shard.bytes
  }

  /// Bytes of a record, about.
  private static let usualSize = 4_608

  private static func word(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }
}

extension ParsedFile<ArticleSource> {
  fileprivate func append(to shard: inout RecordWriter) {
    guard let source else { return }
    shard.appendRecord(path: source.frontMatter.title.span.path) { record in
      record.append(entry.size)
      record.append(entry.modified)
      record.append(entry.inode)
      record.append(isSettled)
      record.append(diagnostics)
      source.append(to: &record)
    }
  }

  fileprivate init?(_ record: RecordReader, desk: ManuscriptDesk) {
    var whole = record
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
