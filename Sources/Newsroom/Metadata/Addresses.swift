/// Absolute URLs of an edition.
struct Addresses: Sendable {
  /// URL of the front page without its last slash.
  let base: String
  /// Host of the base URL without port, for tag URIs (RFC 4151).
  let host: String
  /// What stands before every path on the host: empty, or such as `/news`.
  let basePath: String

  init(base: String) {
    self.base = base
    let rest = base.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first ?? "localhost"
    host = String(rest.prefix { $0 != ":" })
    let parts = base.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    basePath = parts.count > 3 ? "/" + parts[3] : ""
  }

  /// URL of the host's root without its last slash.
  var root: Substring { base.dropLast(basePath.count) }

  var front: String { base + "/" }

  func url(_ path: SitePath) -> String { base + path.encoded }

  /// The address with letters of every script as they are (RFC 3987), as Atom takes it for `rel=self`.
  ///
  /// Readers compare it with the address that they asked for, and hosts with the name of the file.
  func international(_ path: SitePath) -> String {
    let needsEscapes = path.text.unicodeScalars.contains(where: Self.isUnsafe)
    return base + (needsEscapes ? path.encoded : path.text)
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 0x20 || "\"%<>\\^`{|}?#&'[]".unicodeScalars.contains(scalar)
  }

  func url(_ location: Picture.Location) -> String {
    switch location {
    case .site(let path): url(path)
    case .elsewhere(let url): url
    }
  }

  /// An address from `site.yml`: a path of this site, or a URL, which stays as it is.
  func url(setting: String) -> String {
    if setting.isEmpty || setting.contains("://") || setting.hasPrefix("mailto:") { return setting }
    let path = setting.prefix { $0 != "#" && $0 != "?" }
    let rooted = path.hasPrefix("/") ? String(path) : "/" + path
    let encoded = SitePath(rooted)?.encoded ?? rooted
    return base + encoded + setting.dropFirst(path.count)
  }
}
