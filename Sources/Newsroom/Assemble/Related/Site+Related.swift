import Diagnostics

extension Site {
  /// Why the story called `slug` has the related articles it has; nil when there is no such story.
  ///
  /// - Parameter words: the plain text of a story's body.
  package func relatedExplanation(of slug: String, words: (ArticleSource) -> String) -> String? {
    guard let story = articles.firstIndex(where: { $0.card.slug.text == slug }) else { return nil }
    let source = articles[story].source
    let text = RelatedText(source.frontMatter, words(source), siteLanguage: settings.language)
    let desk = makeRelatedDesk(jobs: 1)
    return relatedReport.text(desk.explanation(for: story, text: text))
  }

  /// The related articles of the story called `slug`: slug and headline, one a line; nil when there is no such story.
  package func relatedList(of slug: String) -> String? {
    guard let story = articles.firstIndex(where: { $0.card.slug.text == slug }) else { return nil }
    return related[story].map { "\(articles[$0].card.slug)  \(articles[$0].card.headline)\n" }.joined()
  }

  /// Every story's ranking as JSON, best first, at most `length` long.
  package func allRelated(length: Int, jobs: Int) -> String {
    relatedReport.json(makeRelatedDesk(jobs: jobs).lists(length: length, jobs: jobs))
  }

  /// The slug that was probably meant.
  package func nearestSlug(to slug: String) -> String? {
    nearMiss(to: slug, among: articles.lazy.map(\.card.slug.text))
  }

  /// What chose `related`, made once more for those who ask it something.
  package func makeRelatedDesk(jobs: Int) -> RelatedDesk {
    RelatedDesk(relatedStories, settings: settings.related, jobs: jobs)
  }

  private var relatedReport: RelatedReport {
    RelatedReport(
      slugs: articles.map(\.card.slug.text), headlines: articles.map(\.card.headline),
      tagNames: tags.map(\.name), authorNames: authors.map(\.name))
  }
}
