/// The formats of a feed.
enum FeedFormat: Hashable, Sendable, CaseIterable {
  case rss, atom, json

  var fileName: String {
    switch self {
    case .rss: "feed.xml"
    case .atom: "atom.xml"
    case .json: "feed.json"
    }
  }

  var mediaType: String {
    switch self {
    case .rss: "application/rss+xml"
    case .atom: "application/atom+xml"
    case .json: "application/feed+json"
    }
  }

  var label: String {
    switch self {
    case .rss: "RSS"
    case .atom: "Atom"
    case .json: "JSON Feed"
    }
  }
}

/// What feeds are about: the site, a section, a person or a tag, in every format.
struct FeedChannel: Sendable {
  let title: String
  let description: String
  /// The page whose stories the feed has; feed files lie below it.
  let page: SitePath
  /// Indices into `Site.articles`, newest first.
  let articles: [Int]
  /// Whether entries hold the whole story or only its dek.
  let isFullText: Bool

  func path(_ format: FeedFormat) -> SitePath { page.file(format.fileName) }
}

/// All channels of an edition, and which page announces which.
struct FeedChannels: Sendable {
  let site: FeedChannel
  /// By index into `Site.sections`, `Site.authors` and `Site.tags`; nil for those without a feed.
  private let sections: [FeedChannel?]
  private let authors: [FeedChannel?]
  private let tags: [FeedChannel?]

  init(_ site: Site) {
    let settings = site.settings
    let feeds = settings.feeds
    let title = settings.title
    let about = settings.description.isEmpty ? settings.tagline : settings.description
    func channel(
      _ name: String, _ description: String, _ page: SitePath, _ articles: [Int], isFullText: Bool = true,
      isPromised: Bool = false
    ) -> FeedChannel? {
      let articles = Self.newest(articles, site, feeds.listItems)
      // Those who subscribed to a promised one wait for the next story.
      guard isPromised || !articles.isEmpty else { return nil }
      return FeedChannel(
        title: "\(name) – \(title)", description: description.isEmpty ? "\(name) – \(title)" : description,
        page: page, articles: articles,
        isFullText: isFullText && feeds.isFullText)
    }
    self.site = FeedChannel(
      title: title, description: about.isEmpty ? title : about, page: .front,
      articles: Self.newest(site.articles.indices, site, feeds.items), isFullText: feeds.isFullText)
    sections = site.sections.map {
      channel($0.name, $0.description, $0.path, $0.articles, isPromised: settings.names($0))
    }
    authors = site.authors.map {
      channel($0.name, $0.role, $0.path, $0.articles, isPromised: $0.hasFile)
    }
    // A tag's stories stand in full in the feeds of their sections; thousands of tags would repeat them.
    tags = site.tags.map { tag in
      tag.articles.count < feeds.minimumTagArticles
        ? nil : channel(tag.name, "", tag.path, tag.articles, isFullText: false)
    }
  }

  /// The newest stories, without those that only a preview shows.
  private static func newest(_ articles: some Sequence<Int>, _ site: Site, _ limit: Int) -> [Int] {
    Array(articles.lazy.filter { site.articles[$0].card.badge == nil }.prefix(limit))
  }

  var all: [FeedChannel] { [site] + (sections + authors + tags).compactMap { $0 } }

  /// The channel that a page announces besides the site's own.
  func channel(of contents: PageContents) -> FeedChannel? {
    switch contents {
    case .section(let index, _): sections[index]
    case .author(let index, _): authors[index]
    case .tag(let index, _): tags[index]
    default: nil
    }
  }
}
