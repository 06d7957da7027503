import Mustache

/// sitemap.xml (sitemaps.org 0.9), in parts with an index where it is long.
///
/// `lastmod` changes only with the content: a story's own modification, for a list that of its stories.
struct Sitemap {
  private let desk: WireDesk
  private let pages: [Page]
  /// The protocol's limits for one file.
  private let limit: Int
  private let byteLimit: Int
  /// Of what stands before each path.
  private let baseLength: Int

  init(desk: WireDesk, pages: [Page], limit: Int = 50_000, byteLimit: Int = 52_428_800) {
    self.desk = desk
    self.limit = limit
    self.byteLimit = byteLimit
    var base = Galley()
    appendXML(desk.addresses.base, to: &base)
    baseLength = base.bytes.count
    self.pages = pages.filter { Self.isListed($0, desk.site) }
  }

  var files: [WireFile] {
    let parts = parts
    guard parts.count > 1 else { return [file(.fixed("/sitemap.xml"), pages[...])] }
    let paths = parts.indices.map { SitePath.front.file("sitemap-\($0 + 1).xml") }
    return [WireFile(.fixed("/sitemap.xml")) { index(paths) }]
      + zip(paths, parts).map { file($0, $1) }
  }

  private var parts: [ArraySlice<Page>] {
    var parts: [ArraySlice<Page>] = []
    var start = 0
    // More than what stands around the pages takes.
    var length = 250
    for (index, page) in pages.enumerated() {
      let added = self.length(of: page)
      if index > start, index - start == limit || length + added > byteLimit {
        parts.append(pages[start..<index])
        start = index
        length = 250
      }
      length += added
    }
    return parts + [pages[start...]]
  }

  /// At least as many bytes as the page takes: counted without writing it, for every build asks.
  private func length(of page: Page) -> Int {
    let length = 80 + baseLength + page.path.encodedLength
    guard case .article(let contents) = page.contents else { return length }
    return picturePaths(of: desk.site.articles[contents.article]).reduce(length) {
      $0 + 64 + baseLength + $1.encodedLength
    }
  }

  private func file(_ path: SitePath, _ pages: ArraySlice<Page>) -> WireFile {
    WireFile(path) {
      hash(of: pages)
    } _: {
      part(pages)
    }
  }

  /// Of all that a part says: most builds only ask whether it changed.
  private func hash(of pages: ArraySlice<Page>) -> UInt64 {
    var hasher = StableHasher()
    hasher.combine(desk.addresses.base)
    hasher.combine(desk.site.settings.zone.name)
    for page in pages {
      hasher.combine(page.path.text)
      hasher.combine(modified(page.contents)?.seconds ?? .min)
      guard case .article(let contents) = page.contents else { continue }
      for url in pictures(of: desk.site.articles[contents.article]) { hasher.combine(url) }
    }
    return hasher.finish()
  }

  /// Only canonical, indexable pages.
  private static func isListed(_ page: Page, _ site: Site) -> Bool {
    switch page.contents {
    case .redirect, .notFound, .gone: return false
    case .staticPage(let index): return site.pages[index].source.isSearchable
    case .article(let contents):
      let article = site.articles[contents.article]
      return article.isIndexed && article.isCanonical
    default: return true
    }
  }

  private func part(_ pages: ArraySlice<Page>) -> [UInt8] {
    var xml = XMLWriter(capacity: pages.count * 256)
    xml.element(
      "urlset",
      [
        ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"),
        ("xmlns:image", "http://www.google.com/schemas/sitemap-image/1.1"),
      ]
    ) { xml in
      for page in pages {
        xml.element("url") { xml in
          xml.element("loc", text: desk.addresses.url(page.path))
          if let modified = modified(page.contents) {
            xml.element("lastmod", text: rfc3339(modified, desk.site.settings.zone))
          }
          if case .article(let contents) = page.contents {
            for url in pictures(of: desk.site.articles[contents.article]) {
              xml.element("image:image") { $0.element("image:loc", text: url) }
            }
          }
        }
      }
    }
    return xml.bytes
  }

  private func index(_ parts: [SitePath]) -> [UInt8] {
    var xml = XMLWriter()
    xml.element("sitemapindex", [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")]) { xml in
      for path in parts {
        xml.element("sitemap") { $0.element("loc", text: desk.addresses.url(path)) }
      }
    }
    return xml.bytes
  }

  private func modified(_ contents: PageContents) -> Instant? {
    switch contents {
    case .article(let page): desk.modified[page.article]
    case .staticPage(let index): desk.site.pages[index].source.updated
    case .front(let front): front.stories.lazy.map { desk.modified[$0] }.max()
    default: contents.list?.articles.lazy.map { desk.modified[$0] }.max()
    }
  }

  private func pictures(of article: Article) -> [String] {
    picturePaths(of: article).map(desk.addresses.url)
  }

  /// The story's pictures on this site, each once.
  private func picturePaths(of article: Article) -> [SitePath] {
    guard article.card.picture != nil || !article.pictures.isEmpty else { return [] }
    var seen = Set<SitePath>()
    let all = [article.card.picture] + article.pictures
    return all.compactMap { picture in
      guard let picture, case .site(let path) = picture.location, seen.insert(path).inserted else {
        return nil
      }
      return path
    }
  }
}
