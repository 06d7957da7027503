import Diagnostics

/// The folder and the settings of a site, for commands that build nothing.
package struct SiteSettings: Sendable {
  package let folder: SiteFolder
  package let settings: Settings
  /// What is wrong with site.yml.
  package let diagnostics: [Diagnostic]

  package init(of site: String) throws(FileSystemError) {
    folder = try SiteFolder(at: site)
    let request = BuildRequest(site: site, now: Instant(seconds: 0), jobs: 1)
    let configuration = try Configuration.load(folder, request)
    settings = configuration.settings
    let file = folder.contentPrefix + "site.yml"
    diagnostics = configuration.diagnostics.filter { $0.span?.path == file }
  }
}
