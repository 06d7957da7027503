/// Absolute URLs of an edition.
struct Addresses: Sendable {
  /// URL of the front page without its last slash.
  let base: String

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

  /// Host of the base URL without port, for tag URIs (RFC 4151).
  var host: String {
    let rest = base.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first ?? "localhost"
    return String(rest.prefix { $0 != ":" })
  }

  /// What stands before every path on the host: empty, or such as `/news`.
  var basePath: String {
    let parts = base.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    return parts.count > 3 ? "/" + parts[3] : ""
  }
}
