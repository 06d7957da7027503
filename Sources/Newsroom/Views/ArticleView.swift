import Mustache

/// The view of a story's own page.
struct ArticleView {
  let edition: Edition

  private var site: Site { edition.site }
  private var shared: SharedViews { edition.views }
  private var labels: Labels { edition.labels }

  func entries(_ page: ArticlePage) -> [(Key, Value)] {
    let article = site.articles[page.article]
    return [
      (.article, .object(story(article, at: page.article))),
      (.related, .list(page.related.map { edition.card($0, often: true) })),
      (.hasRelated, .bool(!page.related.isEmpty)),
      (.earlier, page.earlier.map { edition.card($0, often: false) } ?? .null),
      (.later, page.later.map { edition.card($0, often: false) } ?? .null),
      (.hasNeighbours, .bool(page.earlier != nil || page.later != nil)),
      (.share, .list(shareLinks(article))), (.hasShare, .bool(!site.settings.shareTargets.isEmpty)),
    ]
  }

  /// What its card shows and more; but the dek is the one that its author wrote, never an excerpt of the body.
  private func story(_ article: Article, at index: Int) -> Object {
    edition.cards.with(index) { card in
      var entries: [Object.Entry] = []
      entries.reserveCapacity(card.entries.count + 16)
      for (key, value) in card.entries {
        entries.append((key, key == .dek ? .text(article.frontMatter.dek) : value))
      }
      entries += own(article)
      return Object(entries)
    }
  }

  private func own(_ article: Article) -> [(Key, Value)] {
    let frontMatter = article.frontMatter
    let headline = Headline(article.card.headline)
    return [
      (.headlineStart, .text(headline.text)), (.headlineRest, .text(headline.rest)),
      (.body, .html(body(article))),
      (.authors, .list(people(article).map(edition.author))),
      (.tags, .list(article.tags.map(edition.tag))),
      (.hasTags, .bool(!article.tags.isEmpty)),
      (.corrections, .list(frontMatter.corrections.newestFirst.map(correction))),
      (.hasCorrections, .bool(!frontMatter.corrections.isEmpty)),
      (.series, article.series.map(seriesPart) ?? .null), (.age, ageNote(article)),
      (.wordCount, .integer(article.source.outline.length.words + article.source.outline.length.characters)),
      (.canonicalElsewhere, article.canonical.map { .text($0) } ?? .null),
      (.extra, Value.extra(frontMatter.extra)),
    ]
  }

  private func body(_ article: Article) -> Markup {
    var out = Galley(capacity: 16_384)
    let html = BodyHTML(
      language: article.card.language ?? site.settings.language, siteLanguage: site.settings.language,
      prefix: edition.basePath, isSponsored: article.card.kind == .sponsored,
      loadsFirstPicture: article.card.picture == nil,
      broken: edition.addresses.broken)
    html.append(article.prose, to: &out)
    return Markup(out.bytes)
  }

  /// Each person of the byline once.
  private func people(_ article: Article) -> [Int] {
    article.card.byline.reduce(into: []) { people, entry in
      if !people.contains(entry.author) { people.append(entry.author) }
    }
  }

  private func correction(_ correction: Correction) -> Value {
    .object([.date: shared.date(correction.date), .text: .text(correction.text)])
  }

  private func seriesPart(_ part: Article.SeriesPart) -> Value {
    let series = site.series[part.series]
    let label = labels.filled("part_of") {
      $0 == "part" ? String(part.number) : String(series.articles.count)
    }
    let shown = series.parts(near: part)
    let parts = zip(shown.indices, shown).map { place, index in
      Value.object([
        .number: .integer(place + 1), .isCurrent: .bool(place + 1 == part.number),
        .card: edition.card(index, often: false),
      ])
    }
    return .object([
      .name: .text(series.name), .url: shared.url(series.path), .label: .text(label), .parts: .list(parts),
    ])
  }

  private func ageNote(_ article: Article) -> Value {
    let years = article.card.yearsOld(at: site.now)
    return years == 0 ? .null : .text(labels.counted("age_note", years))
  }

  private func shareLinks(_ article: Article) -> [Value] {
    let card = article.card
    let address = article.canonical ?? edition.absoluteURL(card.path)
    return ShareLinks(site.settings).links(headline: card.headline, dek: card.dek, address: address).map {
      link in
      let id = link.target.rawValue
      return .object([
        .id: .text(id), .label: .text(link.label.isEmpty ? labels["share_" + id] : link.label),
        .url: .text(link.url),
        .isCopy: .bool(link.target == .copy),
      ])
    }
  }
}

extension Card {
  /// Whole years since the story last changed.
  func yearsOld(at now: Instant) -> Int { max(0, (now.seconds - modified.seconds) / Self.year) }

  /// When it will have been so for one more year.
  func turnsOlder(after now: Instant) -> Instant {
    modified.adding(seconds: (yearsOld(at: now) + 1) * Self.year)
  }

  /// Seconds in a Julian year of 365.25 days.
  private static let year = 31_557_600
}
