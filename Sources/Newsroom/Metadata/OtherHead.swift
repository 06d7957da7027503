/// The head of every page that is no story: front page, lists, people, static pages.
struct OtherHead {
  let desk: WireDesk
  let page: Page
  let summary: PageSummary

  private var site: Site { desk.site }

  func append(_ words: PageWords, to head: inout HeadWriter) {
    let card = ShareCard(
      type: person == nil ? "website" : "profile", title: title(words), description: summary.description,
      picture: desk.pictures.card(for: picture))
    desk.appendCard(card, summary, isIndexed: isIndexed, to: &head)
    if let person { appendProfile(of: person, to: &head) }
    appendNeighbours(to: &head)
    if let channel = desk.channels.channel(of: page.contents) {
      SharedHead.feeds(of: channel, desk.addresses, &head)
    }
    head.raw(desk.sharedLinks)
    appendGraph(words, to: &head)
  }

  private func title(_ words: PageWords) -> String {
    words.numbering.isEmpty ? summary.heading : "\(summary.heading) – \(words.numbering)"
  }

  private var isIndexed: Bool {
    if case .staticPage(let index) = page.contents { return site.pages[index].source.isSearchable }
    return true
  }

  /// The author whose profile this is: the first page of their list.
  private var person: Int? {
    if case .author(let index, let list) = page.contents, list.number == 1 { return index }
    return nil
  }

  private var picture: Picture? {
    switch page.contents {
    case .staticPage(let index): site.pages[index].picture
    case .author(let index, _): site.authors[index].photo
    default: nil
    }
  }

  private func appendProfile(of person: Int, to head: inout HeadWriter) {
    let author = site.authors[person]
    // Without what follows a name: ", PhD" or ", Jr.".
    let name = author.name.prefix { $0 != "," }
    if !desk.people[person].node.isOrganization, let space = name.lastIndex(of: " ") {
      head.property("profile:first_name", String(name[..<space]))
      head.property("profile:last_name", String(name[name.index(after: space)...]))
    }
    head.property("profile:username", author.slug.text)
    head.name("twitter:creator", Accounts.x(author.x ?? ""))
    head.name("fediverse:creator", Accounts.fediverse(author.mastodon ?? ""))
    for url in People.profiles(author) { head.link("me", url) }
  }

  private func appendNeighbours(to head: inout HeadWriter) {
    if case .front = page.contents {
      let mastodon = Accounts.fediverseURL(site.settings.social.mastodon)
      if !mastodon.isEmpty { head.link("me", mastodon) }
    }
    guard let list = page.contents.list, list.count > 1 else { return }
    if list.number > 1 {
      head.link("prev", desk.addresses.url(list.base.numbered(list.number - 1)))
    }
    if list.number < list.count {
      head.link("next", desk.addresses.url(list.base.numbered(list.number + 1)))
    }
  }

  private func appendGraph(_ words: PageWords, to head: inout HeadWriter) {
    head.structuredData { json in
      json.object { json in
        json.member("@context", "https://schema.org")
        json.key("@graph")
        json.array { json in
          if case .front = page.contents { appendHouse(to: &json) }
          json.value(node)
          if words.trail.count > 1 { json.value(SchemaBreadcrumbs(words.trail, desk.addresses)) }
        }
      }
    }
  }

  private func appendHouse(to json: inout JSONWriter) {
    json.value(desk.publisher.full)
    json.value(
      SchemaWebSite(
        id: desk.publisher.websiteID, url: desk.addresses.front, name: site.settings.title,
        description: summary.description, language: site.settings.language, publisher: desk.publisher.id))
  }

  private var node: SchemaPage {
    let list = listed
    var node = SchemaPage(
      type: type(isEmpty: list.count == 0), url: summary.canonical, name: summary.heading,
      description: summary.description, language: summary.language, website: desk.publisher.websiteID)
    if let person {
      node.person = profile(site.authors[person], at: person)
    } else if list.count > 0 {
      node.list = list
    }
    if case .staticPage(let index) = page.contents {
      node.image = site.pages[index].picture.map { SchemaImage($0, desk.addresses) }
      node.modified = site.pages[index].source.updated.map { rfc3339($0, site.settings.zone) } ?? ""
    }
    return node
  }

  private func type(isEmpty: Bool) -> StaticString {
    if person != nil { return "ProfilePage" }
    guard case .staticPage(let index) = page.contents else { return isEmpty ? "WebPage" : "CollectionPage" }
    switch site.pages[index].source.kind {
    case .plain: return "WebPage"
    case .about: return "AboutPage"
    case .contact: return "ContactPage"
    }
  }

  private func profile(_ author: Author, at index: Int) -> SchemaAuthor {
    var node = desk.people[index].node
    node.description = desk.descriptions.author(author)
    node.image = author.photo.map { SchemaImage($0, desk.addresses) }
    node.email = author.email ?? ""
    node.worksFor = desk.publisher.brief
    return node
  }

  /// What the page lists, in its order.
  private var listed: SchemaList {
    switch page.contents {
    case .front(let front): stories(front.stories[...], atMost: 30)
    case .allTags: others(site.tagsByName) { (site.tags[$0].name, site.tags[$0].path) }
    case .allAuthors: others(site.authorsByName) { (site.authors[$0].name, site.authors[$0].path) }
    case .archive(let archive) where archive.list.articles.isEmpty:
      others(archive.parts) { part in
        (part.path.text.split(separator: "/").dropFirst().joined(separator: "-"), part.path)
      }
    default: stories(page.contents.list?.articles ?? [], atMost: .max)
    }
  }

  private func stories(_ stories: ArraySlice<Int>, atMost limit: Int) -> SchemaList {
    SchemaList(count: stories.count, items: .stories(stories.prefix(limit), desk.listings))
  }

  /// The first 500 of them.
  private func others<Entry>(_ entries: [Entry], _ named: (Entry) -> (String, SitePath)) -> SchemaList {
    let items = entries.prefix(500).map { entry in
      let (name, path) = named(entry)
      return ListedName(name: name, url: desk.addresses.url(path)).members
    }
    return SchemaList(count: entries.count, items: .others(items))
  }
}

extension FrontPage {
  /// Every story of the page once, from the top.
  var stories: [Int] {
    var seen = Set<Int>()
    let all = (slots.map(\.articles) + rails.map(\.articles)).joined()
    return all.filter { seen.insert($0).inserted }
  }
}

extension PageContents {
  /// The list that the page shows a part of.
  var list: ListPage? {
    switch self {
    case .section(_, let list), .tag(_, let list), .author(_, let list), .series(_, let list),
      .corrections(_, let list):
      list
    case .archive(let page): page.list
    default: nil
    }
  }
}
