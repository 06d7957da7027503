import Mustache

/// One edition of the paper, ready to be shown: the site with its labels, assets and the views that pages share.
///
/// Values that many pages show are built once here: cards when a page first shows them, so that a build that writes
/// few pages builds few. A class, for every page hands it on.
package final class Edition: Sendable {
  package let site: Site
  package let labels: Labels
  package let assets: Assets
  let properties: CustomProperties
  /// What stands before every path of the site: empty, or such as `/news`.
  let basePath: String
  /// One for each article, in their order.
  let cards: LazyTable<KeptObject>
  /// One for each tag and each author, in their order, without the number of their stories.
  let tags: LazyTable<KeptObject>
  let authors: LazyTable<KeptObject>
  /// Stable hash of what each card shows.
  let cardFingerprints: [UInt64]
  /// Tells machines what the pages say.
  package let wire: WireDesk
  package let feeds: [FeedFile]
  /// Sitemaps, robots.txt and the like.
  let machineFiles: [WireFile]
  let views: SharedViews
  let addresses: SiteAddresses
  let siteView: Value
  let labelsView: Value
  let assetsView: Value
  let themeView: Value
  /// What templates may ask of `theme`.
  let themeNames: [String]
  /// What every page shows, part by part, each named as a message would and with a stable hash.
  let parts: [(name: String, hash: UInt64)]
  /// Stable hash of them all.
  package let fingerprint: UInt64

  /// - Parameters:
  ///   - properties: those of the style sheets that pages load.
  ///   - themeNames: what templates may ask of `theme`.
  init(
    site: Site, plan: Plan, labels: Labels, assets: Assets, properties: CustomProperties,
    themeNames: [String], jobs: Int
  ) {
    self.site = site
    self.themeNames = themeNames
    self.labels = labels
    self.assets = assets
    self.properties = properties
    basePath = Addresses(base: site.settings.baseURL).basePath
    let views = SharedViews(site: site, labels: labels, basePath: basePath)
    self.views = views
    cards = views.cards
    ((wire, machineFiles), cardFingerprints) = concurrently(jobs: jobs) {
      let words = WireWords(labels, site.settings.zone)
      let wire = WireDesk(site: site, words: words, properties: properties, asset: assets.file)
      return (wire, wire.files(pages: plan.pages, assets: assets.files.map(\.path)))
    } _: {
      CardFingerprints.all(site, jobs: jobs)
    }
    feeds = wire.feeds
    addresses = SiteAddresses(
      site, plan,
      machineFiles: assets.files.map(\.path) + feeds.map(\.path) + machineFiles.map(\.path))
    tags = views.tags
    authors = views.authors(broken: addresses.broken)
    siteView = .object(views.site(properties))
    labelsView = .object(
      Object(labels.texts.sorted { $0.key < $1.key }.map { (Key($0.key), .text($0.value)) }))
    assetsView = assets.view(basePath: basePath)
    let set = site.settings.theme
    let unset = Set(themeNames).subtracting(set.map(\.key)).sorted()
    themeView = .object(
      Object(set.map { (Key($0.key), .text($0.value)) } + unset.map { (Key($0), .null) }))
    parts = [
      ("site.yml", site.settings.fingerprint),
      ("the site's address", StableHasher.hash(of: Array(site.settings.baseURL.utf8))),
      ("name, navigation and sections", siteView.fingerprint), ("labels", labelsView.fingerprint),
      ("addresses of assets", assetsView.fingerprint), ("theme", themeView.fingerprint),
      ("what heads and feeds say of the site", StableHasher.hash(of: wire.signature)),
    ]
    var hasher = StableHasher()
    for part in parts { hasher.combine(part.hash) }
    fingerprint = hasher.finish()
  }

  /// The same edition with other words or pictures for one story, as pages show it.
  func revising(_ index: Int, to article: Article) -> Edition {
    Edition(self, revising: index, to: article)
  }

  private init(_ edition: Edition, revising index: Int, to article: Article) {
    site = edition.site.replacing(index, with: article)
    views = SharedViews(site: site, labels: edition.labels, basePath: edition.basePath)
    wire = edition.wire.following(site, revising: index)
    cards = views.cards
    tags = views.tags
    authors = views.authors(broken: edition.addresses.broken)
    feeds = edition.feeds
    machineFiles = edition.machineFiles
    labels = edition.labels
    assets = edition.assets
    properties = edition.properties
    basePath = edition.basePath
    cardFingerprints = edition.cardFingerprints
    addresses = edition.addresses
    siteView = edition.siteView
    labelsView = edition.labelsView
    assetsView = edition.assetsView
    themeView = edition.themeView
    themeNames = edition.themeNames
    parts = edition.parts
    fingerprint = edition.fingerprint
  }

  /// A story as other pages show it.
  ///
  /// - Parameter often: whether many pages show it in the same way.
  func card(_ index: Int, often: Bool) -> Value { .object(Object(lending: cards.lend(index), often: often)) }

  func tag(_ index: Int) -> Value { .object(Object(lending: tags.lend(index), often: true)) }

  func author(_ index: Int) -> Value { .object(Object(lending: authors.lend(index), often: true)) }

  /// What every page is given besides its own view.
  var shared: Object { [.site: siteView, .labels: labelsView, .assets: assetsView, .theme: themeView] }

  /// That part of it whose names nothing else on any page has.
  ///
  /// Only objects that the authors of a site name the entries of could have them.
  var standing: Object {
    let assetNames = assets.files.flatMap { Assets.parts(of: $0.name) }
    let slotNames = site.layout.slots.map(\.name)
    var taken = Set((labels.texts.keys + assetNames + themeNames + slotNames).map { Key($0) })
    let extras =
      site.pages.map(\.source.extra) + site.authors.map(\.extra) + site.articles.map(\.frontMatter.extra)
    for extra in extras { Value.object(extra).collectNames(into: &taken) }
    return Object(shared.entries.filter { !taken.contains($0.0) })
  }

  package func url(_ path: SitePath) -> String { basePath + path.encoded }

  func absoluteURL(_ path: SitePath) -> String { site.settings.baseURL + path.encoded }
}

extension Value {
  /// Adds the names of all objects inside.
  fileprivate func collectNames(into names: inout Set<Key>) {
    switch self {
    case .list(let items): for item in items { item.collectNames(into: &names) }
    case .object(let object):
      for (name, value) in object.entries {
        names.insert(name)
        value.collectNames(into: &names)
      }
    case .null, .bool, .integer, .text, .html: break
    }
  }
}
