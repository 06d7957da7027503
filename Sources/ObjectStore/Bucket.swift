import Diagnostics

/// A bucket of a store that speaks Amazon's S3 protocol.
package struct Bucket: Sendable {
  package let address: StoreAddress
  private let client: StoreClient

  /// Requests that are under way at once, at most.
  package static let width = 16

  package init(_ address: StoreAddress, _ credentials: StoreCredentials, patience: Patience = Patience()) {
    self.address = address
    client = StoreClient(address: address, credentials: credentials, patience: patience)
  }

  /// The whole object; nil when there is none.
  package func get(_ key: String) async throws -> StoredObject? {
    let answer = try await client.send(StoreRequest(method: .get, key: key))
    if answer.status == 404, answer.element("Code") != "NoSuchBucket" { return nil }
    guard answer.status == 200 else { throw refusal(answer, "read \(key)") }
    return StoredObject(bytes: answer.body, etag: answer.etag)
  }

  /// What is known of an object without its bytes; nil when there is none.
  package func head(_ key: String) async throws -> StoredObject.Facts? {
    let answer = try await client.send(StoreRequest(method: .head, key: key))
    if answer.status == 404 { return nil }
    guard answer.status == 200 else { throw refusal(answer, "look at \(key)") }
    return StoredObject.Facts(etag: answer.etag, headers: answer.headers)
  }

  /// Writes an object if the condition holds; where the store cannot tell, it is written all the same.
  package func put(
    _ bytes: [UInt8], at key: String, headers: [(name: String, value: String)], if condition: Condition
  ) async throws -> Writing {
    var request = StoreRequest(method: .put, key: key, headers: headers, body: bytes)
    switch condition {
    case .none: break
    case .absent: request.headers.append(("if-none-match", "*"))
    case .version(let etag): request.headers.append(("if-match", "\"\(etag)\""))
    }
    var answer = try await client.send(request)
    if answer.status == 501, condition != .none {
      request.headers = headers
      answer = try await client.send(request)
    }
    // A store answers 404 when the version is asked for of an object that is not there.
    let isRefused = answer.status == 412 || (answer.status == 404 && answer.element("Code") == "NoSuchKey")
    if condition != .none, isRefused { return .refused }
    guard answer.status == 200 else { throw refusal(answer, "write \(key)") }
    return .written(etag: answer.etag)
  }

  /// Copies an object with its headers, within the store; says the copy's version, or that there was no original.
  ///
  /// - Parameter version: entity tag that the original must have; nil for any.
  package func copy(_ source: String, version: String? = nil, to key: String) async throws -> Writing {
    let path = "/" + percentEncoded(address.bucket + "/" + source, keeping: .unreservedAndSlash)
    var request = StoreRequest(method: .put, key: key, headers: [("x-amz-copy-source", path)])
    if let version { request.headers.append(("x-amz-copy-source-if-match", "\"\(version)\"")) }
    let answer = try await client.send(request)
    if answer.status == 412 { return .refused }
    if answer.status == 404, answer.element("Code") != "NoSuchBucket" { return .refused }
    // A copy that fails half-way is answered with 200 and an error in the body.
    guard answer.status == 200, let etag = answer.element("ETag") else {
      throw refusal(answer, "copy \(source)")
    }
    return .written(etag: withoutQuotes(etag))
  }

  /// Deletes an object; that it is gone already is no failure.
  package func delete(_ key: String) async throws {
    let answer = try await client.send(StoreRequest(method: .delete, key: key))
    guard [200, 204, 404].contains(answer.status) else { throw refusal(answer, "delete \(key)") }
  }

  /// The keys that begin so, with the version of each, where the store names one.
  package func list(_ prefix: String) async throws -> [String: String] {
    var found: [String: String] = [:]
    var next: String?
    repeat {
      var query = [("list-type", "2"), ("encoding-type", "url"), ("prefix", prefix)]
      if let next { query.append(("continuation-token", next)) }
      let answer = try await client.send(StoreRequest(method: .get, key: "", query: query))
      guard answer.status == 200 else { throw refusal(answer, "list \(address.bucket)") }
      let page = ObjectListing(String(decoding: answer.body, as: UTF8.self))
      found.merge(page.versions) { $1 }
      next = page.next
    } while next != nil
    return found
  }

  private func refusal(_ answer: StoreAnswer, _ purpose: String) -> StoreError {
    StoreRefusal(answer: answer, address: address, credentials: client.credentials).error(purpose)
  }

  /// What must be so for an object to be written.
  package enum Condition: Hashable, Sendable {
    case none
    /// There is no such object.
    case absent
    /// It has this entity tag.
    case version(String)
  }

  package enum Writing: Hashable, Sendable {
    case written(etag: String?)
    /// The condition did not hold.
    case refused
  }
}
