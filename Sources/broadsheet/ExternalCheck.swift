import Diagnostics
import Glibc
import Newsroom
import OutsideLinks

/// Asks other sites about what a site links to, and keeps their answers beside its content.
struct ExternalCheck {
  let politeness: Politeness
  /// Whether answers of earlier checks are not believed.
  let isFresh: Bool
  private let folder: String

  private static let name = "external-links"

  init(site: String, politeness: Politeness, isFresh: Bool) throws(FileSystemError) {
    self.politeness = politeness
    self.isFresh = isFresh
    folder = try SiteFolder(at: site).cache
  }

  /// What became of the addresses outside, at every place that names them.
  func findings(
    on result: CheckResult, progress: @escaping BuildProgress
  ) async throws(FileSystemError) -> [Diagnostic] {
    guard !result.outside.isEmpty else { return [] }
    let now = time(nil)
    var cache = cache
    var verdicts: [String: LinkVerdict] = [:]
    for address in result.outside where !isFresh {
      verdicts[address.url] = cache.verdict(on: address.url, now: now)
    }
    let unknown = result.outside.map(\.url).filter { verdicts[$0] == nil }
    let answers = await ask(
      unknown, agent: "broadsheet-check/\(broadsheetVersion) (+\(result.baseURL))", progress)
    cache.note(answers, now: now)
    try save(cache)
    verdicts.merge(answers) { $1 }
    return result.outside.flatMap { address in
      address.places.compactMap { verdicts[address.url]?.diagnostic(on: address.url, at: $0) }
    }
  }

  private func ask(_ urls: [String], agent: String, _ progress: @escaping BuildProgress) async -> [String:
    LinkVerdict]
  {
    guard !urls.isEmpty else { return [:] }
    let http = HTTPTransport(agent: agent, timeout: politeness.timeout)
    let checker = OutsideLinkChecker(http.link, politeness, .running(for: politeness.total))
    let verdicts = await checker.verdicts(on: urls) { progress("outside links", $0, urls.count) }
    await http.close()
    return verdicts
  }

  /// Empty when there is none, or none that can be read: then everything is asked for.
  private var cache: LinkCache {
    guard let bytes = try? FileIO.read(folder + "/" + Self.name) else { return LinkCache() }
    return LinkCache(text: String(decoding: bytes, as: UTF8.self))
  }

  private func save(_ cache: LinkCache) throws(FileSystemError) {
    let place = CachePlace(folder: folder)
    try place.makeFolder()
    try place.write(Array(cache.text.utf8), as: Self.name)
  }
}
