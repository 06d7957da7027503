import Diagnostics
import Mustache

/// The public stories of a site as the search for related articles knows them.
struct RelatedStories {
  let articles: [Article]
  let stories: StoryIndex
  /// Positions of visible sources, newest first: `articles[i]` comes from source `order[i]`.
  let order: [Int]
  let names: FilingNames

  func all(jobs: Int) -> (stories: [RelatedStory], problems: [LinkProblem]) {
    var position = [Int?](repeating: nil, count: stories.stories.count)
    for (index, source) in order.enumerated() { position[source] = index }
    let positions = position
    let all = parallelMap(Array(articles.indices), jobs: jobs) { story($0, positions) }
    return (all.map(\.story), all.flatMap(\.problems))
  }

  private func story(
    _ index: Int, _ position: [Int?]
  ) -> (story: RelatedStory, problems: [LinkProblem]) {
    let article = articles[index]
    let choice = choice(of: article.source, for: index, position)
    let story = RelatedStory(
      identity: article.source.identity, profile: article.source.profile,
      published: article.card.published.seconds, tags: article.tags,
      authors: article.card.byline.map(\.author), section: article.card.section,
      filing: names.filing(of: article), series: article.series.map { ($0.series, $0.number) },
      pins: choice.pins, bans: choice.bans, linked: linked(article, position))
    return (story, choice.problems)
  }

  private func choice(of source: ArticleSource, for index: Int, _ position: [Int?]) -> EditorsChoice {
    // Most editors leave most stories to the search.
    if source.frontMatter.related.isEmpty, source.frontMatter.relatedExclude.isEmpty {
      return EditorsChoice()
    }
    return EditorsChoice(
      related: source.frontMatter.related, excluded: source.frontMatter.relatedExclude, for: index
    ) { lookup($0, position) }
  }

  private func lookup(_ slug: String, _ position: [Int?]) -> EditorsChoice.Lookup {
    guard let source = stories.index(slug: slug) else {
      return stories.isUnreadable(slug: slug) ? .hidden : .unknown
    }
    return position[source].map { .story($0) } ?? .hidden
  }

  private func linked(_ article: Article, _ position: [Int?]) -> [Int] {
    article.links.compactMap { link in
      if case .site(let path, _, _) = link { stories.index(path: path).flatMap { position[$0] } } else { nil }
    }
  }
}

/// Stable hashes of the names that stories are filed under, by number.
struct FilingNames: Sendable {
  private let tags: [UInt64]
  private let authors: [UInt64]
  private let sections: [UInt64]

  init(tags: [Tag], authors: [Slug], sections: [Section]) {
    self.tags = tags.map { Self.hash("tag", $0.slug) }
    self.authors = authors.map { Self.hash("author", $0) }
    self.sections = sections.map { Self.hash("section", $0.slug) }
  }

  private static func hash(_ kind: String, _ slug: Slug) -> UInt64 {
    var hasher = StableHasher()
    hasher.combine(kind)
    hasher.combine(slug.text)
    return hasher.finish()
  }

  fileprivate func filing(of article: Article) -> [UInt64] {
    var filing: [UInt64] = []
    filing.reserveCapacity(article.tags.count + article.card.byline.count + 1)
    for tag in article.tags { filing.append(tags[tag]) }
    for entry in article.card.byline { filing.append(authors[entry.author]) }
    if let section = article.card.section { filing.append(sections[section]) }
    return filing
  }
}

extension ArticleSource {
  /// Stable hash of what it is known by from one build to the next.
  var identity: UInt64 {
    var hasher = StableHasher()
    hasher.combine(path)
    return hasher.finish()
  }
}
