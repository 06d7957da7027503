import Newsroom

/// The output folder as the last build left it, with all that readers are to get of it.
package struct BuiltOutput: Sendable {
  package let edition: PublishedEdition
  /// Whether an embargo, an expiry or a birthday of a story has passed since the build.
  package let isOutdated: Bool
  private let standing: StandingOutput

  /// Absolute.
  package var folder: String { standing.path }
  package var baseURL: String { standing.basis.baseURL }

  /// Opens `folder`; throws when what is in it must not be published.
  package init(at folder: String, now: Instant) throws {
    standing = try StandingOutput(at: folder, to: "publish")
    try Self.check(standing.basis, now)
    isOutdated = standing.basis.until.map { $0 <= now } ?? false
    edition = PublishedEdition(try Self.files(in: standing.path, standing.manifest))
    try Self.check(edition, against: standing.manifest)
  }

  private static func check(_ basis: Manifest.Basis, _ now: Instant) throws(PublicationError) {
    if basis.includesDrafts {
      throw PublicationError(
        "the site was built with drafts", help: "run `broadsheet build` without --drafts")
    }
    if basis.from > now {
      throw PublicationError(
        "the site was built as it will be at \(rfc3339(basis.from, .utc)), embargoed stories included",
        help:
          "run `broadsheet build` without --at; or, if the clock of the machine that built it is ahead, set it"
      )
    }
    if isOnThisMachine(basis.baseURL) {
      throw PublicationError(
        "the site was built for \(basis.baseURL), which only this machine can see",
        help: "set `base_url` in site.yml to the address that readers use, and build again")
    }
  }

  private static func check(
    _ edition: PublishedEdition, against manifest: Manifest
  ) throws(PublicationError) {
    let there = Set(edition.files.map(\.path))
    let missing = manifest.paths.filter { !there.contains($0) && !isOurs($0) }.sorted()
    guard let first = missing.first else { return }
    throw PublicationError(
      "the output folder lacks \(counted(missing.count, "file")) that the build wrote, such as \(first)",
      help: "run `broadsheet build`")
  }

  /// Whether the host of a web address is this machine's own.
  static func isOnThisMachine(_ url: String) -> Bool {
    guard let scheme = url.firstRange(of: "://") else { return false }
    let authority = url[scheme.upperBound...].prefix { $0 != "/" }
    if authority.hasPrefix("[::1]") { return true }
    let host = authority.prefix { $0 != ":" }.lowercased()
    return host == "localhost" || host.hasSuffix(".localhost") || host.hasPrefix("127.") || host == "0.0.0.0"
  }

  /// Every file for readers: not the build's own notes, and no repository that somebody keeps the output in.
  private static func files(in root: String, _ manifest: Manifest) throws -> [PublishedFile] {
    var files: [PublishedFile] = []
    var folders = [""]
    while let folder = folders.popLast() {
      for name in try FileIO.names(in: root + "/" + folder) where !isOurs(name) {
        let path = folder + name
        if FileIO.isRealFolder(root + "/" + path) {
          folders.append(path + "/")
          continue
        }
        guard let size = FileIO.size(root + "/" + path), SitePath("/" + path) != nil else {
          throw PublicationError(
            "\(path) in the output folder is a link, or has a name that no address can have",
            help: "remove it, and build again")
        }
        files.append(
          PublishedFile(
            path: path, source: .file(root + "/" + path), size: size,
            isStory: manifest[path]?.isStory ?? false))
      }
    }
    return files
  }

  private static func isOurs(_ name: String) -> Bool { name.hasPrefix(".broadsheet") || name == ".git" }
}
