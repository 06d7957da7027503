/// Every address that the site will have, and those that bodies link to though there is nothing.
package struct SiteAddresses: Sendable {
  let known: Set<SitePath>
  /// Those where there is but the notice that something is gone.
  let notices: Set<SitePath>
  /// Link targets that do not exist. Pages show such links as plain text: a reader is never sent nowhere.
  let broken: Set<SitePath>

  /// - Parameter machineFiles: files that are no pages: assets, feeds, sitemaps.
  init(_ site: Site, _ plan: Plan, machineFiles: [SitePath]) {
    var known = Set<SitePath>(minimumCapacity: plan.pages.count + site.media.files.count + machineFiles.count)
    var notices: Set<SitePath> = []
    for page in plan.pages {
      known.insert(page.path)
      if case .gone = page.contents { notices.insert(page.path) }
    }
    known.formUnion(site.media.files.keys)
    known.formUnion(machineFiles)
    var broken: Set<SitePath> = []
    func check(_ links: [ResolvedLink]) {
      for case .site(let path, _, _) in links where !known.contains(path) { broken.insert(path) }
    }
    for article in site.articles { check(article.links) }
    for page in site.pages { check(page.prose.links) }
    for prose in site.unreadable { check(prose.links) }
    for author in site.authors { check(author.biography?.links ?? []) }
    self.known = known
    self.notices = notices
    self.broken = broken
  }
}
