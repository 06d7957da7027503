/// The publisher and the website, written once for all pages.
struct PublisherNodes: Sendable {
  let id: String
  let name: String
  let logo: Picture?
  let full: EncodedJSON
  /// Only what names the publisher, for people's pages.
  let brief: EncodedJSON
  let websiteID: String
  let website: EncodedJSON

  init(_ site: Site, _ addresses: Addresses, _ images: ThemeImages) {
    let settings = site.settings
    let details = settings.publisher
    let title = settings.title
    let name = details.name.isEmpty ? title : details.name
    let id = addresses.front + "#publisher"
    let url = details.url.isEmpty ? addresses.front : addresses.url(setting: details.url)
    let logo = [site.publisherLogo, site.logo].compactMap { $0 }.first(where: Self.isLogo)
    self.logo = logo ?? images.logo(alt: title)
    let node = SchemaPublisher(
      id: id, url: url, name: name, logo: self.logo.map { SchemaImage($0, addresses) }, details: details,
      sameAs: Self.profiles(settings, or: url), policies: TrustPolicies(site, addresses))
    full = EncodedJSON { $0.value(node) }
    brief = EncodedJSON { json in
      json.object { json in
        json.key("@type")
        json.value(name: node.type)
        json.member("@id", id)
        json.member("name", name)
        json.member("url", url)
      }
    }
    let website = SchemaWebSite(id: addresses.front + "#website", url: addresses.front, name: title)
    self.website = EncodedJSON { $0.value(website) }
    websiteID = website.id
    self.id = id
    self.name = name
  }

  /// Google wants 112 pixels and no vector graphics.
  static func isLogo(_ picture: Picture) -> Bool {
    guard picture.isShareable, let width = picture.width, let height = picture.height else { return false }
    return min(width, height) >= 60 && max(width, height) >= 112
  }

  /// Profiles of the paper elsewhere; without any its own site, which identifies it as well.
  private static func profiles(_ settings: Settings, or home: String) -> [String] {
    let social = settings.social
    let x = Accounts.x(social.x)
    let known =
      settings.publisher.sameAs + [
        Accounts.fediverseURL(social.mastodon), x.isEmpty ? "" : "https://x.com/" + x.dropFirst(),
        Accounts.facebook(social.facebook), Accounts.bluesky(social.bluesky),
      ]
    var seen = Set<String>()
    let profiles = known.filter { $0.contains("://") && seen.insert($0).inserted }
    return profiles.isEmpty ? [home] : profiles
  }
}
