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
    // Characters are at most as many as bytes.
    guard title.value.utf8.count > 70 else { return }
    let length = plainText(title.value).scalarCount
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
    let length = description.scalarCount
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
    var headlines = Repetitions(site.articles.map(\.frontMatter.title.value))
    var descriptions = Repetitions(site.articles.map(\.frontMatter.description))
    for (index, article) in site.articles.enumerated().reversed() {
      let frontMatter = article.frontMatter
      let title = frontMatter.title
      if let first = headlines.first(like: index, title.span) {
        diagnostics.append(.sameHeadline(plainText(title.value), at: title.span, first: first))
      }
      if let first = descriptions.first(like: index, frontMatter.descriptionSpan ?? title.span) {
        diagnostics.append(.sameDescription(at: frontMatter.descriptionSpan ?? title.span, first: first))
      }
    }
  }
}

/// Texts that are the same but for case and markup, found among many that are not.
private struct Repetitions {
  private let texts: [String]
  /// The same for equal texts, and seldom for others.
  private let hashes: [UInt64]
  private var counts: [UInt64: Int] = [:]
  private var places: [String: SourceSpan] = [:]

  init(_ texts: [String]) {
    self.texts = texts.map(plainText)
    hashes = self.texts.map(Self.hash)
    counts.reserveCapacity(texts.count)
    for hash in hashes { counts[hash, default: 0] += 1 }
  }

  /// Where the first text like this one stands; nil when there is none, and then this is the first.
  mutating func first(like index: Int, _ span: SourceSpan) -> SourceSpan? {
    guard counts[hashes[index], default: 0] > 1 else { return nil }
    let text = texts[index].lowercased()
    guard !text.isEmpty else { return nil }
    if let first = places[text] { return first }
    places[text] = span
    return nil
  }

  /// FNV-1a of the ASCII letters, in lower case, but for `i` and `k`, which letters of other scripts turn into, and for
  /// those with a combining accent (U+0300 to U+036F), which may as well be one letter beyond ASCII.
  private static func hash(_ text: String) -> UInt64 {
    var text = text
    return text.withUTF8(hash)
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
  package func lint(settingsFile: String) -> [Diagnostic] {
    MetadataLint(site: site, pictures: pictures).findings(settingsFile: settingsFile)
  }
}
