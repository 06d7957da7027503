import Diagnostics

/// Where a bucket is, and how its objects are addressed.
package struct StoreAddress: Hashable, Sendable {
  package let bucket: String
  package let region: String
  /// With the port when it is not the usual one, as the `Host` header has it.
  package let host: String
  private let scheme: String
  /// Escaped; no slash at its end.
  private let path: String

  /// - Parameter endpoint: absolute URL of the store; nil for Amazon's own in `region`.
  package init(bucket: String, region: String, endpoint: String? = nil, usesPathStyle: Bool = false) {
    self.bucket = bucket
    self.region = region
    let url = endpoint ?? Self.amazon(region)
    let parts = url.firstRange(of: "://").map { (url[..<$0.lowerBound], url[$0.upperBound...]) }
    let (scheme, rest) = parts ?? ("https", url[...])
    self.scheme = scheme.lowercased()
    let authority = Self.withoutUsualPort(rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }, self.scheme)
    let folders = rest.drop { $0 != "/" }.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
    let base = folders.map { "/" + $0 }.joined()
    if usesPathStyle || Self.needsPathStyle(bucket, at: authority, self.scheme) {
      (host, path) = (authority, base + "/" + percentEncoded(bucket, keeping: .unreserved))
    } else {
      (host, path) = (bucket + "." + authority, base)
    }
  }

  /// Escaped path of an object; of the bucket itself for an empty key.
  func path(of key: String) -> String {
    key.isEmpty && !path.isEmpty ? path : path + "/" + percentEncoded(key, keeping: .unreservedAndSlash)
  }

  func url(path: String, query: String) -> String {
    "\(scheme)://\(host)\(path)" + (query.isEmpty ? "" : "?" + query)
  }

  private static func amazon(_ region: String) -> String {
    "https://s3.\(region).amazonaws.com" + (region.hasPrefix("cn-") ? ".cn" : "")
  }

  /// Whether the bucket cannot stand in the host name: no certificate covers a name with dots, and numbers have none.
  private static func needsPathStyle(_ bucket: String, at authority: String, _ scheme: String) -> Bool {
    let host = authority.hasPrefix("[") ? authority[...] : authority.prefix { $0 != ":" }
    let isNumber = host.hasPrefix("[") || host.allSatisfy { $0.isNumber || $0 == "." }
    return isNumber || host == "localhost" || (scheme == "https" && bucket.contains("."))
  }

  private static func withoutUsualPort(_ authority: Substring, _ scheme: String) -> String {
    let usual = scheme == "https" ? ":443" : ":80"
    return String(authority.hasSuffix(usual) ? authority.dropLast(usual.count) : authority)
  }
}
