import Diagnostics

/// One page of a bucket's list, asked for with escaped keys.
struct ObjectListing: Sendable {
  /// Entity tags by unescaped keys; empty where the store names none.
  let versions: [String: String]
  /// What the next page is asked for with; nil on the last.
  let next: String?

  init(_ xml: String) {
    let scan = XMLScan(xml)
    // A store that does not know the option sends keys as they are.
    let isEscaped = scan.first("EncodingType") == "url"
    var versions: [String: String] = [:]
    for entry in scan.all("Contents").map({ XMLScan($0) }) {
      guard let key = entry.first("Key") else { continue }
      versions[isEscaped ? Self.unescaped(key) : key] = withoutQuotes(entry.first("ETag") ?? "")
    }
    self.versions = versions
    next = scan.first("IsTruncated") == "true" ? scan.first("NextContinuationToken") : nil
  }

  /// Stores escape as forms do, with a plus for a space.
  private static func unescaped(_ key: String) -> String {
    percentDecoded(String(key.map { $0 == "+" ? " " : $0 }))
  }
}
