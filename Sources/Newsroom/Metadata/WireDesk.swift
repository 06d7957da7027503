/// The desk that tells machines what the paper says: search engines, share cards, feed readers, crawlers.
///
/// Made once per edition. What is the same on all pages is written once, here. A class, for every head hands it on.
package final class WireDesk: Sendable {
  let site: Site
  let words: WireWords
  let addresses: Addresses
  let images: ThemeImages
  let colors: ThemeColors
  let pictures: SharePictures
  let titles: Titles
  let descriptions: Descriptions
  let channels: FeedChannels
  let people: People
  let publisher: PublisherNodes
  /// What lists and stories say of each story, by its index.
  let listings: LazyTable<ListedName>
  /// When each story last changed, as machines are told: in substance, or by a correction.
  ///
  /// Readers see a correction by itself, with its date, and no update that says nothing more.
  let modified: [Instant]
  /// Share tags that every page has.
  let sharedTags: [UInt8]
  /// The tags of the picture that stands in for all that is missing; empty where each page words them itself.
  let fallbackTags: [UInt8]
  /// Icons, manifest, colours and the site's feeds.
  let sharedLinks: [UInt8]

  /// - Parameters:
  ///   - properties: those of the style sheets, for the colours of the browser's frame.
  ///   - asset: a file of `templates/assets`, by its name.
  init(site: Site, words: WireWords, properties: CustomProperties, asset: ThemeImages.Finder) {
    let addresses = Addresses(base: site.settings.baseURL)
    let images = ThemeImages(asset)
    let publisher = PublisherNodes(site, addresses, images)
    self.site = site
    self.words = words
    self.addresses = addresses
    self.images = images
    colors = ThemeColors(site.settings, over: properties)
    self.publisher = publisher
    listings = Self.listings(site, addresses)
    modified = site.articles.map { $0.modified(at: site.now) }
    pictures = SharePictures(site: site, images: images)
    titles = Titles(site)
    descriptions = Descriptions(site: site)
    channels = FeedChannels(site)
    people = People(site, addresses, publisher: publisher)
    sharedTags = SharedHead.tags(site.settings)
    fallbackTags = SharedHead.tags(of: pictures.fallback, addresses)
    sharedLinks = SharedHead.links(colors, images, channels.site, addresses)
  }

  /// The same desk for a site in which one story has other words, and all else is as it was.
  func following(_ site: Site, revising index: Int) -> WireDesk {
    WireDesk(self, following: site, revising: index)
  }

  private init(_ desk: WireDesk, following site: Site, revising index: Int) {
    self.site = site
    var modified = desk.modified
    modified[index] = site.articles[index].modified(at: site.now)
    self.modified = modified
    descriptions = Descriptions(site: site)
    words = desk.words
    addresses = desk.addresses
    images = desk.images
    colors = desk.colors
    pictures = desk.pictures
    titles = desk.titles
    channels = desk.channels
    people = desk.people
    publisher = desk.publisher
    listings = Self.listings(site, addresses)
    sharedTags = desk.sharedTags
    fallbackTags = desk.fallbackTags
    sharedLinks = desk.sharedLinks
  }

  private static func listings(_ site: Site, _ addresses: Addresses) -> LazyTable<ListedName> {
    LazyTable(count: site.articles.count) { index in
      let card = site.articles[index].card
      return ListedName(name: card.headline, url: addresses.url(card.path))
    }
  }

  /// What the head of a story's page says that depends on other stories or on the clock.
  ///
  /// Belongs to the page's fingerprint: what tells its title from others of the same headline, and whether
  /// its live coverage has ended.
  func distinction(of article: Int) -> String {
    let story = site.articles[article]
    return titles.distinction(of: article) + (hasEnded(story) ? " ended" : "")
  }

  /// Seconds after its last change in which live coverage counts as going on.
  static let liveWindow = 86_400

  /// Live coverage has ended when nothing was added to it for a day.
  func hasEnded(_ article: Article) -> Bool {
    article.card.kind == .live && site.now.seconds - article.card.modified.seconds > Self.liveWindow
  }

  /// Everything that heads and feeds show of the site as a whole.
  ///
  /// Belongs to the fingerprint of every page and feed, with the labels that `words` was made from.
  package var signature: [UInt8] {
    let settings = site.settings
    let fallback = pictures.fallback.map { [addresses.url($0.location), $0.alt, $0.type] } ?? []
    let sizes = [pictures.fallback?.width, pictures.fallback?.height].map { String($0 ?? 0) }
    let texts =
      [
        settings.title, settings.tagline, settings.description, settings.copyright, settings.zone.name,
        settings.feeds.hub, "\(settings.feeds.items) \(settings.feeds.listItems)",
        "\(settings.feeds.isFullText) \(settings.feeds.minimumTagArticles)",
      ] + settings.shareTargets.map(\.rawValue) + fallback + sizes
    return sharedTags + sharedLinks + publisher.full.bytes + publisher.website.bytes
      + texts.joined(separator: "\0").utf8
  }
}

extension Article {
  fileprivate func modified(at now: Instant) -> Instant {
    source.frontMatter.corrections.reduce(card.modified) { modified, correction in
      correction.date > now ? modified : max(modified, correction.date)
    }
  }
}
