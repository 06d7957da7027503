import Markdown

extension DocumentOutline {
  /// The lead paragraph as a reader sees it: wiki links without words show the headlines that they lead to.
  ///
  /// - Parameter links: where each link of the body leads.
  func leadParagraph(_ links: [ResolvedLink]) -> String {
    guard !leadHeadlines.isEmpty else { return leadParagraph }
    let words = Array(leadParagraph.utf8)
    var out: [UInt8] = []
    var start = 0
    for place in leadHeadlines {
      let shown: String
      switch links[place.link] {
      case .site(_, _, let story?): shown = story.headline
      // The slug of a story that is not there says what the link must not.
      case .withheld(let text): shown = text
      default: continue
      }
      out += words[start..<place.range.lowerBound]
      out += shown.utf8
      start = place.range.upperBound
    }
    return String(decoding: out + words[start...], as: UTF8.self)
  }
}

extension Prose {
  var leadParagraph: String { outline.leadParagraph(links) }
}
