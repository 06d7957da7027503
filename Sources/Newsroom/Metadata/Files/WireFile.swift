import Mustache

/// A file for machines at the root of the site: a sitemap, robots.txt, the manifest.
package struct WireFile: Sendable {
  package let path: SitePath
  private let make: @Sendable () -> [UInt8]
  private let hash: @Sendable () -> UInt64

  /// - Parameter hash: a stable hash of all that the file says, where that is quicker than to make it.
  init(
    _ path: SitePath, hash: (@Sendable () -> UInt64)? = nil, _ make: @escaping @Sendable () -> [UInt8]
  ) {
    self.path = path
    self.make = make
    self.hash = hash ?? { StableHasher.hash(of: make()) }
  }

  package func bytes() -> [UInt8] { make() }

  /// Another one when the file changed.
  package var fingerprint: UInt64 { hash() }
}

extension WireDesk {
  /// Sitemaps, robots.txt, the manifest, and what hosts want to know.
  ///
  /// - Parameter assets: files with a fingerprint in their name.
  package func files(pages: [Page], assets: [SitePath]) -> [WireFile] {
    var files = Sitemap(desk: self, pages: pages).files
    files.append(NewsSitemap(desk: self).file)
    files.append(WireFile(.fixed("/robots.txt")) { Robots(desk: self).bytes })
    files.append(WireFile(WebManifest.path) { WebManifest(desk: self).bytes })
    if let contact = site.settings.security {
      files.append(
        WireFile(.fixed("/.well-known/security.txt")) { self.securityText(contact) })
    }
    files.append(WireFile(.fixed("/_headers")) { HostHeaders.bytes(assets: assets) })
    files.append(WireFile(.fixed("/.nojekyll")) { [] })
    return files
  }

  /// security.txt (RFC 9116).
  private func securityText(_ contact: SecurityContact) -> [UInt8] {
    let lines = [
      "Contact: " + contact.contact, "Expires: " + rfc3339(contact.expires.value, .utc),
      "Preferred-Languages: " + site.settings.language,
      "Canonical: " + addresses.url(.fixed("/.well-known/security.txt")),
    ]
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }
}
