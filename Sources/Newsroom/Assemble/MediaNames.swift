import Diagnostics
import Markdown
import Mustache

/// Which files of the site a content file names: as pictures, by links, in whatever a template may show, or in words
/// that only other tools read.
struct MediaNames: Sendable {
  private let pictures: PictureFinder
  private let basePath: String

  /// - Parameter media: every file that may be named.
  init(media: MediaLibrary, baseURL: String) {
    pictures = PictureFinder(media: media, baseURL: baseURL)
    basePath = Addresses(base: baseURL).basePath
  }

  func all(of article: ArticleSource) -> [SitePath] {
    let frontMatter = article.frontMatter
    let images = [frontMatter.image, frontMatter.shareImage].compactMap { $0?.source.value }
    return files(
      images + words(of: .object(frontMatter.extra)) + words(of: article.outline), from: article.path)
  }

  func all(of author: AuthorSource) -> [SitePath] {
    let names = [author.photo?.source.value].compactMap { $0 } + author.links.map(\.url)
    return files(
      names + words(of: .object(author.extra)) + words(of: author.body.outline), from: author.path)
  }

  func all(of page: PageSource) -> [SitePath] {
    let images = [page.image?.source.value].compactMap { $0 }
    return files(images + words(of: .object(page.extra)) + words(of: page.body.outline), from: page.path)
  }

  func all(of settings: Settings) -> [SitePath] {
    let images = [settings.shareImage, settings.logo, settings.publisher.logo].compactMap { $0?.source.value }
    let links = (settings.navigation + settings.footer).map(\.url) + settings.publisher.policies.map(\.value)
    let texts = (settings.theme + settings.darkTheme + settings.labels).flatMap { words(in: $0.value) }
    return files(images + links + texts, from: "site.yml")
  }

  /// Of a template, style sheet or script: what it names by a whole path, whatever stands before that.
  func all(of file: SourceFile) -> [SitePath] {
    file.bytes.split(whereSeparator: Self.isBorder).compactMap { word in
      let path = word.drop { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") }
      guard path.contains(UInt8(ascii: "/")) else { return nil }
      return SitePath("/" + percentDecoded(String(decoding: path, as: UTF8.self)))
    }.filter { pictures.media[$0] != nil }
  }

  private func files(_ names: [String], from file: String) -> [SitePath] {
    let all = basePath.isEmpty ? names : names + names.map { withoutBasePath($0, basePath) }
    return all.flatMap { pictures.candidates($0, from: file) }.filter { pictures.media[$0] != nil }
  }

  private func words(of body: DocumentOutline) -> [String] {
    var names = body.images.map(\.source) + body.rawWords.flatMap(words(in:))
    for link in body.links {
      switch link.target {
      case .url(let address), .attribute(let address): names.append(address)
      // Obsidian shows a picture so: `![[mayor.png]]`.
      case .article(let slug, _): names.append(slug)
      }
    }
    return names
  }

  private func words(of value: Value) -> [String] {
    switch value {
    case .text(let text): words(in: text)
    case .list(let items): items.flatMap(words(of:))
    case .object(let object): object.entries.flatMap { words(of: $0.1) }
    case .null, .bool, .integer, .html: []
    }
  }

  /// `text`, and its parts: it may be an address, or markup or a style that holds one.
  private func words(in text: String) -> [String] {
    let parts = text.utf8.split(whereSeparator: Self.isBorder).map { String(decoding: $0, as: UTF8.self) }
    return parts == [text] ? parts : [text] + parts
  }

  private static func isBorder(_ byte: UInt8) -> Bool { byte <= 0x20 || borders.contains(byte) }

  private static let borders = Set("\"'()<>[]{}|,;=`".utf8)
}
