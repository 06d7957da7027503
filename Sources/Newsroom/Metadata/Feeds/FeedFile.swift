import Mustache

/// Appends the HTML of a story's body with absolute URLs, by its index in `Site.articles`.
package typealias FeedBody = @Sendable (Int, inout Galley) -> Void

/// One feed: where it lies, and how to make it.
///
/// A feed's bytes are a function of the site's settings and of the stories in `articles` with their authors,
/// sections and tags; the time of the build is not in it.
package struct FeedFile: Sendable {
  package let path: SitePath
  package let title: String
  /// Indices of the stories that the feed may hold.
  package let articles: [Int]
  /// The page whose stories the feed has.
  let page: SitePath
  private let desk: WireDesk
  private let channel: FeedChannel
  private let format: FeedFormat

  init(_ channel: FeedChannel, _ format: FeedFormat, _ desk: WireDesk) {
    path = channel.path(format)
    title = channel.title
    articles = channel.articles
    page = channel.page
    self.desk = desk
    self.channel = channel
    self.format = format
  }

  package func bytes(body: @escaping FeedBody) -> [UInt8] {
    let entries = FeedEntries(desk, channel, body).entries
    switch format {
    case .rss: return RSSFeed(desk: desk, channel: channel).bytes(entries)
    case .atom: return AtomFeed(desk: desk, channel: channel).bytes(entries)
    case .json: return JSONFeed(desk: desk, channel: channel).bytes(entries)
    }
  }
}

extension WireDesk {
  /// RSS, Atom and JSON Feed of the site, each section and author, and each tag of some size.
  package var feeds: [FeedFile] {
    channels.all.flatMap { channel in FeedFormat.allCases.map { FeedFile(channel, $0, self) } }
  }
}
