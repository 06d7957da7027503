import Diagnostics
import Markdown
import Mustache

/// What assembling a site needs besides the sources: settings, the moment, and what may be shown.
package struct AssemblyOptions: Sendable {
  package let settings: Settings
  package let layout: FrontPageLayout?
  package let ledger: PermalinkLedger
  package let now: Instant
  package let includesDrafts: Bool
  /// Path of the content folder relative to the site, for messages.
  package let contentPrefix: String
  /// The site's own templates, style sheets and scripts.
  let theme: [SourceFile]
  let relatedBefore: RelatedBefore
  package let jobs: Int

  init(
    settings: Settings, layout: FrontPageLayout?, ledger: PermalinkLedger, now: Instant,
    includesDrafts: Bool, contentPrefix: String, theme: [SourceFile],
    relatedBefore: RelatedBefore = RelatedBefore(), jobs: Int
  ) {
    self.relatedBefore = relatedBefore
    self.settings = settings
    self.layout = layout
    self.ledger = ledger
    self.now = now
    self.includesDrafts = includesDrafts
    self.contentPrefix = contentPrefix
    self.theme = theme
    self.jobs = jobs
  }
}

/// All parsed files of a site.
package struct Sources: Sendable {
  /// Ordered by path.
  package let articles: [ArticleSource]
  package let authors: [AuthorSource]
  package let pages: [PageSource]
  package let media: MediaLibrary
  /// Stories that stop the build: known by name, so that no link to them is reported as well.
  package let unreadable: [UnreadableStory]
}

