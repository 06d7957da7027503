/// The desk that tells machines what the paper says: search engines, share cards, feed readers, crawlers.
///
/// Made once per edition. What is the same on all pages is written once, here.
package struct WireDesk: Sendable {
  let site: Site
  let words: WireWords
  let addresses: Addresses
  let images: ThemeImages
  let pictures: SharePictures
  let titles: Titles
  let descriptions: Descriptions
  let channels: FeedChannels
  let people: People
  let publisher: PublisherNodes
  /// Share tags that every page has.
  let sharedTags: [UInt8]
  /// Icons, manifest, colours and the site's feeds.
  let sharedLinks: [UInt8]

  /// - Parameter asset: the fingerprinted path of a file of `templates/assets`.
  package init(site: Site, words: WireWords, asset: ThemeImages.Finder) {
    let addresses = Addresses(base: site.settings.baseURL)
    let images = ThemeImages(asset)
    let publisher = PublisherNodes(site, addresses, images)
    self.site = site
    self.words = words
    self.addresses = addresses
    self.images = images
    self.publisher = publisher
    pictures = SharePictures(site: site, images: images)
    titles = Titles(site)
    descriptions = Descriptions(site: site)
    channels = FeedChannels(site)
    people = People(site, addresses, publisher: publisher)
    sharedTags = SharedHead.tags(site.settings)
    sharedLinks = SharedHead.links(site.settings, images, channels.site, addresses)
  }

  /// What tells a story's title from others of the same headline; belongs to its page's fingerprint.
  package func distinction(of article: Int) -> String { titles.distinction(of: site.articles[article]) }
}
