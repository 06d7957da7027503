import Diagnostics
import Glibc
import Markdown

/// What taking down one story means: which addresses end, which files go, and who still speaks of it.
package struct Takedown: Sendable {
  package let headline: String
  /// Path of the story's file relative to the site's folder.
  package let file: String
  /// Path of that file relative to the content folder.
  private let source: String
  package let addresses: [SitePath]
  /// Files that nothing else names, relative to the site's folder.
  package let media: [String]
  /// Files that only this story shows, but whose names stand in raw HTML or templates: a person must look.
  package let doubtful: [String]
  /// Places that link to the story or pin it.
  package let mentions: [SourceSpan]
  private let folder: SiteFolder

  package enum Obstacle: Error, Hashable {
    case unknown(nearest: String?)
    /// Its addresses are gone already.
    case takenDown(SitePath)
    /// The story has never been public: there is nothing to tell readers.
    case neverPublic(file: String)
    case unreadable(file: String)
  }

  /// Finds all that belongs to the story of this slug; hidden stories are found, too.
  package static func of(
    _ slug: String, _ request: BuildRequest
  ) throws(FileSystemError) -> Result<Takedown, Obstacle> {
    var watch = Stopwatch()
    let folder = try SiteFolder(at: request.site)
    let loaded = try LoadedSite.load(folder, request, excluding: request.output ?? folder.defaultOutput)
    let assembled = try loaded.assemble(request, &watch) { _, _, _ in }
    let stories = assembled.writer.stories
    guard let index = stories.index(slug: slug) else {
      if let path = stories.gone(slug: slug) { return .failure(.takenDown(path)) }
      let files = assembled.parsed.sources.unreadable
      if let story = files.first(where: { $0.slugs.contains { $0.text == slug } }) {
        return .failure(.unreadable(file: folder.contentPrefix + story.path))
      }
      return .failure(.unknown(nearest: stories.nearMiss(slug: slug)))
    }
    let finder = TakedownFinder(assembled, loaded)
    let addresses = finder.addresses(of: index)
    let source = stories.stories[index].file
    let file = folder.contentPrefix + source
    guard !addresses.isEmpty else { return .failure(.neverPublic(file: file)) }
    let (media, doubtful) = finder.media(of: index)
    return .success(
      Takedown(
        headline: stories.stories[index].name.headline, file: file, source: source, addresses: addresses,
        media: media.map { folder.contentPrefix + $0 }, doubtful: doubtful.map { folder.contentPrefix + $0 },
        mentions: finder.mentions(of: index), folder: folder))
  }

  /// Files that are deleted, relative to the site's folder.
  package var files: [String] { [file] + media }

  /// Writes the farewell into the ledger, then deletes the files.
  ///
  /// In this order: were it stopped in between, the story would not build any more.
  package func carryOut(reason: String, on day: CivilTime) throws(FileSystemError) {
    var ledger = try PermalinkLedger.loadForChange(folder)
    let farewell = Promise.Farewell(since: day, reason: reason)
    for address in addresses { ledger.settle(address, .gone(farewell, file: source)) }
    try ledger.save(in: folder)
    for file in files {
      guard unlink(folder.root + "/" + file) == 0 || errno == ENOENT else {
        throw FileSystemError("delete", folder.root + "/" + file)
      }
    }
    // Builds keep what they parsed there, the story's text among it.
    try FileIO.removeTree(folder.cache + "/articles")
  }
}

/// Looks through the sources for what belongs to one story.
private struct TakedownFinder {
  let sources: Sources
  let stories: StoryIndex
  let ledger: PermalinkLedger
  let loaded: LoadedSite
  let writer: ArticleWriter
  let redirects: [Redirect]

  init(_ assembled: LoadedSite.Assembled, _ loaded: LoadedSite) {
    self.loaded = loaded
    sources = assembled.parsed.sources
    writer = assembled.writer
    stories = assembled.writer.stories
    ledger = assembled.ledger
    redirects = assembled.site.redirects
  }

