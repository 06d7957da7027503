/// What a page was made from, and what keeps it from readers: what a preview tells its author.
package struct PageOrigin: Hashable, Sendable {
  /// Why a page of the preview is not public yet, or not any more.
  package enum Hold: Hashable, Sendable {
    case draft
    /// Not before this time, RFC 3339.
    case embargo(String)
    /// Since this time, RFC 3339.
    case expired(String)
  }

  /// Path relative to the site's folder.
  package let source: String
  package let hold: Hold?

  package init(source: String, hold: Hold?) {
    self.source = source
    self.hold = hold
  }

  /// The origin of each story, static page and person with a file, by its path.
  ///
  /// - Parameter present: the present, which may be earlier than the moment that the site is built for.
  static func all(_ plan: Plan, _ site: Site, contentPrefix: String, present: Instant) -> [String: PageOrigin]
  {
    var origins: [String: PageOrigin] = Dictionary(minimumCapacity: site.articles.count + site.pages.count)
    for page in plan.pages {
      switch page.contents {
      case .article(let story):
        let article = site.articles[story.article]
        origins[page.path.text] = PageOrigin(
          source: contentPrefix + article.source.path,
          hold: Hold(PublicationStatus(article.frontMatter, now: present), site.settings.zone))
      case .staticPage(let index):
        let source = site.pages[index].source
        origins[page.path.text] = PageOrigin(
          source: contentPrefix + source.path, hold: source.isDraft ? .draft : nil)
      case .author(let index, _):
        guard let file = site.authors[index].file else { continue }
        origins[page.path.text] = PageOrigin(source: contentPrefix + file, hold: nil)
      default: break
      }
    }
    return origins
  }
}

extension PageOrigin.Hold {
  init?(_ status: PublicationStatus, _ zone: Zone) {
    switch status {
    case .isPublic: return nil
    case .draft: self = .draft
    case .embargo(let until): self = .embargo(rfc3339(until, zone))
    case .expired(let since): self = .expired(rfc3339(since, zone))
    }
  }
}

extension ArticleWriter {
  /// What keeps stories from readers, and the files that stay with them, by the file of the output folder.
  func holds(_ settings: Settings, showsDrafts: Bool) -> [String: PageOrigin.Hold] {
    let names = MediaNames(media: sources.media, baseURL: settings.baseURL)
    let hiding = HiddenMedia(sources, stories, names, showsDrafts: showsDrafts)
    let files = sources.media.files.compactMap { path, file in
      hiding.status(of: path, file).map { (path, $0) }
    }
    let pages = stories.stories.filter { !$0.isVisible }.map { ($0.path, $0.status) }
    return (files + pages).reduce(into: [:]) { holds, hidden in
      holds[hidden.0.outputFile] = PageOrigin.Hold(hidden.1, settings.zone)
    }
  }
}
