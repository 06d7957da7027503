import Glibc
import Newsroom

/// `kind: folder`: a folder of this machine, or one that is mounted.
package enum FolderTarget {
  /// The way to publish to the folder that it allows.
  ///
  /// A mounted folder cannot be switched, for what lies beside it is on another disk.
  package static func of(_ settings: FolderSettings, site: String, jobs: Int) throws -> any PublicationTarget
  {
    let path = absolute(settings.path, from: site)
    guard path != "/" else { throw PublicationError("a site cannot be published to \(path)") }
    let parent = "/" + path.split(separator: "/").dropLast().joined(separator: "/")
    guard FileIO.isFolder(parent) else {
      throw PublicationError("there is no folder \(parent)", help: "make it, or mount it, and publish again")
    }
    try refuseOverlap(path, site)
    if settings.switchesAtOnce, !isMounted(path, in: parent) {
      return SwitchedFolder(path: path, keep: settings.keep, jobs: jobs)
    }
    return FolderInPlace(path: path, jobs: jobs)
  }

  /// The path with its `.` and `..` gone, read from the site's folder, without a slash at its end.
  static func absolute(_ path: String, from site: String) -> String {
    var parts: [Substring] = []
    let home = path.hasPrefix("~/") ? getenv("HOME").map { String(cString: $0) } : nil
    let whole = home.map { $0 + path.dropFirst(1) } ?? (path.hasPrefix("/") ? path : site + "/" + path)
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// A folder that holds the site's sources, or lies among its content or output, is no place to publish to,
  /// whichever links lead there.
  private static func refuseOverlap(_ path: String, _ site: String) throws(PublicationError) {
    let site = FileIO.resolved(site) ?? site
    let parts = ["content", "templates", "output"].map { site + "/" + $0 }
    guard !FileIO.willLie(site, in: FileIO.resolved(path) ?? path),
      !parts.contains(where: { FileIO.willLie(path, in: FileIO.resolved($0) ?? $0) })
    else {
      throw PublicationError(
        "the folder \(path) is a part of the site itself", help: "choose another `path` for the target")
    }
  }

  private static func isMounted(_ path: String, in parent: String) -> Bool {
    var (own, above) = (stat(), stat())
    return lstat(path, &own) == 0 && own.st_mode & S_IFMT == S_IFDIR && stat(parent, &above) == 0
      && own.st_dev != above.st_dev
  }
}
