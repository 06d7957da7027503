import Diagnostics

/// Compares the links of all bodies with the addresses that the site will have.
struct LinkCheck {
  private let known: Set<SitePath>
  /// Looking for a near miss among all addresses takes time: do it for the first few only.
  private static let nearMissLimit = 40

  init(_ plan: Plan, _ site: Site, extra: [SitePath]) {
    var known = Set<SitePath>(minimumCapacity: plan.pages.count + site.media.files.count)
    for page in plan.pages { known.insert(page.path) }
    known.formUnion(site.media.files.keys)
    known.formUnion(extra)
    self.known = known
  }

  func diagnostics(_ site: Site) -> [Diagnostic] {
    var broken: [(SitePath, SourceSpan)] = []
    func check(_ prose: Prose) {
      for (link, target) in zip(prose.document.links, prose.links) {
        if case .site(let path, _, _) = target, !known.contains(path) { broken.append((path, link.span)) }
      }
    }
    for article in site.articles where !article.links.isEmpty { check(article.prose) }
    for page in site.pages { check(page.prose) }
    for author in site.authors { author.biography.map(check) }
    let candidates = broken.isEmpty ? [] : known.map(\.text).sorted()
    return broken.enumerated().map { index, finding in
      let nearest = index < Self.nearMissLimit ? nearMiss(to: finding.0.text, among: candidates) : nil
      return .brokenLink(finding.0.text, at: finding.1, nearest: nearest)
    }
  }
}
