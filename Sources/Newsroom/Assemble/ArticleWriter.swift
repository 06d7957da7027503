import Diagnostics
import Mustache

/// Makes one story of the assembled site: its card, and its body's links and pictures resolved.
struct ArticleWriter: Sendable {
  let sources: Sources
  let stories: StoryIndex
  let resolver: LinkResolver
  let pictures: PictureFinder
  let taxonomy: Taxonomy
  /// Indices of visible sources, newest first.
  let order: [Int]
  let bylines: [[BylineEntry]]

  func article(_ position: Int) -> (article: Article, problems: [LinkProblem]) {
    article(position, from: sources.articles[order[position]])
  }

  /// - Parameter source: the story's file, or a newer state of it that files the same.
  func article(_ position: Int, from source: ArticleSource) -> (article: Article, problems: [LinkProblem]) {
    var problems: [LinkProblem] = []
    func find(_ reference: ImageReference?) -> Picture? {
      guard let reference else { return nil }
      let found = pictures.find(reference, from: source.path)
      if let diagnostic = found.diagnostic { problems.append(.diagnosed(diagnostic)) }
      return found.picture
    }
    let links = source.outline.links.map { link in
      let resolved = resolver.resolve(link, from: source.path)
      if let problem = resolved.problem { problems.append(problem) }
      return resolved.link
    }
    let bodyPictures = source.outline.images.map { find(ImageReference($0)) }
    let leadPicture = find(source.frontMatter.image)
    let card = card(position, source, lead: source.outline.leadParagraph(links), leadPicture)
    let sharePicture = find(source.frontMatter.shareImage)
    let part = taxonomy.part(of: position)
    let original = resolver.original(source.frontMatter.canonical, of: card.path)
    if let diagnostic = original.diagnostic { problems.append(.diagnosed(diagnostic)) }
    let article = Article(
      card: card, source: source, links: links, pictures: bodyPictures, tags: taxonomy.filings[position].tags,
      series: part, canonical: original.url, sharePicture: sharePicture,
      fingerprint: fingerprint(source, links, bodyPictures + [leadPicture, sharePicture], part))
    return (article, problems)
  }

  private func card(_ position: Int, _ source: ArticleSource, lead: String, _ picture: Picture?) -> Card {
    let story = stories.stories[order[position]]
    let dek = source.frontMatter.dek
    return Card(
      slug: story.slug, path: story.path, headline: source.frontMatter.title.value,
      dek: dek.isEmpty ? shortened(plainLine(lead), to: 160) : dek,
      kicker: source.frontMatter.kicker, kind: source.frontMatter.kind,
      section: taxonomy.filings[position].section, byline: bylines[position],
      published: story.published,
      updated: source.lastChange(since: story.published, zone: resolver.zone), picture: picture,
      language: source.frontMatter.language?.value, minutes: readingMinutes(source.outline.length),
      badge: badge(story.status))
  }

  private func badge(_ status: PublicationStatus) -> Card.Badge? {
    switch status {
    case .draft: .draft
    case .embargo: .embargo
    case .isPublic, .expired: nil
    }
  }

  private func fingerprint(
    _ source: ArticleSource, _ links: [ResolvedLink], _ pictures: [Picture?], _ part: Article.SeriesPart?
  ) -> UInt64 {
    var hasher = StableHasher()
    hasher.combine(source.fingerprint)
    hasher.combine(source.path)
    for link in links { hasher.combine(link) }
    for picture in pictures { hasher.combine(picture) }
    hasher.combine(UInt64(part?.number ?? 0))
    return hasher.finish()
  }
}
