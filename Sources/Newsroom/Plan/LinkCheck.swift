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
  func diagnostics(_ library: TemplateLibrary, _ theme: Theme, settingsFile: String) -> [Diagnostic] {
    diagnostics(edition.site) + diagnostics(library) + diagnostics(theme)
      + diagnostics(edition.site.settings, file: settingsFile)
  }

  /// Links of bodies.
  private func diagnostics(_ site: Site) -> [Diagnostic] {
    guard !edition.addresses.broken.isEmpty else { return [] }
    var broken: [(SitePath, SourceSpan)] = []
    func check(_ prose: Prose) {
      for (link, target) in zip(prose.outline.links, prose.links) {
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

  /// Files that style sheets name, among the assets or by their address on the site. Pages can be read without them.
  private func diagnostics(_ theme: Theme) -> [Diagnostic] {
    let missing = theme.ownSheets.flatMap { name, file in
      StyleSheet(bytes: file.bytes).addresses.filter { isMissing($0.text, in: name) }.map { (file, $0) }
    }
    guard !missing.isEmpty else { return [] }
    let candidates = edition.assets.files.map(\.name) + known.map { basePath + $0.text }.sorted()
    return missing.enumerated().map { index, finding in
      let (file, address) = finding
      let nearest = index < Self.nearMissLimit ? nearMiss(to: address.text, among: candidates) : nil
      return .missingSheetFile(address.text, at: file.span(of: address.range), nearest: nearest)
    }
  }

  private func isMissing(_ address: String, in sheet: String) -> Bool {
    switch AssetAddress(address, in: sheet) {
    case .asset(let wanted, _):
      // Authors may have a folder of this name, too.
      edition.assets[wanted] == nil && SitePath("/assets/" + wanted).map(known.contains) != true
    case .other: address.hasPrefix("/") && !address.hasPrefix("//") && !isKnown(address)
    }
  }

  /// What settings and templates link to, and where: it is checked there, not on every page that shows it.
  func sharedAddresses(_ library: TemplateLibrary) -> [String: SourceSpan] {
    let settings = edition.site.settings
    var places: [String: SourceSpan] = [:]
    func note(_ address: String, _ span: SourceSpan) { places[address] = places[address] ?? span }
    for link in settings.navigation + settings.footer { link.span.map { note(written(link.url), $0) } }
    for policy in settings.publisher.policies { note(written(policy.value), policy.span) }
    for template in library.templateNames.compactMap({ library.template($0) }) {
      for link in library.literalLinks(of: template) { note(link.address, link.span) }
    }
    return places
  }

  /// A link of site.yml as pages show it.
  private func written(_ link: String) -> String { link.hasPrefix("/") ? basePath + link : link }

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