  /// The story's own address while it is public, those that lead to it, and those that readers were given.
  func addresses(of index: Int) -> [SitePath] {
    let story = stories.stories[index]
    var found = Set(ledger.all.filter { Self.source(of: $0) == story.file }.map(\.address))
    if story.isVisible {
      found.insert(story.path)
      found.formUnion(redirects.filter { $0.to == story.path }.map(\.from))
    }
    return found.sorted()
  }

  private static func source(of promise: Promise) -> String? {
    guard case .kept(let origin) = promise.fate else { return nil }
    return origin.source
  }

  /// Files that this story alone names, and those that lie in a folder of its own; relative to the content folder.
  func media(of index: Int) -> (own: [String], doubtful: [String]) {
    let names = MediaNames(media: sources.media, baseURL: loaded.configuration.settings.baseURL)
    var own = Set(names.all(of: sources.articles[index]))
    let file = sources.articles[index].path
    let folder = Self.ownFolder(of: file, among: sources.articles)
    if let folder {
      own.formUnion(sources.media.files.filter { $0.value.source.hasPrefix(folder) }.keys)
    }
    for other in sources.articles.indices where other != index {
      own.subtract(names.all(of: sources.articles[other]))
    }
    for author in sources.authors { own.subtract(names.all(of: author)) }
    for page in sources.pages { own.subtract(names.all(of: page)) }
    own.subtract(names.all(of: loaded.configuration.settings))
    let files = own.compactMap { sources.media[$0]?.source }.sorted()
    // What lies in a folder of the story's own is named by paths of that.
    let far = files.filter { file in folder.map { !file.hasPrefix($0) } ?? true }
    let mentioned = mentionedElsewhere(than: file, far)
    let doubtful = far.filter(mentioned.contains)
    return (files.filter { !doubtful.contains($0) }, doubtful)
  }

  /// Which of these files any other source mentions, be it in raw HTML or in a template.
  private func mentionedElsewhere(than file: String, _ files: [String]) -> MentionedNames {
    var names = MentionedNames(of: files)
    guard !files.isEmpty else { return names }
    let listing = loaded.listing
    let paths = (listing.articles + listing.pages + listing.authors).map(\.path) + ["site.yml", "front.yml"]
    names.read(paths.filter { $0 != file }, in: loaded.folder.content)
    for file in loaded.theme.ownFiles { names.read(file.source.bytes) }
    return names
  }

  /// The folder of `flood/index.md`, when no other story lies in it.
  private static func ownFolder(of file: String, among articles: [ArticleSource]) -> String? {
    guard let slash = file.lastIndex(of: "/"), file[slash...].hasPrefix("/index.") else { return nil }
    let folder = String(file[...slash])
    return articles.contains { $0.path != file && $0.path.hasPrefix(folder) } ? nil : folder
  }

  /// Links to the story, and pins of it; ordered by place.
  func mentions(of index: Int) -> [SourceSpan] {
    let path = stories.stories[index].path
    var found: [SourceSpan] = []
    func note(_ body: DocumentOutline, _ file: String) {
      for link in body.links {
        if case .article(let slug, _) = link.target, stories.index(slug: slug) == index {
          found.append(link.span)
        } else if case .site(path, _, _) = writer.resolver.resolve(link, from: file).link {
          found.append(link.span)
        }
      }
    }
    for (position, article) in sources.articles.enumerated() where position != index {
      note(article.outline, article.path)
      let pins = article.frontMatter.related + article.frontMatter.relatedExclude
      found += pins.filter { stories.index(slug: $0.value) == index }.map(\.span)
    }
    for page in sources.pages { note(page.body.outline, page.path) }
    for author in sources.authors { note(author.body.outline, author.path) }
    let pins = loaded.configuration.layout?.slots.flatMap(\.stories) ?? []
    found += pins.filter { stories.index(slug: $0.slug.value) == index }.map(\.slug.span)
    return found.sorted()
  }
}
