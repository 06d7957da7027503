import Diagnostics

/// The public stories of a site as the search for related articles knows them.
struct RelatedStories {
  let articles: [Article]
  let stories: StoryIndex
  /// Positions of visible sources, newest first: `articles[i]` comes from source `order[i]`.
  let order: [Int]

  func all() -> (stories: [RelatedStory], diagnostics: [Diagnostic]) {
    var position: [Int: Int] = Dictionary(minimumCapacity: order.count)
    for (index, source) in order.enumerated() { position[source] = index }
    var byPath: [SitePath: Int] = Dictionary(minimumCapacity: articles.count)
    for (index, article) in articles.enumerated() { byPath[article.card.path] = index }
    var diagnostics: [Diagnostic] = []
    let related = articles.enumerated().map { index, article in
      let choice = EditorsChoice(article.frontMatter, for: index) { lookup($0, position) }
      diagnostics += choice.diagnostics
      return RelatedStory(
        profile: article.source.profile, published: article.card.published.seconds, tags: article.tags,
        authors: article.card.byline.map(\.author), section: article.card.section,
        series: article.series.map { ($0.series, $0.number) }, pins: choice.pins, bans: choice.bans,
        linked: linked(article, byPath))
    }
    return (related, diagnostics)
  }

  private func lookup(_ slug: String, _ position: [Int: Int]) -> EditorsChoice.Lookup {
    guard let source = stories.index(slug: slug) else {
      if stories.isUnreadable(slug: slug) { return .hidden }
      return .unknown(nearest: stories.nearMiss(slug: slug))
    }
    return position[source].map { .story($0) } ?? .hidden
  }

  private func linked(_ article: Article, _ byPath: [SitePath: Int]) -> [Int] {
    article.links.compactMap { link in
      if case .site(let path, _, _) = link { byPath[path] } else { nil }
    }
  }
}
