import Diagnostics

/// What a new file of a site is filled in with: sections, people, the files that are there.
package struct NewFileDesk: Sendable {
  package let folder: SiteFolder
  package let settings: Settings
  private let articles: [String]
  private let authors: [Author]
  private let now: Instant

  package init(_ request: BuildRequest) throws(FileSystemError) {
    var watch = Stopwatch()
    folder = try SiteFolder(at: request.site)
    let loaded = try LoadedSite.load(folder, request, excluding: request.output ?? folder.defaultOutput)
    // Whatever is wrong with other files is no reason not to begin a new one.
    let site = try loaded.assemble(request, &watch) { _, _, _ in }.site
    settings = loaded.configuration.settings
    articles = loaded.listing.articles.map(\.path)
    authors = site.authors
    now = request.now
  }

  package func article(_ headline: String, slug: Slug, author: String?, section: String?) -> Manuscript {
    .article(
      headline, slug: slug, author: author, section: section, date: settings.zone.civil(now), among: articles)
  }

  /// The file of the story that has this slug by its name already.
  package func story(named slug: Slug) -> String? {
    articles.first { fileSlug($0) == slug.text }.map { folder.contentPrefix + $0 }
  }

  /// The section of site.yml that is meant; nil with the nearest one when there is none of that name.
  package func section(_ name: String) -> (section: String?, nearest: String?) {
    let sections = SectionLookup(settings.sections)
    if sections.isEmpty { return (name, nil) }
    if let found = sections.setting(for: name) { return (found.name, nil) }
    return (nil, sections.nearMiss(name))
  }

  /// Who most likely writes: the one person with a file, or the one that git knows, as the paper spells the name.
  package func author(gitName: String?, gitEmail: String?) -> String? {
    let known = authors.filter(\.hasFile)
    if let email = gitEmail, let author = known.first(where: { $0.email == email }) { return author.name }
    if let name = gitName {
      let slug = Slug(from: name)
      return authors.first { $0.name == name || $0.slug == slug }?.name ?? name
    }
    return known.count == 1 ? known[0].name : nil
  }
}
