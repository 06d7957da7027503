@testable import Newsroom

/// The edition and the plan of a request, as `build` would print them.
func edition(of request: BuildRequest) throws(FileSystemError) -> (edition: Edition, plan: Plan) {
  var watch = Stopwatch()
  let folder = try SiteFolder(at: request.site)
  let loaded = try LoadedSite.load(folder, request, excluding: folder.defaultOutput)
  let planned = PlannedSite(
    loaded, try loaded.assemble(request, &watch) { _, _, _ in }, jobs: request.jobs)
  return (planned.edition, planned.plan)
}

extension NewsSchema {
  /// The variables of one edition.
  init(_ edition: Edition) {
    self.init(edition.site, edition.labels, edition.assets, themeNames: edition.themeNames)
  }
}
