import Diagnostics
import Markdown

/// What would make a shared story look worse than it could, as warnings with the place to mend it.
struct MetadataLint {
  private let site: Site
  private let pictures: SharePictures
  private var diagnostics: [Diagnostic] = []

  init(site: Site, pictures: SharePictures) {
    self.site = site
    self.pictures = pictures
  }

  /// - Parameter settingsFile: path of `site.yml` for messages.
  consuming func findings(settingsFile: String) -> [Diagnostic] {
    for article in site.articles {
      checkHeadline(article)
      checkDescription(article)
      checkShareImage(article)
      checkAlternatives(article)
    }
    checkRepetition()
    for agent in site.settings.robots.disallowedAgents where Robots.isPreviewFetcher(agent) {
      diagnostics.append(.blockedPreviewFetcher(agent, in: settingsFile))
    }
    if site.shareImage == nil, site.articles.contains(where: { lacksPicture($0) }) {
      diagnostics.append(.noDefaultShareImage(in: settingsFile))
    }
    return diagnostics
  }

  private mutating func checkHeadline(_ article: Article) {
    let title = article.frontMatter.title
    let length = plainText(title.value).unicodeScalars.count
    if length > 110 {
      diagnostics.append(.longHeadline(length, at: title.span))
    } else if length > 70, article.frontMatter.shareTitle == nil {
      diagnostics.append(.longCardTitle(length, at: title.span))
    }
  }

  private mutating func checkDescription(_ article: Article) {
    let frontMatter = article.frontMatter
    let description = plainText(frontMatter.description)
    let span = frontMatter.descriptionSpan ?? frontMatter.title.span
    let length = description.unicodeScalars.count
    if description.isEmpty {
      diagnostics.append(.missingDek(at: frontMatter.title.span))
    } else if length > 200, frontMatter.shareDescription == nil {
      diagnostics.append(.longDescription(length, at: span))
    } else if length < 50 {
      diagnostics.append(.shortDescription(length, at: span))
    }
  }

  private func lacksPicture(_ article: Article) -> Bool {
    article.frontMatter.image == nil && article.frontMatter.shareImage == nil
  }

  private mutating func checkShareImage(_ article: Article) {
    guard !lacksPicture(article) else {
      // A site that chose a picture for such stories has said what their cards show.
      if site.shareImage == nil { diagnostics.append(.missingShareImage(at: article.frontMatter.title.span)) }
      return
    }
    // A lead picture of any shape is fine where the editor chose another for the card.
    let chosen = article.sharePicture ?? article.card.picture
    let reference =
      article.sharePicture == nil ? article.frontMatter.image : article.frontMatter.shareImage
    guard let chosen, let reference, let problem = pictures.problem(of: chosen) else { return }
    diagnostics.append(.unfitShareImage(problem, at: reference.source.span))
  }

  private mutating func checkAlternatives(_ article: Article) {
    if let image = article.frontMatter.image, image.alt == nil {
      diagnostics.append(.missingAlt(at: image.source.span, inBody: false))
    }
    for image in article.source.outline.images where image.alt.isEmpty {
      diagnostics.append(.missingAlt(at: image.span, inBody: true))
    }
  }

  /// Older stories keep their words; what repeats them later is reported.
  private mutating func checkRepetition() {
    var headlines: [String: SourceSpan] = [:]
    var descriptions: [String: SourceSpan] = [:]
    for article in site.articles.reversed() {
      let frontMatter = article.frontMatter
      let title = frontMatter.title
      let headline = plainText(title.value)
      if let first = headlines.updateIfNew(headline.lowercased(), title.span) {
        diagnostics.append(.sameHeadline(headline, at: title.span, first: first))
      }
      let description = plainText(frontMatter.description)
      let span = frontMatter.descriptionSpan ?? title.span
      if !description.isEmpty, let first = descriptions.updateIfNew(description.lowercased(), span) {
        diagnostics.append(.sameDescription(at: span, first: first))
      }
    }
  }
}

extension [String: SourceSpan] {
  /// Keeps the first place of `key` and returns it when there is one already.
  fileprivate mutating func updateIfNew(_ key: String, _ span: SourceSpan) -> SourceSpan? {
    if let first = self[key] { return first }
    self[key] = span
    return nil
  }
}

extension WireDesk {
  /// Warnings about cards, descriptions and pictures.
  ///
  /// - Parameter settingsFile: path of `site.yml` for messages.
  package func lint(settingsFile: String) -> [Diagnostic] {
    MetadataLint(site: site, pictures: pictures).findings(settingsFile: settingsFile)
  }
}
