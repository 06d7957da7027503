import ObjectStore

/// A change of what readers see in a store, under way: announced in the record, and kept from others' way.
struct StoreChange: Sendable {
  let site: StoreSite
  let holding: StoreHolding
  /// The record that announces the change, and its version.
  private let intent: (record: StoreRecord, version: String?)
  /// How many earlier publications are kept.
  let keep: Int

  /// Announces that `paths` are about to be written or deleted, unless somebody else has done so meanwhile.
  init(
    site: StoreSite, holding: StoreHolding, touching paths: [String], returning earlier: Int? = nil, keep: Int
  ) async throws {
    self.site = site
    self.holding = holding
    self.keep = keep
    let before = holding.record ?? StoreRecord()
    if keep > 0, before.number > 0 { try await site.keep(before) }
    let record = before.beginning(paths, returning: earlier)
    intent = (
      record, try await site.write(record, over: holding.version, exists: holding.record != nil)
    )
  }

  /// Throws when another publication has begun since.
  func checkIsOurs() async throws {
    guard try await site.isStill(intent.record.ticket) else { throw PublicationError.overtaken }
  }

  /// Writes an object over the one that was listed; returns the new version.
  func write(_ form: StoredForm, at path: String) async throws -> String? {
    try await keepCopy(path)
    let condition: Bucket.Condition =
      switch holding.objects[path] {
      case nil: .absent
      case ""?: .none
      case let etag?: .version(etag)
      }
    let writing = try await site.bucket.put(
      form.bytes, at: site.key(path), headers: form.headers, if: condition)
    if case .written(let etag) = writing { return etag }
    // An answer that was lost makes the second attempt fail on what the first has written.
    guard let facts = try await site.bucket.head(site.key(path)),
      facts.headers[StoredForm.digestHeader] == form.digest
    else { throw PublicationError.overtaken }
    return facts.etag
  }

  func delete(_ paths: [String]) async throws {
    try await together(paths) { path in
      try await keepCopy(path)
      try await site.bucket.delete(site.key(path))
    }
  }

  /// Of a file that the last finished publication left as it is there now.
  func keepCopy(_ path: String) async throws {
    guard keep > 0, let entry = holding.entry(path) else { return }
    try await site.keep(path, entry)
  }

  /// Writes the record of what is there now.
  func finish(_ record: StoreRecord) async throws {
    // After a publication that did not finish, another process may still be at work on it.
    if holding.record?.pending != nil {
      let now = try await site.holding()
      let isMixed = record.files.contains { path, entry in
        guard let etag = now.objects[path] else { return true }
        return !etag.isEmpty && entry.etag != nil && entry.etag != etag
      }
      if isMixed { throw PublicationError.overtaken }
    }
    _ = try await site.write(record, over: intent.version, exists: true)
    // The site is published; what could not be forgotten now is forgotten by the next publication.
    try? await site.prune(keeping: keep, before: record)
  }
}
