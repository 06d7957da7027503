import Diagnostics
import Mustache

/// Compares the links of bodies, settings and templates with the addresses that the site will have.
struct LinkCheck {
  private let edition: Edition
  /// Looking for a near miss among all addresses takes time: do it for the first few only.
  private static let nearMissLimit = 8

  init(_ edition: Edition) { self.edition = edition }

  private var known: Set<SitePath> { edition.addresses.known }

  private var basePath: String { edition.basePath }

  /// All that is wrong with links, wherever they stand.
  func diagnostics(_ library: TemplateLibrary, settingsFile: String) -> [Diagnostic] {
    diagnostics(edition.site) + diagnostics(library) + diagnostics(edition.site.settings, file: settingsFile)
  }

  /// Links of bodies.
  private func diagnostics(_ site: Site) -> [Diagnostic] {
    guard !edition.addresses.broken.isEmpty else { return [] }
    var broken: [(SitePath, SourceSpan)] = []
    func check(_ prose: Prose) {
      for (link, target) in zip(prose.document.links, prose.links) {
        if case .site(let path, _, _) = target, edition.addresses.broken.contains(path) {
          broken.append((path, link.span))
        }
      }
    }
    for article in site.articles where !article.links.isEmpty { check(article.prose) }
    for page in site.pages { check(page.prose) }
    site.unreadable.forEach(check)
    for author in site.authors { author.biography.map(check) }
    let candidates = known.map(\.text).sorted()
    return broken.enumerated().map { index, finding in
      let nearest = index < Self.nearMissLimit ? nearMiss(to: finding.0.text, among: candidates) : nil
      return .brokenLink(finding.0.text, at: finding.1, nearest: nearest)
    }
  }

  /// Links of site.yml, which stand on every page.
  private func diagnostics(_ settings: Settings, file: String) -> [Diagnostic] {
    let links = (settings.navigation + settings.footer).map {
      Located($0.url, at: $0.span ?? SourceSpan(file: file))
    }
    return (links + settings.publisher.policies).filter { isBroken($0.value) }.map { link in
      let nearest = nearMiss(to: link.value, among: known.map(\.text).sorted())
      return .brokenSettingLink(link.value, at: link.span, nearest: nearest)
    }
  }

  private func isBroken(_ settingLink: String) -> Bool {
    settingLink.hasPrefix("/") && !settingLink.hasPrefix("//") && !isKnown(basePath + settingLink)
  }

  /// Addresses that templates write out in full. Every page would repeat a wrong one, so it is an error.
  private func diagnostics(_ library: TemplateLibrary) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for name in library.templateNames {
      guard let template = library.template(name) else { continue }
      for link in library.literalLinks(of: template)
      where link.address.hasPrefix("/") && !link.address.hasPrefix("//") {
        if !isKnown(link.address) { found.append(problem(link)) }
      }
    }
    return found
  }

  /// What the settings and the templates link to: it is checked where it was written, not on every page.
  func sharedAddresses(_ library: TemplateLibrary) -> Set<String> {
    let settings = edition.site.settings
    let links = (settings.navigation + settings.footer).map(\.url) + settings.publisher.policies.map(\.value)
    let templates = library.templateNames.compactMap { library.template($0) }
    let literals = templates.flatMap { library.literalLinks(of: $0) }.map(\.address)
    return Set(links.map { $0.hasPrefix("/") ? basePath + $0 : $0 } + literals)
  }

  private func problem(_ link: LiteralLink) -> Diagnostic {
    let nearest = nearMiss(to: link.address, among: known.map { basePath + $0.text }.sorted())
    return .brokenTemplateLink(link.address, at: link.span, nearest: nearest)
  }

  private func isKnown(_ address: String) -> Bool {
    guard address.hasPrefix(basePath) else { return false }
    let path = address.dropFirst(basePath.count).prefix { $0 != "?" && $0 != "#" }
    return SitePath(percentDecoded(String(path))).map(known.contains) ?? false
  }
}
