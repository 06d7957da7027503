import Mustache

/// One edition of the paper, ready to be shown: the site with its labels, assets and the views that pages share.
///
/// Values that many pages show (cards, bylines, section links) are built once here. A class, for every page hands it on.
package final class Edition: Sendable {
  package let site: Site
  package let labels: Labels
  package let assets: Assets
  /// What stands before every path of the site: empty, or such as `/news`.
  package let basePath: String
  /// One for each article, in their order.
  package let cards: [Object]
  /// Stable hash of each card's view.
  package let cardFingerprints: [UInt64]
  /// Tells machines what the pages say.
  package let wire: WireDesk
  let views: SharedViews
  let addresses: SiteAddresses
  let siteView: Value
  let labelsView: Value
  let assetsView: Value
  let themeView: Value
  /// Stable hash of what every page shows.
  package let fingerprint: UInt64

  package init(site: Site, plan: Plan, labels: Labels, assets: Assets, jobs: Int) {
    self.site = site
    self.labels = labels
    self.assets = assets
    basePath = Self.basePath(of: site.settings.baseURL)
    let views = SharedViews(site: site, labels: labels, basePath: basePath)
    self.views = views
    let cards = parallelMap(Array(site.articles.indices), jobs: jobs) { index in
      let card = views.card(site.articles[index].card)
      return (object: card, fingerprint: Value.object(card).fingerprint)
    }
    wire = WireDesk(site: site, words: WireWords(labels, site.settings.zone)) { assets[$0] }
    addresses = SiteAddresses(
      site, plan,
      machineFiles: assets.files.map(\.path) + wire.feeds.map(\.path)
        + wire.files(pages: plan.pages).map(\.path))
    self.cards = cards.map(\.object)
    cardFingerprints = cards.map(\.fingerprint)
    siteView = .object(views.site(assets: assets))
    labelsView = .object(
      Object(labels.texts.sorted { $0.key < $1.key }.map { (Key($0.key), .text($0.value)) }))
    assetsView = assets.view(basePath: basePath)
    themeView = .object(Object(site.settings.theme.map { (Key($0.key), .text($0.value)) }))
    var hasher = StableHasher()
    for view in [siteView, labelsView, assetsView, themeView] { hasher.combine(view.fingerprint) }
    hasher.combine(site.settings.baseURL)
    hasher.combine(site.settings.fingerprint)
    hasher.combine(bytes: wire.signature)
    fingerprint = hasher.finish()
  }

  /// The same edition with other words or pictures for one story, as pages show it.
  func revising(_ index: Int, to article: Article) -> Edition {
    Edition(self, revising: index, to: article)
  }

  private init(_ edition: Edition, revising index: Int, to article: Article) {
    site = edition.site.replacing(index, with: article)
    views = SharedViews(site: site, labels: edition.labels, basePath: edition.basePath)
    wire = edition.wire.following(site)
    var cards = edition.cards
    cards[index] = views.card(article.card)
    self.cards = cards
    labels = edition.labels
    assets = edition.assets
    basePath = edition.basePath
    cardFingerprints = edition.cardFingerprints
    addresses = edition.addresses
    siteView = edition.siteView
    labelsView = edition.labelsView
    assetsView = edition.assetsView
    themeView = edition.themeView
    fingerprint = edition.fingerprint
  }

  package func url(_ path: SitePath) -> String { basePath + path.encoded }

  package func absoluteURL(_ path: SitePath) -> String { site.settings.baseURL + path.encoded }

  /// The path of a base URL: `/news` of `https://example.org/news`.
  static func basePath(of url: String) -> String {
    guard let scheme = url.utf8.firstIndex(of: UInt8(ascii: ":")) else { return "" }
    let host = url[scheme...].dropFirst(3)
    return host.firstIndex(of: "/").map { String(host[$0...]) } ?? ""
  }
}
