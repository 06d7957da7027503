import Diagnostics

/// The media that readers may have: all but what stays with hidden stories and pages.
///
/// What anything public names is public: visible stories with their `extra`, people, shown pages, settings, and the
/// site's own templates, style sheets and scripts, which name a file by its whole path (`media/kit.pdf`).
struct PublicMedia {
  private let sources: Sources
  private let stories: StoryIndex
  private let names: MediaNames
  private let settings: Settings
  private let theme: [SourceFile]
  private let showsDrafts: Bool

  init(_ sources: Sources, _ stories: StoryIndex, _ options: AssemblyOptions) {
    self.sources = sources
    self.stories = stories
    names = MediaNames(media: sources.media, baseURL: options.settings.baseURL)
    settings = options.settings
    theme = options.theme
    showsDrafts = options.includesDrafts
  }

  var library: MediaLibrary {
    let hiding = HiddenMedia(sources, stories, names, showsDrafts: showsDrafts)
    let hidden = sources.media.files.filter { hiding.status(of: $0.key, $0.value) != nil }
    guard !hidden.isEmpty else { return sources.media }
    let shown = publicNames
    return MediaLibrary(
      files: sources.media.files.filter { hidden[$0.key] == nil || shown.contains($0.key) })
  }

  private var publicNames: Set<SitePath> {
    var found: Set<SitePath> = []
    for (source, story) in zip(sources.articles, stories.stories) where story.isVisible {
      found.formUnion(names.all(of: source))
    }
    for author in sources.authors { found.formUnion(names.all(of: author)) }
    for page in sources.pages where showsDrafts || !page.isDraft { found.formUnion(names.all(of: page)) }
    found.formUnion(names.all(of: settings))
    for file in theme { found.formUnion(names.all(of: file)) }
    return found
  }
}
