/// One question to a store, before it is signed.
struct StoreRequest: Sendable {
  enum Method: String, Sendable {
    case get = "GET"
    case head = "HEAD"
    case put = "PUT"
    case delete = "DELETE"
  }

  let method: Method
  /// Unescaped; empty for the bucket itself.
  let key: String
  var query: [(name: String, value: String)] = []
  var headers: [(name: String, value: String)] = []
  var body: [UInt8] = []
}

/// What a store answered.
struct StoreAnswer: Sendable {
  let status: Int
  /// By names in lower case.
  let headers: [String: String]
  let body: [UInt8]

  /// Content of the first element of that name, in the body.
  func element(_ name: String) -> String? {
    XMLScan(String(decoding: body, as: UTF8.self)).first(name)
  }

  /// Version of the object, without quotes; nil where the store names none.
  var etag: String? { headers["etag"].map(withoutQuotes) }
}

/// An entity tag as this room keeps it.
func withoutQuotes(_ etag: String) -> String { etag.filter { $0 != "\"" } }
