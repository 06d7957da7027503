/// Finds elements in the plain XML of stores: no attributes that matter, no comments, no sections of raw text.
struct XMLScan {
  private let text: Substring

  init(_ text: some StringProtocol) { self.text = Substring(text) }

  /// Content of each element of that name, as it stands.
  func all(_ name: String) -> [Substring] {
    var found: [Substring] = []
    var rest = text
    while let start = rest.firstRange(of: "<\(name)>") {
      let content = rest[start.upperBound...]
      guard let end = content.firstRange(of: "</\(name)>") else { break }
      found.append(content[..<end.lowerBound])
      rest = content[end.upperBound...]
    }
    return found
  }

  /// Text of the first element of that name.
  func first(_ name: String) -> String? { all(name).first.map(Self.unescaped) }

  private static func unescaped(_ text: Substring) -> String {
    let pairs = [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#34;", "\""), ("&apos;", "'"), ("&#39;", "'"),
      ("&amp;", "&"),
    ]
    guard text.contains("&") else { return String(text) }
    return pairs.reduce(String(text)) {
      $0.split(separator: $1.0, omittingEmptySubsequences: false).joined(separator: $1.1)
    }
  }
}
