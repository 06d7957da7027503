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
    let names = namesInUnprintedFiles()
    return unshown.filter { !names.contains($0.path.split(separator: "/").last.map(String.init) ?? "") }.map {
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

  /// Names of files that are mentioned where no page of today comes from: in stories that are held back or
  /// cannot be read, in templates and in settings. Rather too many than one that is still needed.
  private func namesInUnprintedFiles() -> Set<String> {
    let printed = Set(site.articles.map(\.source.path))
    var paths = loaded.listing.articles.map(\.path).filter { !printed.contains($0) }
    paths +=
      loaded.listing.pages.map(\.path) + loaded.listing.authors.map(\.path) + ["site.yml", "front.yml"]
    var names: Set<String> = []
    for path in paths {
      // What cannot be read now was reported by the build, or is not there, as a site without front.yml.
      guard let bytes = try? FileIO.read(loaded.folder.content + "/" + path) else { continue }
      Self.noteNames(bytes, in: &names)
    }
    for file in loaded.theme.files { Self.noteNames(file.source.bytes, in: &names) }
    return names
  }

  /// Everything that looks like the last part of a path with an extension.
  static func noteNames(_ bytes: [UInt8], in names: inout Set<String>) {
    for word in bytes.split(whereSeparator: { $0 <= 0x20 || borders.contains($0) })
    where word.contains(UInt8(ascii: ".")) {
      names.insert(percentDecoded(String(decoding: word, as: UTF8.self)))
    }
  }

  private static let borders: Set<UInt8> = Set("/\"'()<>[]{}|,;=?#`".utf8)
}
