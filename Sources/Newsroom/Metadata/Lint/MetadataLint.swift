import Diagnostics
import Markdown

/// What would make a shared story look worse than it could, as warnings with the place to mend it.
struct MetadataLint: Sendable {
  private let site: Site
  private let pictures: SharePictures

  init(site: Site, pictures: SharePictures) {
    self.site = site
    self.pictures = pictures
  }

  /// - Parameter settingsFile: path of `site.yml` for messages.
  func findings(settingsFile: String, jobs: Int) -> [Diagnostic] {
    let reviews = parallelMap(site.articles, jobs: jobs) { review($0) }
    var diagnostics = reviews.flatMap(\.findings)
    diagnostics += repetitions(reviews)
    for agent in site.settings.robots.disallowedAgents where Robots.isPreviewFetcher(agent) {
      diagnostics.append(.blockedPreviewFetcher(agent, in: settingsFile))
    }
    if let expires = site.settings.security?.expires, expires.value <= site.now {
      diagnostics.append(.expiredSecurity(at: expires.span))
    }
    diagnostics += filesBelowRoot(settingsFile)
    if let logo = site.publisherLogo, let reference = site.settings.publisher.logo,
      !PublisherNodes.isLogo(logo)
    {
      diagnostics.append(.unfitLogo(at: reference.source.span))
    }
    return diagnostics + defaultCard(settingsFile)
  }

  private func filesBelowRoot(_ settingsFile: String) -> [Diagnostic] {
    let settings = site.settings
    let addresses = Addresses(base: settings.baseURL)
    guard !addresses.basePath.isEmpty else { return [] }
    let robots = settings.robots.disallowedAgents.isEmpty ? nil : SourceSpan(file: settingsFile)
    return [("robots.txt", robots), (".well-known/security.txt", settings.security?.expires.span)]
      .compactMap { name, span in
        span.map { .fileBelowRoot(name, place: addresses.root + "/" + name, at: $0) }
      }
  }

  private func defaultCard(_ settingsFile: String) -> [Diagnostic] {
    guard pictures.isFallbackChosen else {
      let isShown = site.articles.contains { lacksPicture($0) }
      return isShown ? [.noDefaultShareImage(in: settingsFile)] : []
    }
    guard site.shareImage == nil, let card = pictures.fallback, let problem = pictures.problem(of: card)
    else { return [] }
    let file = "templates/" + Theme.assetsPrefix + ThemeImages.cardName
    return [.unfitShareImage(problem, at: SourceSpan(file: file))]
  }

  /// What is to be said of one story by itself, and what it is compared with others by.
  private struct Review: Sendable {
    var findings: [Diagnostic] = []
    let headline: TextMark
    let description: TextMark
  }

  private func review(_ article: Article) -> Review {
    let description = article.frontMatter.dek
    var review = Review(
      headline: TextMark(article.card.headline), description: TextMark(description))
    checkHeadline(article, &review.findings)
    checkDescription(article, description, &review.findings)
    checkShareImage(article, &review.findings)
    checkAlternatives(article, &review.findings)
    checkUpdate(article, &review.findings)
    return review
  }

  private func checkHeadline(_ article: Article, _ findings: inout [Diagnostic]) {
    let headline = article.card.headline
    // Characters are at most as many as bytes.
    guard headline.utf8.count > 70 else { return }
    let length = headline.scalarCount
    if length > 110 {
      findings.append(.longHeadline(length, at: article.source.frontMatter.title.span))
    } else if length > 70, article.source.frontMatter.shareTitle == nil {
      findings.append(.longCardTitle(length, at: article.source.frontMatter.title.span))
    }
  }

  private func checkDescription(_ article: Article, _ text: String, _ findings: inout [Diagnostic]) {
    let length = text.scalarCount
    if text.isEmpty {
      findings.append(.missingDek(at: article.source.frontMatter.title.span))
    } else if length > 200, article.source.frontMatter.shareDescription == nil {
      findings.append(.longDescription(length, at: descriptionSpan(article)))
    } else if length < 50 {
      findings.append(.shortDescription(length, at: descriptionSpan(article)))
    }
  }

  private func descriptionSpan(_ article: Article) -> SourceSpan {
    article.source.frontMatter.dekSpan ?? article.source.frontMatter.title.span
  }

  private func lacksPicture(_ article: Article) -> Bool {
    article.source.frontMatter.image == nil && article.source.frontMatter.shareImage == nil
  }

