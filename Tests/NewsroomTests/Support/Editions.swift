@testable import Newsroom

/// The edition and the plan of a request, as `build` would print them.
func edition(of request: BuildRequest) throws(FileSystemError) -> (edition: Edition, plan: Plan) {
  var watch = Stopwatch()
  let folder = try SiteFolder(at: request.site)
  let loaded = try LoadedSite.load(folder, request, excluding: folder.defaultOutput)
  let site = try loaded.assemble(request, &watch) { _, _, _ in }.site
  let (plan, _) = Plan.of(site, contentPrefix: folder.contentPrefix)
  let edition = Edition(
    site: site, plan: plan, labels: loaded.labels, assets: loaded.theme.assets, jobs: request.jobs)
  return (edition, plan)
}
