import Newsroom
import ObjectStore

/// The part of a bucket that the site lies in, and where its objects and those of its record are.
struct StoreSite: Sendable {
  let bucket: Bucket
  /// Ends with a slash, unless it is empty.
  private let prefix: String

  init(_ bucket: Bucket, prefix: String) {
    self.bucket = bucket
    self.prefix = prefix.isEmpty ? "" : prefix + "/"
  }

  func key(_ path: String) -> String { prefix + path }

  /// No path of a site begins so.
  private var hidden: String { prefix + ".broadsheet/" }

  private var recordKey: String { hidden + "record" }

  /// What lies there now.
  func holding() async throws -> StoreHolding {
    // The record first: what is written after it was read shows in the list.
    let object = try await bucket.get(recordKey)
    let record = try object.map { try parsed($0, recordKey) }
    var objects: [String: String] = [:]
    for (key, etag) in try await bucket.list(prefix) where !key.hasPrefix(hidden) && !key.hasSuffix("/") {
      objects[String(key.dropFirst(prefix.count))] = etag
    }
    return StoreHolding(record: record, version: object?.etag, objects: objects)
  }

  /// Digest of an object that no record knows in its present state; nil when no publication wrote it.
  func digest(_ path: String) async throws -> String? {
    try await bucket.head(key(path))?.headers[StoredForm.digestHeader]
  }

  /// Takes the place of the record that `holding` was read with, unless somebody else already has.
  ///
  /// - Returns: the version of the new record.
  func write(_ record: StoreRecord, over version: String?, exists: Bool) async throws -> String? {
    let condition: Bucket.Condition = exists ? version.map { .version($0) } ?? .none : .absent
    let text = Array(record.text.utf8)
    if case .written(let etag) = try await bucket.put(text, at: recordKey, headers: Self.plain, if: condition)
    {
      return etag
    }
    // An answer that was lost makes the second attempt fail on what the first has written.
    guard let now = try await bucket.get(recordKey), now.bytes == text else {
      throw PublicationError.overtaken
    }
    return now.etag
  }

  /// Whether the record is still the one that was written with this ticket.
  func isStill(_ ticket: String) async throws -> Bool {
    guard let object = try await bucket.get(recordKey) else { return false }
    return StoreRecord(text: String(decoding: object.bytes, as: UTF8.self))?.ticket == ticket
  }

  private func parsed(_ object: StoredObject, _ key: String) throws -> StoreRecord {
    guard let record = StoreRecord(text: String(decoding: object.bytes, as: UTF8.self)) else {
      throw PublicationError(
        "the record \(key) in the bucket \(bucket.address.bucket) is damaged",
        help: "delete it there; files that are to go must then be deleted by hand")
    }
    return record
  }

  private static let plain = [("content-type", "text/plain; charset=utf-8"), ("cache-control", "no-store")]
}

/// Earlier publications: their records, and copies of the files that have been replaced since.
extension StoreSite {
  private func recordKey(_ number: Int) -> String { "\(hidden)publications/\(number)" }
  private var copies: String { hidden + "copies/" }

  /// Keeps the record of a publication that is about to be replaced.
  func keep(_ record: StoreRecord) async throws {
    var finished = record
    finished.pending = nil
    _ = try await bucket.put(
      Array(finished.text.utf8), at: recordKey(record.number), headers: Self.plain, if: .none)
  }

  /// The record of an earlier publication; nil when it is not kept.
  func kept(_ number: Int) async throws -> StoreRecord? {
    let key = recordKey(number)
    return try await bucket.get(key).map { try parsed($0, key) }
  }

  /// Digests of the files that copies are kept of.
  func keptDigests() async throws -> Set<String> {
    Set(try await bucket.list(copies).keys.map { String($0.dropFirst(copies.count)) })
  }

  /// Keeps a copy of a file that is about to be replaced or deleted, if it is still what the record says.
  func keep(_ path: String, _ entry: StoreRecord.Entry) async throws {
    _ = try await bucket.copy(key(path), version: entry.etag, to: copies + entry.digest)
  }

  /// Puts a kept copy back; says its version, or that there is no copy.
  func restore(_ path: String, digest: String) async throws -> Bucket.Writing {
    try await bucket.copy(copies + digest, to: key(path))
  }

  /// Forgets all earlier publications but `count` of those that came before `record`, each from the next.
  func prune(keeping count: Int, before record: StoreRecord) async throws {
    var kept: [Int: StoreRecord] = [:]
    var at = record.previous
    while let number = at, kept.count < count, let earlier = try await self.kept(number) {
      kept[number] = earlier
      at = earlier.previous
    }
    // The next publication may be keeping this one already.
    if count > 0 { kept[record.number] = record }
    let wanted = Set(kept.values.flatMap { $0.files.values.map(\.digest) })
    let records = try await bucket.list(hidden + "publications/").keys.filter { key in
      !kept.keys.contains { recordKey($0) == key }
    }
    let digests = try await keptDigests().subtracting(wanted).map { copies + $0 }
    try await together(records.sorted() + digests.sorted()) { try await bucket.delete($0) }
  }
}
