import Diagnostics
import Mustache

/// The addresses of one edition that readers may rely on, as lines of the ledger.
///
/// Stories, static pages, the addresses that lead to them, the sections of site.yml and the authors that have a
/// file, each with its feeds. Not lists of tags or months and the later pages of lists, which come and go with the
/// stories, and not pictures.
package enum PublishedAddresses {
  /// Lies beside the manifest; no host serves it.
  package static let fileName = ".broadsheet-addresses"

  static func bytes(_ plan: Plan, _ site: Site) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(site.articles.count * 96)
    forEach(in: plan, site) { path, origin in
      bytes += Promise.line(path, .kept(origin)).utf8
      bytes.append(.newline)
    }
    return bytes
  }

  /// Stable hash of what the bytes are made of.
  static func fingerprint(_ plan: Plan, _ site: Site) -> UInt64 {
    var hasher = StableHasher()
    forEach(in: plan, site) { path, origin in
      hasher.combine(path.text)
      hasher.combine(origin.source)
      hasher.combine(origin.title)
    }
    return hasher.finish()
  }

  private static func forEach(
    in plan: Plan, _ site: Site, _ body: (_ path: SitePath, _ origin: Promise.Origin) -> Void
  ) {
    let aliases = Dictionary(grouping: site.redirects, by: \.to)
    func add(_ path: SitePath, _ source: String, _ title: String) {
      let origin = Promise.Origin(source: source, title: title)
      body(path, origin)
      guard !aliases.isEmpty else { return }
      for alias in aliases[path] ?? [] where alias.span.path.hasSuffix(source) { body(alias.from, origin) }
    }
    for page in plan.pages {
      switch page.contents {
      case .article(let story):
        let article = site.articles[story.article]
        add(page.path, article.source.path, article.card.headline)
      case .staticPage(let index):
        let source = site.pages[index].source
        add(page.path, source.path, source.title.value)
      case .section(let index, let list) where list.number == 1 && site.settings.names(site.sections[index]):
        add(page.path, Promise.Origin.section, site.sections[index].name)
      case .author(let index, let list) where list.number == 1 && site.authors[index].hasFile:
        add(page.path, Promise.Origin.author, site.authors[index].name)
      default: break
      }
    }
  }
}

extension PermalinkLedger {
  /// Writes the addresses of a publication into the site's ledger.
  ///
  /// Returns how many are new; nil when the ledger needed no change.
  package static func record(
    _ output: String, in folder: SiteFolder
  ) throws(FileSystemError) -> (file: String, new: Int)? {
    // A program of before the ledger built it: the next build knows its addresses.
    guard FileIO.isFile(output + "/" + PublishedAddresses.fileName) else { return nil }
    let bytes = try FileIO.read(output + "/" + PublishedAddresses.fileName)
    let published = read(SourceFile(path: PublishedAddresses.fileName, bytes: bytes)).ledger
    var ledger = try loadForChange(folder)
    let before = ledger.isEmpty ? "" : ledger.text
    let new = ledger.add(published)
    guard ledger.text != before else { return nil }
    try ledger.save(in: folder)
    return (folder.contentPrefix + fileName, new)
  }
}
