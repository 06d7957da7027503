import Markdown

/// Which files of the site a content file shows as pictures or links to.
struct MediaNames: Sendable {
  let pictures: PictureFinder

  func all(of article: ArticleSource) -> [SitePath] {
    all(article.frontMatter.image, article.outline, article.path)
      + all(article.frontMatter.shareImage, nil, article.path)
  }

  func all(of author: AuthorSource) -> [SitePath] { all(author.photo, author.body.outline, author.path) }

  func all(of page: PageSource) -> [SitePath] { all(page.image, page.body.outline, page.path) }

  func all(of settings: Settings) -> [SitePath] {
    [settings.shareImage, settings.logo, settings.publisher.logo].flatMap { all($0, nil, "site.yml") }
  }

  private func all(_ image: ImageReference?, _ body: DocumentOutline?, _ file: String) -> [SitePath] {
    var names = [image?.source.value].compactMap { $0 } + (body?.images.map(\.source) ?? [])
    for case .url(let url) in body?.links.map(\.target) ?? [] { names.append(url) }
    names += body?.rawWords ?? []
    return names.flatMap { pictures.candidates($0, from: file) }.filter { pictures.media[$0] != nil }
  }
}
