/// What lies in a store, as it was read at one moment.
struct StoreHolding: Sendable {
  /// Nil before the first publication.
  let record: StoreRecord?
  /// Of the record's object, where the store names versions.
  let version: String?
  /// Versions of the site's objects by their paths, foreign ones included; empty where the store names none.
  let objects: [String: String]

  /// What the record says of an object that is as the last finished publication left it; nil for all others.
  func entry(_ path: String) -> StoreRecord.Entry? {
    guard let entry = record?.files[path], let etag = objects[path], entry.etag == etag else { return nil }
    return entry
  }

  func digest(_ path: String) -> String? { entry(path)?.digest }
}
