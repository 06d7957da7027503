/// The people of the site as metadata shows them on story after story, written once.
struct People: Sendable {
  /// One for each of `Site.authors`.
  private let entries: [Entry]
  private let publisherName: String
  let publisherURL: String
  /// The publisher as author, for stories without a byline.
  let house: EncodedJSON

  /// A class, for every story by a person hands it on.
  final class Entry: Sendable {
    let name: String
    let url: String
    let node: SchemaAuthor
    let encoded: EncodedJSON
    /// `@user@host`, or empty.
    let fediverse: String
    /// `@handle`, or empty.
    let x: String
    /// Absolute URL of the portrait, or empty.
    let photo: String

    init(_ author: Author, _ node: SchemaAuthor, _ addresses: Addresses) {
      name = node.name
      url = node.url
      self.node = node
      encoded = EncodedJSON { $0.value(node) }
      fediverse = Accounts.fediverse(author.mastodon ?? "")
      x = Accounts.x(author.x ?? "")
      photo = author.photo.map { addresses.url($0.location) } ?? ""
    }
  }

  init(_ site: Site, _ addresses: Addresses, publisher: PublisherNodes) {
    let houses = [site.settings.title, publisher.name]
    entries = site.authors.map { Entry($0, Self.node($0, addresses, houses), addresses) }
    publisherName = publisher.name
    publisherURL = addresses.front
    house = publisher.brief
  }

  subscript(author: Int) -> Entry { entries[author] }

  /// Names and addresses of the writers; the publisher for a story without a byline.
  func writers(_ byline: Byline) -> [(name: String, url: String, photo: String)] {
    if byline.authors.isEmpty { return [(publisherName, publisherURL, "")] }
    return byline.authors.map {
      let entry = entries[$0.author]
      return (entry.name, entry.url, entry.photo)
    }
  }

  private static func node(_ author: Author, _ addresses: Addresses, _ houses: [String]) -> SchemaAuthor {
    let url = addresses.url(author.path)
    return SchemaAuthor(
      isOrganization: Byline.isOrganization(author, houses: houses), id: url + "#person",
      name: author.name, url: url,
      jobTitle: author.role, sameAs: profiles(author))
  }

  /// Addresses of the person's profiles elsewhere.
  static func profiles(_ author: Author) -> [String] {
    let x = Accounts.x(author.x ?? "")
    let all =
      author.links.map(\.url).filter { $0.hasPrefix("http") } + [
        Accounts.fediverseURL(author.mastodon ?? ""), x.isEmpty ? "" : "https://x.com/" + x.dropFirst(),
      ]
    var seen = Set<String>()
    return all.filter { !$0.isEmpty && seen.insert($0).inserted }
  }
}