/// Puts the parsed files of a site together: order, sections, people, links, related stories.
package struct Assembly {
  private let sources: Sources
  private let options: AssemblyOptions
  private let settings: Settings
  private var pictures: PictureFinder
  private var diagnostics: [Diagnostic] = []
  private var problems: [LinkProblem] = []

  private init(_ sources: Sources, _ options: AssemblyOptions) {
    self.sources = sources
    self.options = options
    settings = options.settings
    pictures = PictureFinder(media: sources.media, baseURL: options.settings.baseURL)
  }

  static func site(
    from sources: Sources, _ options: AssemblyOptions
  ) -> Assembled {
    var assembly = Assembly(sources, options)
    let (site, writer, related) = assembly.site()
    return Assembled(site: site, writer: writer, related: related, diagnostics: assembly.diagnostics)
  }

  struct Assembled {
    let site: Site
    let writer: ArticleWriter
    /// What the next build's related articles can go on from.
    let related: RelatedMemory
    let diagnostics: [Diagnostic]
  }

  private mutating func site() -> (site: Site, writer: ArticleWriter, related: RelatedMemory) {
    let lookup = SectionLookup(settings.sections)
    var slugs = Slugs(settings: settings, sections: lookup, ledger: options.ledger)
    let stories = slugs.index(
      sources.articles, unreadable: sources.unreadable, now: options.now,
      includingDrafts: options.includesDrafts, prefix: options.contentPrefix, jobs: options.jobs)
    diagnostics += slugs.diagnostics
    let order = visibleNewestFirst(stories)
    let (taxonomy, (directory, bylines)) = concurrently(jobs: options.jobs) { [sources, settings] in
      Taxonomy(filing: order.lazy.map { sources.articles[$0] }, lookup: lookup, settings: settings)
    } _: { [sources, options] in
      var directory = AuthorDirectory(sources.authors, prefix: options.contentPrefix)
      let bylines = order.map { directory.byline(of: sources.articles[$0]) }
      return (directory, bylines)
    }
    diagnostics += taxonomy.diagnostics + directory.diagnostics

    let media = PublicMedia(sources, stories, options).library
    // Only what readers may have is a picture for anything that they see.
    pictures = PictureFinder(media: media, baseURL: settings.baseURL)
    let tombstones = options.ledger.tombstones
    let resolver = LinkResolver(stories: stories, media: media, settings: settings, tombstones: tombstones)
    let writer = ArticleWriter(
      sources: sources, stories: stories, resolver: resolver, pictures: pictures, taxonomy: taxonomy,
      order: order, bylines: bylines)
    let written = parallelMap(Array(order.indices), jobs: options.jobs) { writer.article($0) }
    for result in written where !result.problems.isEmpty { problems += result.problems }
    let articles = written.map(\.article)
    let names = FilingNames(
      tags: taxonomy.tags, authors: directory.people.map(\.slug), sections: taxonomy.sections)
    let related = relatedStories(articles, stories, order, names)
    let before = options.relatedBefore
    let hidden = stories.stories.indices.filter { !stories.stories[$0].isVisible }.map {
      sources.articles[$0]
    }
    let profiles = Dictionary(
      hidden.map { ($0.identity, $0.profile) }, uniquingKeysWith: { first, _ in first })
    let lists = RelatedLists(
      related, settings: settings.related, after: before.memory,
      formerProfile: { before.profile(of: $0, wording: $1, hidden: profiles) },
      jobs: options.jobs)
    let people = authors(directory, articles, resolver)
    let pages = staticPages(resolver)
    let unreadable = sources.unreadable.compactMap { story in
      story.body.map { prose($0, story.path, resolver) }
    }
    let site = Site(
      settings: settings, now: options.now, changesAt: nextChange(articles), articles: articles,
      sections: taxonomy.sections,
      tags: taxonomy.tags,
      authors: people, series: taxonomy.series, pages: pages, relatedStories: related,
      related: lists.lists,
      redirects: redirects(articles, pages, stories), layout: layout(stories, order, taxonomy), media: media,
      shareImage: picture(settings.shareImage), logo: picture(settings.logo),
      publisherLogo: picture(settings.publisher.logo), unreadable: unreadable,
      tombstones: tombstones)
    diagnostics += problems.diagnostics(near: stories)
    return (site, writer, lists.memory)
  }

  private func nextChange(_ articles: [Article]) -> Instant? {
    var next = NextChange(after: options.now)
    for source in sources.articles { next.consider(source) }
    for article in articles { next.consider(article) }
    if articles.contains(where: { $0.frontMatter.date == nil }) {
      next.consider(settings.zone.day(of: options.now).upperBound)
    }
    for pin in options.layout?.slots.flatMap(\.stories) ?? [] { next.consider(pin.until) }
    // The site stays as it is, but a build has something to say.
    next.consider(settings.security?.expires.value)
    return next.moment
  }

  private func visibleNewestFirst(_ stories: StoryIndex) -> [Int] {
    let articles = sources.articles
    return articles.indices.filter { stories.stories[$0].isVisible }.sorted { a, b in
      let (x, y) = (stories.stories[a].published, stories.stories[b].published)
      return x != y ? x > y : articles[a].path < articles[b].path
    }
  }

  private mutating func picture(_ reference: ImageReference?) -> Picture? {
    guard let reference else { return nil }
    let found = pictures.find(reference, from: "site.yml", fallbackAlt: settings.title)
    if let diagnostic = found.diagnostic { diagnostics.append(diagnostic) }
    return found.picture
  }

  private mutating func relatedStories(
    _ articles: [Article], _ stories: StoryIndex, _ order: [Int], _ names: FilingNames
  ) -> [RelatedStory] {
    let (related, found) = RelatedStories(
      articles: articles, stories: stories, order: order, names: names
    ).all(jobs: options.jobs)
    problems += found
    let settingsFile = SourceSpan(file: options.contentPrefix + "site.yml")
    diagnostics += settings.related.diagnostics(for: related, at: settingsFile)
    return related
  }

  private mutating func authors(
    _ directory: AuthorDirectory, _ articles: [Article], _ resolver: LinkResolver
  ) -> [Author] {
    var filed: [[Int]] = directory.people.map { _ in [] }
    for (index, article) in articles.enumerated() {
      for entry in article.card.byline where filed[entry.author].last != index {
        filed[entry.author].append(index)
      }
    }
    var people: [Author] = []
    for (index, person) in directory.people.enumerated() {
      var photo: Picture?
      if let reference = person.source?.photo, let file = person.source?.path {
        let found = pictures.find(reference, from: file, fallbackAlt: person.name)
        photo = found.picture
        if let diagnostic = found.diagnostic { diagnostics.append(diagnostic) }
      }
      let source = person.source
      let biography = source.flatMap { $0.body.plainText.isEmpty ? nil : prose($0.body, $0.path, resolver) }
      people.append(
        Author(
          name: person.name, slug: person.slug, path: .page("authors", person.slug), role: source?.role ?? "",
          photo: photo, email: source?.email, mastodon: source?.mastodon, x: source?.x,
          links: source?.links ?? [],
          biography: biography, articles: filed[index], fingerprint: source?.fingerprint ?? 0,
          file: source?.path, extra: source?.extra ?? Object([]), photoSpan: source?.photo?.source.span))
    }
    return people
  }

  private mutating func staticPages(_ resolver: LinkResolver) -> [StaticPage] {
    var pages: [StaticPage] = []
    for source in sources.pages where options.includesDrafts || !source.isDraft {
      let written = source.slug?.value ?? fileSlug(source.path)
      guard let slug = Slug(written) ?? Slug(from: written) else {
        diagnostics.append(.unnameable("Page", source.title))
        continue
      }
      if !source.isDraft {
        diagnostics += source.dates.filter { $0.value > options.now }.map { .pageBeforeDate(at: $0.span) }
      }
      var image: Picture?
      if let reference = source.image {
        let found = pictures.find(reference, from: source.path)
        image = found.picture
        if let diagnostic = found.diagnostic { diagnostics.append(diagnostic) }
      }
      let path = source.permalink?.value ?? SitePath("/\(slug.text)/") ?? .front
      pages.append(
        StaticPage(
          source: source, path: path, prose: prose(source.body, source.path, resolver), picture: image))
    }
    return pages
  }

  private mutating func prose(_ document: Document, _ file: String, _ resolver: LinkResolver) -> Prose {
    let links = document.links.map { resolver.resolve($0, from: file) }
    let found = document.images.map { pictures.find(ImageReference($0), from: file) }
    problems += links.compactMap(\.problem)
    diagnostics += found.compactMap(\.diagnostic)
    return Prose(document: document, links: links.map(\.link), pictures: found.map(\.picture))
  }

  private func redirects(
    _ articles: [Article], _ pages: [StaticPage], _ stories: StoryIndex
  ) -> [Redirect] {
    var redirects: [Redirect] = []
    for article in articles {
      redirects += self.redirects(from: article.frontMatter.aliases, to: article.card.path)
    }
    for page in pages { redirects += self.redirects(from: page.source.aliases, to: page.path) }
    let others = Set(pages.map(\.path) + redirects.map(\.from))
    let destinations = options.ledger.destinations
    redirects += options.ledger.redirects.filter { redirect in
      guard let end = destinations[redirect.from] ?? nil, !others.contains(end) else { return true }
      return !isHidden(end, stories)
    }
    return redirects.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
  }

  /// Whether the story of an address, or of the file that it was given for, cannot be seen by readers.
  private func isHidden(_ address: SitePath, _ stories: StoryIndex) -> Bool {
    if let story = stories.index(path: address) { return !stories.stories[story].isVisible }
    guard case .kept(let origin) = options.ledger[address]?.fate else { return false }
    return stories.index(file: origin.source).map { !stories.stories[$0].isVisible } ?? false
  }

  private func redirects(from aliases: [Located<SitePath>], to target: SitePath) -> [Redirect] {
    aliases.filter { $0.value != target }.map { Redirect(from: $0.value, to: target, span: $0.span) }
  }

  private mutating func layout(
    _ stories: StoryIndex, _ order: [Int], _ taxonomy: Taxonomy
  ) -> FrontPageLayout {
    var layout = options.layout ?? automaticLayout(taxonomy)
    for rail in layout.rails.indices {
      layout.rails[rail].sectionIndex = section(named: layout.rails[rail].section, taxonomy)
    }
    for slot in layout.slots.indices {
      if let name = layout.slots[slot].section {
        layout.slots[slot].sectionIndex = section(named: name, taxonomy)
      }
      for pin in layout.slots[slot].stories.indices {
        layout.slots[slot].stories[pin].article = article(
          pinned: layout.slots[slot].stories[pin].slug, stories, order)
      }
    }
    return layout
  }

  private func automaticLayout(_ taxonomy: Taxonomy) -> FrontPageLayout {
    let sections = taxonomy.sections.filter { !$0.articles.isEmpty }.prefix(8)
    return .automatic(sections: sections.map { Located($0.name, at: SourceSpan(file: "front.yml")) })
  }

  private mutating func section(named name: Located<String>, _ taxonomy: Taxonomy) -> Int? {
    if let section = taxonomy.section(named: name.value) { return section }
    diagnostics.append(
      .unknownSlotSection(name, nearest: nearMiss(to: name.value, among: taxonomy.sections.map(\.name))))
    return nil
  }

  /// The story that a pin names, as any link may call it; nil when readers cannot see it.
  private mutating func article(
    pinned name: Located<String>, _ stories: StoryIndex, _ order: [Int]
  ) -> Int? {
    let slug = name.value
    if let story = stories.index(slug: slug) { return order.firstIndex(of: story) }
    if stories.isUnreadable(slug: slug) { return nil }
    problems.append(
      stories.gone(slug: slug) != nil
        ? .diagnosed(.linkToGone(slug, at: name.span)) : .unknownSlug(name, key: nil))
    return nil
  }
}

extension ImageReference {
  /// A picture of a body.
  init(_ image: Image) {
    self.init(
      source: Located(image.source, at: image.span), alt: plainLine(image.alt),
      caption: plainLine(image.caption), credit: plainLine(image.credit))
  }
}