  private func checkShareImage(_ article: Article, _ findings: inout [Diagnostic]) {
    guard !lacksPicture(article) else {
      // A site that chose a picture for such stories has said what their cards show.
      if !pictures.isFallbackChosen {
        findings.append(.missingShareImage(at: article.source.frontMatter.title.span))
      }
      return
    }
    // A lead picture of any shape is fine where the editor chose another for the card.
    let chosen = article.sharePicture ?? article.card.picture
    let reference =
      article.sharePicture == nil ? article.source.frontMatter.image : article.source.frontMatter.shareImage
    guard let chosen, let reference, let problem = pictures.problem(of: chosen) else { return }
    findings.append(.unfitShareImage(problem, standIn: standIn(on: article), at: reference.source.span))
  }

  /// What stands on the card where the picture that was chosen for it cannot.
  private func standIn(on article: Article) -> String {
    guard let shown = pictures.card(for: article) else { return "" }
    return shown == article.card.picture ? "the story's `image`" : "the site's default"
  }

  private func checkAlternatives(_ article: Article, _ findings: inout [Diagnostic]) {
    if let image = article.source.frontMatter.image, image.alt == nil {
      findings.append(.missingAlt(at: image.source.span, inBody: false))
    }
    for image in article.source.outline.images where image.alt.isEmpty {
      findings.append(.missingAlt(at: image.span, inBody: true))
    }
  }

  /// A story that waits for its time may well be changed after that.
  private func checkUpdate(_ article: Article, _ findings: inout [Diagnostic]) {
    guard article.card.badge == nil else { return }
    for correction in article.source.frontMatter.corrections where correction.date > site.now {
      findings.append(.correctionInFuture(at: correction.span))
    }
    guard let updated = article.card.updated, updated > site.now else { return }
    let title = article.frontMatter.title.span
    findings.append(
      updated == article.frontMatter.updated
        ? .updatedInFuture(at: article.frontMatter.updatedSpan ?? title) : .entryInFuture(at: title))
  }

  /// Older stories keep their words; what repeats them later is reported.
  private func repetitions(_ reviews: [Review]) -> [Diagnostic] {
    var headlines = Repetitions(reviews.map(\.headline))
    var descriptions = Repetitions(reviews.map(\.description))
    var findings: [Diagnostic] = []
    for (article, review) in zip(site.articles, reviews).reversed() {
      let title = article.source.frontMatter.title.span
      if headlines.mayRepeat(review.headline),
        let first = headlines.first(like: article.card.headline, title)
      {
        findings.append(.sameHeadline(article.card.headline, at: title, first: first))
      }
      if descriptions.mayRepeat(review.description),
        let first = descriptions.first(
          like: article.frontMatter.dek, descriptionSpan(article))
      {
        findings.append(.sameDescription(at: descriptionSpan(article), first: first))
      }
    }
    return findings
  }
}

/// Texts that are the same but for case and markup, found among many that are not.
private struct Repetitions {
  private var counts: [TextMark: Int] = [:]
  private var places: [String: SourceSpan] = [:]

  init(_ marks: [TextMark]) {
    counts.reserveCapacity(marks.count)
    for mark in marks { counts[mark, default: 0] += 1 }
  }

  /// Whether there is another text of the same mark.
  func mayRepeat(_ mark: TextMark) -> Bool { counts[mark, default: 0] > 1 }

  /// Where the first text like this one stands; nil when there is none, and then this is the first.
  mutating func first(like text: String, _ span: SourceSpan) -> SourceSpan? {
    let text = text.lowercased()
    guard !text.isEmpty else { return nil }
    if let first = places[text] { return first }
    places[text] = span
    return nil
  }
}

/// A hash that is the same for texts that differ in case alone, and seldom for others.
private struct TextMark: Hashable {
  private let hash: UInt64

  /// FNV-1a of the ASCII letters, in lower case, but for `i` and `k`, which letters of other scripts turn into, and for
  /// those with a combining accent (U+0300 to U+036F), which may as well be one letter beyond ASCII.
  init(_ text: String) {
    var text = text
    hash = text.withUTF8(Self.hash)
  }

  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var letter: UInt8?
    for byte in text {
      if let letter, byte != 0xCC, byte != 0xCD { hash = (hash ^ UInt64(letter)) &* 0x100_0000_01B3 }
      letter = isTelling(byte | 0x20) && byte < 0x80 ? byte | 0x20 : nil
    }
    return letter.map { (hash ^ UInt64($0)) &* 0x100_0000_01B3 } ?? hash
  }

  private static func isTelling(_ letter: UInt8) -> Bool {
    letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z") && letter != UInt8(ascii: "i")
      && letter != UInt8(ascii: "k")
  }
}

extension WireDesk {
  /// Warnings about cards, descriptions and pictures.
  ///
  /// - Parameter settingsFile: path of `site.yml` for messages.
  func lint(settingsFile: String, jobs: Int) -> [Diagnostic] {
    MetadataLint(site: site, pictures: pictures).findings(settingsFile: settingsFile, jobs: jobs)
  }
}
