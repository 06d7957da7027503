import Diagnostics

/// Holds the addresses that an edition has against those that readers were given.
///
/// An address is kept by a page, a redirect or a tombstone there; a story that has expired has ended as it said it would.
struct PermalinkCheck {
  private let ledger: PermalinkLedger
  private let edition: Edition
  private let sources: Sources
  private let stories: StoryIndex
  private let contentPrefix: String
  /// Pages by their files, and the addresses of those that readers see.
  private let pages: [String: PageSource]
  private let pagePaths: [String: SitePath]
  /// The present, which may be later than the moment that the edition is for.
  private let present: Instant

  /// A pattern that changed moves every story: nobody reads thousands of errors.
  private static let limit = 12

  init(
    _ ledger: PermalinkLedger, _ edition: Edition, _ writer: ArticleWriter, contentPrefix: String,
    present: Instant
  ) {
    self.ledger = ledger
    self.edition = edition
    self.contentPrefix = contentPrefix
    self.present = present
    sources = writer.sources
    stories = writer.stories
    pages = Dictionary(sources.pages.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    pagePaths = Dictionary(
      edition.site.pages.map { ($0.source.path, $0.path) }, uniquingKeysWith: { first, _ in first })
  }

  func diagnostics() -> [Diagnostic] {
    guard !ledger.isEmpty else { return [] }
    let promises = ledger.all
    let lost = promises.filter { !edition.addresses.known.contains($0.address) }
    return losses(lost) + takenOver(promises) + returned() + redirectProblems(promises)
      + loops().flatMap(problems)
  }

  /// Addresses that lead nowhere though the ledger says that they lead somewhere.
  func brokenAddresses() -> Set<SitePath> {
    let promises = ledger.all
    let lost = promises.filter { promise in
      guard case .kept(let origin) = promise.fate, !edition.addresses.known.contains(promise.address) else {
        return false
      }
      return loss(of: promise, origin, nil) != nil
    }
    return Set((lost + badRedirects(promises).map(\.promise) + loops().joined()).map(\.address))
  }

  private func losses(_ lost: [Promise]) -> [Diagnostic] {
    guard !lost.isEmpty else { return [] }
    let successors = Successors(edition.site, ledger)
    var found: [Diagnostic] = []
    var hidden = 0
    for promise in lost {
      // Looking for a successor takes time, which what is only counted is not worth.
      let successors = found.count < Self.limit ? successors : nil
      guard case .kept(let origin) = promise.fate, let loss = loss(of: promise, origin, successors) else {
        continue
      }
      if found.count < Self.limit { found.append(loss) } else { hidden += 1 }
    }
    if hidden > 0, let last = lost.map(\.span).max() { found.append(.moreLostPermalinks(hidden, at: last)) }
    return found
  }

  /// Where each lost address of a story or page leads to now, for those whose file is still there.
  func movedAddresses() -> [(old: SitePath, new: SitePath, origin: Promise.Origin)] {
    ledger.all.compactMap { promise in
      guard case .kept(let origin) = promise.fate, !edition.addresses.known.contains(promise.address),
        let new = path(ofFile: origin.source)
      else { return nil }
      return (promise.address, new, origin)
    }
  }

  private func path(ofFile file: String) -> SitePath? {
    if let index = stories.index(file: file) {
      return stories.stories[index].isVisible ? stories.stories[index].path : nil
    }
    return pagePaths[file]
  }

  private func loss(
    of promise: Promise, _ origin: Promise.Origin, _ successors: Successors?
  ) -> Diagnostic? {
    if stories.isUnreadable(file: origin.source) { return nil }
    if let index = stories.index(file: origin.source) { return loss(of: promise, story: index) }
    if let page = pages[origin.source] { return loss(of: promise, page: page) }
    switch origin.source {
    case Promise.Origin.section, Promise.Origin.author:
      return .lostListPermalink(promise, candidate: successors?.list(for: origin))
    default:
      let source = origin.source.isEmpty ? "" : contentPrefix + origin.source
      let story = successors?.story(for: promise, origin).map { edition.site.articles[$0].source }
      let candidate = story.map { (contentPrefix + $0.path, aliasLine($0.frontMatter.aliases, promise)) }
      return .lostPermalink(promise, source: source, candidate: candidate)
    }
  }

  private func loss(of promise: Promise, story index: Int) -> Diagnostic? {
    let story = stories.stories[index]
    let source = sources.articles[index]
    let file = contentPrefix + source.path
    switch story.status {
    case _ where story.isVisible:
      let line = aliasLine(source.frontMatter.aliases, promise)
      return .movedPermalink(promise, to: story.path, line: line, in: file)
    case .draft:
      return .withdrawn(promise, slug: story.slug.text, in: file, because: "it is a draft again")
    case .embargo(let until) where until > present:
      let time = rfc3339(until, edition.site.settings.zone)
      return .withdrawn(
        promise, slug: story.slug.text, in: file, because: "it is held back until \(time)")
    // Whoever looks at the past sees fewer stories; one that has expired ended as announced.
    case .embargo, .expired, .isPublic: return nil
    }
  }

  private func loss(of promise: Promise, page: PageSource) -> Diagnostic {
    let file = contentPrefix + page.path
    guard let current = pagePaths[page.path] else {
      return .withdrawn(
        promise, slug: nil, in: file, because: "it is a draft again")
    }
    return .movedPermalink(promise, to: current, line: aliasLine(page.aliases, promise), in: file)
  }

  /// The line of front matter that would lead readers on from a lost address.
  private func aliasLine(_ aliases: [Located<SitePath>], _ promise: Promise) -> String {
    "aliases: [\((aliases.map(\.value) + [promise.address]).map(\.text).joined(separator: ", "))]"
  }

  /// Addresses that a story takes from another by the mere name of its file; who writes an address means it.
  private func takenOver(_ promises: [Promise]) -> [Diagnostic] {
    let unwritten = edition.site.articles.lazy.filter {
      $0.source.frontMatter.slug == nil && $0.source.frontMatter.permalink == nil
    }
    let owners = Dictionary(
      unwritten.map { ($0.card.path, $0.source.path) }, uniquingKeysWith: { first, _ in first })
    let found = promises.lazy.compactMap { promise -> Diagnostic? in
      guard case .kept(let origin) = promise.fate, let owner = owners[promise.address],
        owner != origin.source,
        let index = stories.index(file: origin.source), stories.stories[index].isVisible,
        sources.articles[index].frontMatter.slug == nil
      else { return nil }
      let other = stories.stories[index].path
      return .takenOver(promise, by: contentPrefix + owner, from: contentPrefix + origin.source, at: other)
    }
    return Array(found.prefix(Self.limit))
  }

  /// What was taken down and would be published again.
  private func returned() -> [Diagnostic] {
    let tombstones = ledger.tombstones
    guard !tombstones.isEmpty else { return [] }
    let site = edition.site
    let files = Dictionary(
      site.articles.map { ($0.card.path, $0.source.path) } + site.pages.map { ($0.path, $0.source.path) }
        + site.media.files.map { ($0.key, $0.value.source) }, uniquingKeysWith: { first, _ in first })
    return tombstones.compactMap { tombstone in
      if let file = files[tombstone.path] { return .isBack(tombstone, file: contentPrefix + file) }
      let addresses = edition.addresses
      let isBack = addresses.known.contains(tombstone.path) && !addresses.notices.contains(tombstone.path)
      return isBack ? .isBack(tombstone, file: nil) : nil
    }
  }

  /// Redirects that lead to nothing, and not because a story has ended as it said it would.
  private func badRedirects(_ promises: [Promise]) -> [(promise: Promise, target: SitePath)] {
    let destinations = ledger.destinations
    return promises.compactMap { promise in
      guard case .moved(let target) = promise.fate,
        target == promise.address || !edition.addresses.known.contains(target),
        !endsAsAnnounced(promise, at: destinations[promise.address] ?? nil)
      else { return nil }
      return (promise, target)
    }
  }

  private func endsAsAnnounced(_ redirect: Promise, at end: SitePath?) -> Bool {
    guard let end, !edition.addresses.known.contains(end) else { return false }
    if let story = stories.index(path: end) { return loss(of: redirect, story: story) == nil }
    guard let promise = ledger[end], case .kept(let origin) = promise.fate else { return false }
    return loss(of: promise, origin, nil) == nil
  }

  private func redirectProblems(_ promises: [Promise]) -> [Diagnostic] {
    let bad = badRedirects(promises)
    guard !bad.isEmpty else { return [] }
    let redirects = ledger.redirects.map(\.from)
    let known = edition.addresses.known.subtracting(redirects).map(\.text).sorted()
    var nearMisses = NearMisses()
    return bad.map { redirect in
      let nearest = nearMisses.nearest(to: redirect.target.text) { known }
      return .badRedirect(redirect.promise, to: redirect.target, nearest: nearest)
    }
  }

  /// Lines of the ledger that lead readers round in a circle, in the order of the way.
  private func loops() -> [[Promise]] {
    let next = Dictionary(uniqueKeysWithValues: ledger.redirects.map { ($0.from, $0.to) })
    var seen: Set<SitePath> = []
    var loops: [[Promise]] = []
    for start in next.keys.sorted() {
      var way: [SitePath] = []
      var step = start
      while let onward = next[step], seen.insert(step).inserted {
        way.append(step)
        step = onward
      }
      guard let entry = way.firstIndex(of: step) else { continue }
      loops.append(way[entry...].compactMap { ledger[$0] })
    }
    return loops
  }

  private func problems(of loop: [Promise]) -> [Diagnostic] {
    loop.indices.prefix(Self.limit).map { .redirectLoop(loop, from: $0) }
  }
}
