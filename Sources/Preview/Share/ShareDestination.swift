/// Where stories are shared, and what each place shows of a page's head.
///
/// The lengths are what was seen in 2026: they say where text is cut, and promise nothing.
enum ShareDestination: String, CaseIterable, Sendable {
  case x, facebook, linkedin, whatsapp, slack, bluesky, mastodon, google

  var name: String {
    switch self {
    case .x: "X"
    case .facebook: "Facebook"
    case .linkedin: "LinkedIn"
    case .whatsapp: "WhatsApp"
    case .slack: "Slack"
    case .bluesky: "Bluesky"
    case .mastodon: "Mastodon"
    case .google: "Google"
    }
  }

  /// What an author should know about this place.
  var remark: String {
    switch self {
    case .x: "headline on the picture, about 70 characters; no description"
    case .facebook: "headline about 88 characters, one line of description"
    case .linkedin: "headline about 120 characters, no description; wants a picture 1200 wide"
    case .whatsapp: "headline about 65 characters; picture from 300 pixels and under 600 kB"
    case .slack: "whole headline, about 700 characters of description, and labelled facts"
    case .bluesky: "two lines each; picture under 1 MB"
    case .mastodon: "site, headline, byline and date"
    case .google: "title about 60 characters, description about 155, small square picture"
    }
  }

  /// The card that `head` makes there.
  ///
  /// - Parameter domain: that of the published site.
  func card(_ head: PageHead, domain: String) -> ShareCard {
    let openTitle = head.first("og:title") ?? head.title
    let openText = head.first("og:description", "description")
    let picture = head.first("og:image", "og:image:url", "og:image:secure_url")
    let width = head.first("og:image:width").flatMap { Int($0) }
    func layout(from least: Int) -> ShareCard.Layout {
      guard picture != nil else { return .textOnly }
      return width.map { $0 >= least } ?? true ? .largePicture : .thumbnail
    }
    func card(
      _ title: String, limit: Int, text: String? = nil, textLimit: Int = 0, _ layout: ShareCard.Layout,
      over: [String] = [], more: [String] = []
    ) -> ShareCard {
      ShareCard(
        headline: cut(title, to: limit), text: text.map { cut($0, to: textLimit) },
        picture: layout == .textOnly ? nil : picture, layout: layout, domain: domain, kicker: over,
        facts: more)
    }
    switch self {
    case .x:
      let isLarge = head.first("twitter:card") == "summary_large_image"
      let own = head.first("twitter:title") ?? openTitle
      let shape: ShareCard.Layout = picture == nil ? .textOnly : isLarge ? .largePicture : .thumbnail
      var made = card(own, limit: 70, shape)
      if shape != .textOnly { made.picture = head.first("twitter:image") ?? picture }
      return made
    case .facebook: return card(openTitle, limit: 88, text: openText, textLimit: 80, layout(from: 600))
    case .linkedin: return card(openTitle, limit: 120, layout(from: 1_200))
    case .whatsapp: return card(openTitle, limit: 65, text: openText, textLimit: 120, layout(from: 300))
    case .slack:
      return card(
        openTitle, limit: .max, text: openText, textLimit: 700, layout(from: 0),
        over: [head.first("og:site_name")].compactMap { $0 }, more: labelledFacts(head))
    case .bluesky: return card(openTitle, limit: 120, text: openText, textLimit: 150, layout(from: 0))
    case .mastodon:
      return card(
        openTitle, limit: 200, text: openText, textLimit: 200, layout(from: 0),
        over: [head.first("og:site_name") ?? domain, head.first("article:published_time").map(day)]
          .compactMap { $0 },
        more: [head.first("fediverse:creator").map { "More from \($0)" }].compactMap { $0 })
    case .google:
      return card(
        head.title.isEmpty ? openTitle : head.title, limit: 60,
        text: head.first("description", "og:description"),
        textLimit: 155, picture == nil ? .textOnly : .thumbnail,
        over: [head.first("og:site_name")].compactMap { $0 },
        more: [head.first("article:published_time").map(day)].compactMap { $0 })
    }
  }

  /// The pairs that Slack prints below a card.
  private func labelledFacts(_ head: PageHead) -> [String] {
    [("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2")].compactMap { label, value in
      guard let label = head.first(label), let value = head.first(value) else { return nil }
      return "\(label): \(value)"
    }
  }

  private func day(_ time: String) -> String { String(time.prefix(10)) }
}

/// `text` up to `limit` characters, cut at a word where one ends near, with an ellipsis for what is missing.
func cut(_ text: String, to limit: Int) -> String {
  guard text.count > limit else { return text }
  let kept = text.prefix(max(limit - 1, 1))
  guard let space = kept.lastIndex(of: " "), kept.distance(from: space, to: kept.endIndex) < 16 else {
    return kept + "…"
  }
  // A comma before an ellipsis is one mark too many.
  let end = kept[..<space].lastIndex { !$0.isPunctuation && !$0.isWhitespace } ?? kept.startIndex
  return kept[...end] + "…"
}
