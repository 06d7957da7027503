import Markdown

extension Document {
  /// The lead paragraph as a reader sees it: wiki links without words show the headlines that they lead to.
  ///
  /// - Parameter links: where each link of the document leads.
  func leadParagraph(_ links: [ResolvedLink]) -> String {
    guard !leadHeadlines.isEmpty else { return leadParagraph }
    let words = Array(leadParagraph.utf8)
    var out: [UInt8] = []
    var start = 0
    for place in leadHeadlines {
      guard case .site(_, _, let headline?) = links[place.link] else { continue }
      out += words[start..<place.range.lowerBound]
      out += headline.utf8
      start = place.range.upperBound
    }
    return String(decoding: out + words[start...], as: UTF8.self)
  }
}

extension Prose {
  package var leadParagraph: String { document.leadParagraph(links) }
}
