import Diagnostics
import Glibc
import Newsroom
import ObjectStore

extension [TargetSettings] {
  /// The target that is meant by `name`: without one the only one, or the one called `default`.
  package func named(_ name: String?) throws(PublicationError) -> TargetSettings {
    guard !isEmpty else {
      throw PublicationError(
        "site.yml names no place to publish to",
        help: "add lines such as\n    publish:\n      live: {kind: folder, path: /srv/www/gazette}")
    }
    let names = map(\.name)
    guard let name else {
      if let target = count == 1 ? first : first(where: { $0.name == "default" }) { return target }
      throw PublicationError(
        "site.yml names several targets: \(names.joined(separator: ", "))",
        help: "say which one, or call one of them `default`")
    }
    if let target = first(where: { $0.name == name }) { return target }
    let near = nearMiss(to: name, among: names).map { "did you mean '\($0)'?" }
    throw PublicationError(
      "site.yml names no target '\(name)'", help: near ?? "it names \(names.joined(separator: ", "))")
  }
}

extension TargetSettings {
  /// The target that these settings describe.
  ///
  /// - Parameter site: the site's folder, from which relative paths are read.
  package func target(of site: String, jobs: Int) throws -> any PublicationTarget {
    switch kind {
    case .folder(let settings): try FolderTarget.of(settings, site: site, jobs: jobs)
    case .rsync(let settings): try RsyncTarget(settings, site: site)
    case .git(let settings): try GitTarget(settings, site: site)
    case .s3(let settings):
      StoreTarget(settings, credentials: try Self.credentials(settings.profile), jobs: jobs)
    }
  }

  /// The folder that keeps earlier publications; nil where no folder of this machine does.
  ///
  /// - Parameter site: as for `target`.
  package func shelf(of site: String) -> String? {
    guard case .folder(let settings) = kind else { return nil }
    let shelf = PublicationShelf(FolderTarget.absolute(settings.path, from: site)).root
    return FileIO.isFolder(shelf) ? shelf : nil
  }

  private static func credentials(_ profile: String?) throws -> StoreCredentials {
    let names = [
      "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE",
      "AWS_SHARED_CREDENTIALS_FILE", "HOME",
    ]
    var environment: [String: String] = [:]
    for name in names { environment[name] = getenv(name).map { String(cString: $0) } }
    return try CredentialsSearch(environment: environment, profile: profile).find { path in
      FileIO.isFile(path) ? String(decoding: try FileIO.read(path), as: UTF8.self) : nil
    }
  }
}
