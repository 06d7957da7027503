import Diagnostics

/// Finds files below `media/` that nothing names.
struct MediaCheck {
  private let site: Site
  private let loaded: LoadedSite

  init(_ site: Site, _ loaded: LoadedSite) {
    self.site = site
    self.loaded = loaded
  }

  func diagnostics(_ proofs: [Proof]) -> [Diagnostic] {
    let media = loaded.listing.media.filter { $0.path.hasPrefix("media/") }
    guard !media.isEmpty else { return [] }
    let shown = shownFiles(proofs)
    let unshown = media.filter { entry in SitePath("/" + entry.path).map { !shown.contains($0) } ?? false }
    guard !unshown.isEmpty else { return [] }
    let mentioned = mentionedInUnprintedFiles(unshown.map(\.path))
    return unshown.filter { !mentioned.contains($0.path) }.map {
      .orphanedMedia(loaded.folder.contentPrefix + $0.path, bytes: $0.size)
    }
  }

  private func shownFiles(_ proofs: [Proof]) -> Set<SitePath> {
    var shown = Set(proofs.flatMap(\.files))
    var pictures = [site.shareImage, site.logo, site.publisherLogo]
    for article in site.articles {
      pictures += [article.card.picture, article.sharePicture] + article.pictures
    }
    for page in site.pages { pictures += [page.picture] + page.prose.pictures }
    for author in site.authors { pictures += [author.photo] + (author.biography?.pictures ?? []) }
    for case .site(let path)? in pictures.map({ $0?.location }) { shown.insert(path) }
    return shown
  }

  /// Which of these files are mentioned where no page of today comes from: in stories that are held back or
  /// cannot be read, in templates and in settings.
  private func mentionedInUnprintedFiles(_ files: [String]) -> MentionedNames {
    let printed = Set(site.articles.map(\.source.path))
    var paths = loaded.listing.articles.map(\.path).filter { !printed.contains($0) }
    paths +=
      loaded.listing.pages.map(\.path) + loaded.listing.authors.map(\.path) + ["site.yml", "front.yml"]
    var names = MentionedNames(of: files)
    names.read(paths, in: loaded.folder.content)
    for file in loaded.theme.files { names.read(file.source.bytes) }
    return names
  }
}
