import Diagnostics
import Mustache

/// A site up to where pages are printed: put together, planned, and with its templates compiled.
struct PlannedSite: Sendable {
  let loaded: LoadedSite
  let assembled: LoadedSite.Assembled
  let plan: Plan
  let edition: Edition
  let library: TemplateLibrary
  let links: LinkCheck
  private let claims: PathClaims
  private let templateProblems: [Diagnostic]

  init(_ loaded: LoadedSite, _ assembled: LoadedSite.Assembled, jobs: Int) {
    self.loaded = loaded
    self.assembled = assembled
    (plan, claims) = Plan.of(assembled.site, contentPrefix: loaded.folder.contentPrefix)
    let assets = loaded.theme.assets
    let themeNames = loaded.theme.names(settings: assembled.site.settings.theme)
    let schema = NewsSchema(assembled.site, loaded.labels, assets, themeNames: themeNames).schema
    (library, templateProblems) = TemplateLibrary.compile(
      loaded.theme.templates, schema: schema, isTight: true)
    edition = Edition(
      site: assembled.site, plan: plan, labels: loaded.labels, assets: assets,
      properties: CustomProperties(loaded.theme.sheets(loadedBy: library)), themeNames: themeNames, jobs: jobs
    )
    links = LinkCheck(edition, assembled.writer.stories, unpublished: loaded.listing.unpublished)
  }

  var site: Site { assembled.site }

  var press: Press { Press(edition: edition, library: library) }

  /// What templates with errors would print says nothing about the site.
  var isPrintable: Bool { !templateProblems.hasErrors }

  var settingsFile: String { loaded.folder.contentPrefix + "site.yml" }

  /// Everything that is known to be wrong before a page is printed.
  ///
  /// - Parameter present: the moment it is, whichever the site is built for.
  func problems(_ request: BuildRequest, present: Instant) -> [Diagnostic] {
    loaded.diagnostics + assembled.diagnostics + claims.diagnostics
      + Theme.withoutUnfilledBlocks(templateProblems)
      + links.diagnostics(library, loaded.theme, settingsFile: settingsFile)
      + loaded.configuration.addressProblems(request, settingsFile: settingsFile)
      + ThemeCheck(loaded.theme, library, edition).diagnostics(settingsFile: settingsFile)
      + PermalinkCheck(
        assembled.ledger, edition, assembled.writer, contentPrefix: loaded.folder.contentPrefix,
        present: present
      ).diagnostics()
  }
}
