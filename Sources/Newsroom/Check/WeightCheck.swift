import Diagnostics
import Markdown

/// Weighs pages with all that a browser loads to show them, and the pictures that authors chose.
struct WeightCheck {
  private let edition: Edition
  private let limits: CheckSettings
  private let assets: [SitePath: Int]

  init(_ edition: Edition, _ limits: CheckSettings) {
    self.edition = edition
    self.limits = limits
    assets = Dictionary(
      edition.assets.files.map { ($0.path, $0.bytes.count) }, uniquingKeysWith: { first, _ in first })
  }

  func diagnostics(_ proofs: [Proof], _ places: ProofPlaces) -> [Diagnostic] {
    let (pictures, found) = heavyPictures()
    return proofs.flatMap { diagnostics($0, places, reported: pictures) } + found
  }

  /// - Parameter reported: pictures that are too heavy themselves; a page that only they make heavy is not said to be
  ///   so as well, for there may be hundreds.
  private func diagnostics(
    _ proof: Proof, _ places: ProofPlaces, reported: Set<SitePath>
  ) -> [Diagnostic] {
    var found: [Diagnostic] = []
    let (html, page) = (limits.htmlKilobytes * 1_000, limits.pageKilobytes * 1_000)
    if proof.byteCount > html {
      found.append(.heavyHTML(proof.byteCount, limit: html, at: places.place(of: proof.page)))
    }
    let loads = proof.loads.map { ($0, size(of: $0)) }
    let weight = loads.reduce(proof.byteCount) { $0 + $1.1 }
    let excess = loads.reduce(0) {
      $0 + (reported.contains($1.0) ? $1.1 - limits.pictureKilobytes * 1_000 : 0)
    }
    if weight - excess > page {
      let heaviest = loads.max { $0.1 < $1.1 }
      found.append(.heavyPage(weight, limit: page, heaviest: heaviest, at: places.place(of: proof.page)))
    }
    return found
  }

  /// Bytes of a file of the site; 0 for what the build makes itself, which is small.
  private func size(of path: SitePath) -> Int { assets[path] ?? edition.site.media[path]?.byteCount ?? 0 }

  /// Each picture once: where the oldest story that shows it names it, else a page, a person, the settings.
  private func heavyPictures() -> (pictures: Set<SitePath>, diagnostics: [Diagnostic]) {
    var reported: Set<SitePath> = []
    var found: [Diagnostic] = []
    func check(_ picture: Picture?, _ span: SourceSpan?) {
      guard let picture, let span, case .site(let path) = picture.location, !reported.contains(path) else {
        return
      }
      let (bytes, limit) = (size(of: path), limits.pictureKilobytes * 1_000)
      guard bytes > limit else { return }
      reported.insert(path)
      found.append(.heavyPicture(path, bytes: bytes, limit: limit, at: span))
    }
    func check(_ outline: DocumentOutline, _ pictures: [Picture?]) {
      for (image, picture) in zip(outline.images, pictures) { check(picture, image.span) }
    }
    let site = edition.site
    for article in site.articles.reversed() {
      check(article.card.picture, article.frontMatter.image?.source.span)
      check(article.source.outline, article.pictures)
    }
    for page in site.pages {
      check(page.picture, page.source.image?.source.span)
      check(page.prose.outline, page.prose.pictures)
    }
    for author in site.authors {
      check(author.photo, author.photoSpan)
      if let biography = author.biography { check(biography.outline, biography.pictures) }
    }
    check(site.logo, site.settings.logo?.source.span)
    return (reported, found)
  }
}
