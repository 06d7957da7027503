import Mustache

/// Related lists on disk, for the next process.
struct RelatedShelf: Sendable {
  private let place: CachePlace

  private var path: String { place.folder + "/related" }

  init(_ place: CachePlace) { self.place = place }

  /// Nil when there are none, or none that this build of the program left.
  func load() -> RelatedLists? {
    // Lists that cannot be read are made again.
    guard let bytes = try? FileIO.read(path), bytes.count > 16 else { return nil }
    return bytes.withUnsafeBytes { bytes in
      let rest = UnsafeRawBufferPointer(rebasing: bytes[8...])
      var record = RecordReader(bytes, path: "")
      guard record.word() == StableHasher.hash(of: rest), record.word() == place.generator else { return nil }
      let key = record.word()
      let count = record.number()
      guard count >= 0, count <= rest.count else { return nil }
      let lists: [[Int]] = (0..<count).map { _ in record.list() }
      return record.isAtEnd ? RelatedLists(key: key, lists: lists) : nil
    }
  }

  /// Puts `lists` in place of what is there, at once.
  func save(_ lists: RelatedLists) {
    var record = RecordWriter(path: "")
    record.append(place.generator)
    record.append(lists.key)
    record.append(lists.lists.count)
    for list in lists.lists { record.append(list) }
    var whole = RecordWriter(path: "")
    whole.append(StableHasher.hash(of: record.bytes))
    do {
      try place.makeFolder("")
      try place.write(whole.bytes + record.bytes, as: "related")
    } catch {
      // A cache that cannot be written costs time at the next build, and is no reason for this one to fail.
    }
  }
}
