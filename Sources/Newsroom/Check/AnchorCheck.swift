import Diagnostics
import Markdown

/// Compares the places that links name with those that the pages have.
struct AnchorCheck {
  private let site: Site
  private let ids: [SitePath: Set<String>]
  private let redirects: [SitePath: SitePath]

  init(_ site: Site, _ proofs: [Proof]) {
    self.site = site
    var ids: [SitePath: Set<String>] = Dictionary(minimumCapacity: proofs.count)
    for proof in proofs { ids[proof.page.path] = proof.ids }
    self.ids = ids
    redirects = Dictionary(site.redirects.map { ($0.from, $0.to) }, uniquingKeysWith: { first, _ in first })
  }

  func diagnostics(_ proofs: [Proof], _ places: inout ProofPlaces) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var reported: Set<Broken> = []
    var nearMisses = NearMisses()
    forEachProse { page, prose in
      for (link, target) in zip(prose.outline.links, prose.links) {
        guard let broken = broken(target, on: page) else { continue }
        reported.insert(Broken(page: page, target: broken))
        found.append(diagnostic(broken, at: ProofPlace(at: link.span), &nearMisses))
      }
    }
    return found + unwritten(proofs, reported, &places, &nearMisses)
  }

  private struct Target: Hashable {
    let path: SitePath
    let fragment: String
  }

  private struct Broken: Hashable {
    let page: SitePath
    let target: Target
  }

  /// Calls `body` with every body of the site and the page that shows it.
  private func forEachProse(_ body: (SitePath, Prose) -> Void) {
    for article in site.articles where !article.links.isEmpty { body(article.card.path, article.prose) }
    for page in site.pages { body(page.path, page.prose) }
    for author in site.authors { author.biography.map { body(author.path, $0) } }
  }

  private func broken(_ link: ResolvedLink, on page: SitePath) -> Target? {
    switch link {
    case .site(let path, let suffix, _): broken(path, suffix[...])
    case .anchor(let anchor): broken(page, anchor[...])
    case .elsewhere, .withheld: nil
    }
  }

  private func broken(_ path: SitePath, _ suffix: Substring) -> Target? {
    guard let mark = suffix.firstIndex(of: "#") else { return nil }
    let fragment = AddressReader.fragment(suffix[suffix.index(after: mark)...])
    return isBroken(path, fragment) ? Target(path: path, fragment: fragment) : nil
  }

  private func isBroken(_ path: SitePath, _ fragment: String) -> Bool {
    guard !fragment.isEmpty, let ids = ids[path] ?? redirects[path].flatMap({ ids[$0] }) else { return false }
    // Browsers compare bytes, and Swift does not (UAX #15).
    return ids.firstIndex(of: fragment).map { !ids[$0].utf8.elementsEqual(fragment.utf8) } ?? true
  }

  /// Links that no Markdown wrote: of raw HTML and of templates, each once.
  private func unwritten(
    _ proofs: [Proof], _ reported: Set<Broken>, _ places: inout ProofPlaces, _ nearMisses: inout NearMisses
  ) -> [Diagnostic] {
    var pages: [Target: [Page]] = [:]
    var addresses: [Target: String] = [:]
    let biographies = biographyAnchors
    for proof in proofs {
      for place in proof.places where isBroken(place.path, place.fragment) {
        if place.path == proof.page.path, biographies.contains(place.fragment) { continue }
        let target = Target(path: place.path, fragment: place.fragment)
        guard !reported.contains(Broken(page: proof.page.path, target: target)) else { continue }
        if pages[target]?.last?.path != proof.page.path { pages[target, default: []].append(proof.page) }
        addresses[target] = addresses[target] ?? place.address
      }
    }
    return pages.sorted { ($0.key.path, $0.key.fragment) < ($1.key.path, $1.key.fragment) }.map {
      target, pages in
      diagnostic(target, at: places.place(ofAddress: addresses[target] ?? "", on: pages), &nearMisses)
    }
  }

  /// Places that biographies name on their own page. Stories show them, too, and they are reported once, where they stand.
  private var biographyAnchors: Set<String> {
    let links = site.authors.flatMap { $0.biography?.links ?? [] }
    return Set(
      links.compactMap { link in
        if case .anchor(let anchor) = link { AddressReader.fragment(anchor.dropFirst()) } else { nil }
      })
  }

  private func diagnostic(
    _ target: Target, at place: ProofPlace, _ nearMisses: inout NearMisses
  ) -> Diagnostic {
    let page = ids[target.path] == nil ? redirects[target.path] ?? target.path : target.path
    let ids = ids[page] ?? []
    let isComposedOtherwise = ids.contains(target.fragment)
    return .brokenAnchor(
      target.fragment, on: page, at: place,
      nearest: isComposedOtherwise
        ? nil : nearMisses.nearest(to: target.fragment, in: page.text) { ids.sorted() },
      isComposedOtherwise: isComposedOtherwise)
  }
}
