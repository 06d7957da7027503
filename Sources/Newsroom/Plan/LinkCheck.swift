import Diagnostics
import Mustache

/// Compares the links of bodies, settings and templates with the addresses that the site will have.
struct LinkCheck: Sendable {
  private let edition: Edition
  private let stories: StoryIndex
  /// Paths of files in the content folder that are not published where they lie.
  private let unpublished: [String]

  /// - Parameter stories: all of them, hidden ones too.
  init(_ edition: Edition, _ stories: StoryIndex, unpublished: [String]) {
    self.edition = edition
    self.stories = stories
    self.unpublished = unpublished
  }

  private var known: Set<SitePath> { edition.addresses.known }

  private var basePath: String { edition.basePath }

  /// All that is wrong with links, wherever they stand.
  func diagnostics(_ library: TemplateLibrary, _ theme: Theme, settingsFile: String) -> [Diagnostic] {
    diagnostics(edition.site) + diagnostics(library) + sheetFiles(theme) + imports(theme)
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
    var nearMisses = NearMisses()
    let unpublished = Set(unpublished)
    return broken.map { finding in
      if let hidden = stories.index(path: finding.0) {
        return .linkToHidden(stories.stories[hidden], zone: edition.site.settings.zone, at: finding.1)
      }
      if unpublished.contains(String(finding.0.text.dropFirst())) {
        return .linkToUnpublished(finding.0.text, at: finding.1)
      }
      let nearest = nearMisses.nearest(to: finding.0.text) { known.map(\.text).sorted() }
      return .brokenLink(finding.0.text, at: finding.1, nearest: nearest)
    }
  }

  /// Links of site.yml, which stand on every page.
  private func diagnostics(_ settings: Settings, file: String) -> [Diagnostic] {
    let links = (settings.navigation + settings.footer).map {
      Located($0.url, at: $0.span ?? SourceSpan(file: file))
    }
    var nearMisses = NearMisses()
    return (links + settings.publisher.policies).filter { isBroken($0.value) }.map { link in
      let nearest = nearMisses.nearest(to: link.value) { known.map(\.text).sorted() }
      return .brokenSettingLink(link.value, at: link.span, nearest: nearest)
    }
  }

  private func isBroken(_ settingLink: String) -> Bool {
    Self.isPath(settingLink) && !isKnown(basePath + settingLink)
  }

  /// Whether `address` is a path from the root of this site's host.
  private static func isPath(_ address: String) -> Bool {
    address.hasPrefix("/") && !address.hasPrefix("//")
  }

  /// Addresses that templates write out in full. Every page would repeat a wrong one, so it is an error.
  private func diagnostics(_ library: TemplateLibrary) -> [Diagnostic] {
    var nearMisses = NearMisses()
    return Self.paths(in: library).filter { !isKnown($0.address) }.map { link in
      let nearest = nearMisses.nearest(to: link.address) { known.map { basePath + $0.text }.sorted() }
      return .brokenTemplateLink(
        link.address, at: link.span, leavesOutBase: isKnown(basePath + link.address), nearest: nearest)
    }
  }

  /// The paths that templates of pages, and what they include, write out in full.
  private static func paths(in library: TemplateLibrary) -> [LiteralLink] {
    let links = NewsSchema.roots.keys.sorted().compactMap(library.template).flatMap(library.literalLinks)
    return links.filter { isPath($0.address) }
  }

  /// Files that style sheets name, among the assets or by their address on the site. Pages can be read without them.
  private func sheetFiles(_ theme: Theme) -> [Diagnostic] {
    let missing = theme.ownSheets.flatMap { name, file in
      StyleSheet(bytes: file.bytes).addresses.filter { isMissing($0.text, in: name) }.map { (file, $0) }
    }
    var nearMisses = NearMisses()
    return missing.map { file, address in
      let nearest = nearMisses.nearest(to: address.text) {
        edition.assets.files.map(\.name) + known.map { basePath + $0.text }.sorted()
      }
      return .missingSheetFile(address.text, at: file.span(of: address.range), nearest: nearest)
    }
  }

  /// Files that scripts import by the name that they have in `templates/assets`, and readers never get.
  private func imports(_ theme: Theme) -> [Diagnostic] {
    theme.ownScripts.flatMap { name, file in
      file.relativeImports.compactMap { range in
        let address = String(decoding: file.bytes[range], as: UTF8.self)
        guard case .asset(let wanted, _) = AssetAddress(address, in: name), edition.assets[wanted] != nil
        else { return nil }
        return .relativeImport(
          address, at: file.span(of: range),
          variable: Assets.parts(of: Theme.assetsPrefix + wanted).joined(separator: "."))
      }
    }
  }

  private func isMissing(_ address: String, in sheet: String) -> Bool {
    switch AssetAddress(address, in: sheet) {
    case .asset(let wanted, _):
      // Authors may have a folder of this name, too.
      edition.assets[wanted] == nil && SitePath("/assets/" + wanted).map(known.contains) != true
    case .site(let path): SitePath(path).map(known.contains) != true
    case .other: Self.isPath(address) && !isKnown(address)
    }
  }

  /// The paths that settings and templates link to, and where: they are checked there, not on every page that shows them.
  ///
  /// Where a relative link of a template leads depends on the page, so it is none of them.
  func sharedAddresses(_ library: TemplateLibrary) -> [String: SourceSpan] {
    let settings = edition.site.settings
    var places: [String: SourceSpan] = [:]
    func note(_ address: String, _ span: SourceSpan) { places[address] = places[address] ?? span }
    let links = (settings.navigation + settings.footer).map { ($0.url, $0.span) }
    for (link, span) in links + settings.publisher.policies.map({ ($0.value, $0.span) }) {
      if let span, Self.isPath(link) { note(basePath + link, span) }
    }
    for link in Self.paths(in: library) { note(link.address, link.span) }
    return places
  }

  private func isKnown(_ address: String) -> Bool {
    guard address.hasPrefix(basePath) else { return false }
    let path = address.dropFirst(basePath.count).prefix { $0 != "?" && $0 != "#" }
    return SitePath(percentDecoded(String(path)).withoutIndexFile).map(known.contains) ?? false
  }
}
