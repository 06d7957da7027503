/// An object as a store gave it.
package struct StoredObject: Hashable, Sendable {
  package let bytes: [UInt8]
  /// Without quotes; nil where the store names none.
  package let etag: String?

  /// What is known of an object without its bytes.
  package struct Facts: Hashable, Sendable {
    package let etag: String?
    /// By names in lower case.
    package let headers: [String: String]
  }
}
