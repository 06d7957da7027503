extension WireDesk {
  /// What the page's head says to machines: description, canonical, share tags, feeds, JSON-LD.
  ///
  /// The title element is not part of it; its text is `summary.title`.
  package func head(of page: Page, _ summary: PageSummary, _ words: PageWords) -> [UInt8] {
    var head = HeadWriter()
    switch page.contents {
    case .redirect: head.link("canonical", summary.canonical)
    case .notFound, .gone: appendErrorHead(to: &head)
    case .article(let contents):
      StoryHead(desk: self, contents: contents, summary: summary).append(words, to: &head)
    default: OtherHead(desk: self, page: page, summary: summary).append(words, to: &head)
    }
    return head.bytes
  }

  private func appendErrorHead(to head: inout HeadWriter) {
    head.name("robots", "noindex")
    head.raw(sharedTags)
    head.raw(sharedLinks)
  }

  /// Description, canonical, robots and the tags that all cards need.
  func appendCard(_ card: ShareCard, _ summary: PageSummary, isIndexed: Bool, to head: inout HeadWriter) {
    head.name("description", summary.description)
    head.link("canonical", summary.canonical)
    head.name(
      "robots", isIndexed ? "max-image-preview:large, max-snippet:-1, max-video-preview:-1" : "noindex")
    head.property("og:type", card.type)
    head.property("og:title", card.title)
    head.property("og:description", shortened(card.description, to: 300))
    head.property("og:url", summary.canonical)
    head.raw(sharedTags)
    head.property("og:locale", LanguageTag.openGraphLocale(summary.language) ?? "")
    if let picture = card.picture {
      if picture == pictures.fallback, !fallbackTags.isEmpty {
        head.raw(fallbackTags)
      } else {
        append(picture, alt: card.title, to: &head)
      }
    }
    head.name("twitter:card", card.picture == nil ? "summary" : "summary_large_image")
    // X cuts within words; it falls back to Open Graph for what already fits.
    let (title, text) = (shortened(card.title, to: 70), shortened(card.description, to: 200))
    if title != card.title { head.name("twitter:title", title) }
    if text != card.description { head.name("twitter:description", text) }
  }

  private func append(_ picture: Picture, alt: String, to head: inout HeadWriter) {
    SharedHead.append(picture, alt: SharedHead.alternative(of: picture) ?? alt, addresses, to: &head)
  }
}

extension SharedHead {
  /// What the picture's own words say that it shows; nil when there are none.
  static func alternative(of picture: Picture) -> String? {
    [picture.alt, picture.caption].first { !$0.isEmpty }
  }

  /// The tags of a share card's picture.
  static func append(
    _ picture: Picture, alt: String, _ addresses: Addresses, to head: inout HeadWriter
  ) {
    let text = shortened(alt, to: 420)
    head.property("og:image", addresses.url(picture.location))
    if let width = picture.width, let height = picture.height {
      head.property("og:image:width", String(width))
      head.property("og:image:height", String(height))
    }
    head.property("og:image:type", picture.type)
    head.property("og:image:alt", text)
    head.name("twitter:image:alt", text)
  }
}

/// What a page shows when it is shared.
struct ShareCard {
  /// `og:type`.
  let type: String
  let title: String
  let description: String
  let picture: Picture?
}
