import Mustache

/// What choosing related articles left, on disk, for the next process.
struct RelatedShelf: Sendable {
  private let place: CachePlace

  init(_ place: CachePlace) { self.place = place }

  /// Nil when there is nothing, or nothing that this build of the program left.
  func load() -> RelatedMemory? {
    // What cannot be read is made again.
    guard let file = try? place.read("related"), file.bytes.count > 16 else { return nil }
    let rest = UnsafeRawBufferPointer(rebasing: file.bytes[8...])
    var record = RecordReader(file, file.bytes.indices, path: "")
    guard record.word() == StableHasher.hash(of: rest), record.word() == place.generator,
      let memory = RelatedMemory(from: &record), record.isAtEnd
    else { return nil }
    return memory
  }

  /// Puts `memory` in place of what is there, at once.
  func save(_ memory: RelatedMemory) {
    // Four bytes for each term of a story's vector, and a third as much for all else.
    var record = RecordWriter(path: "", capacity: 1_024 + memory.topics.entries.values.count * 6)
    record.appendHashed { record in
      record.append(place.generator)
      memory.append(to: &record)
    }
    do {
      try place.makeFolder("")
      try place.write(record.bytes, as: "related")
    } catch {
      // A cache that cannot be written costs time at the next build, and is no reason for this one to fail.
    }
  }
}

extension RelatedMemory {
  fileprivate func append(to record: inout RecordWriter) {
    record.append(frame)
    record.append(plain: marks)
    record.append(rows: filings)
    record.append(rows: topics.entries)
    record.append(rows: topics.leading)
    record.append(plain: topics.lengths)
    record.append(plain: topics.steps)
    record.append(rows: lists)
    record.append(rows: considered)
    record.append(plain: floors)
  }

  fileprivate init?(from record: inout RecordReader) {
    frame = record.word()
    marks = record.plain()
    filings = record.rows()
    let topics = TopicIndex(
      entries: record.rows(), leading: record.rows(), lengths: record.plain(), steps: record.plain())
    lists = record.rows()
    considered = record.rows()
    floors = record.plain()
    let counts = [filings.count, lists.count, considered.count, floors.count, topics?.count]
    guard let topics, Set(counts) == [marks.count] else { return nil }
    self.topics = topics
  }
}
