import Diagnostics

/// The files at the top of `content/` but for Markdown: those that are published, and what is to be said of the others.
struct TopFiles {
  private(set) var published: [Inventory.Entry] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ files: [Inventory.Entry], of site: SiteFolder) {
    for file in files {
      let (name, path) = (PublicFile(file.path), site.contentPrefix + file.path)
      let isMade = SitePath("/" + file.path).map(ReservedAddresses.contains) == true
      if name.isMedia || name.isSiteFile || Self.isIndexNowKey(file, name, site) {
        published.append(file)
        // Many write robots.txt by hand.
        if isMade, file.path != "robots.txt" { diagnostics.append(.replacesMachineFile(path, file.path)) }
      } else if !name.isSourceOrNotice {
        diagnostics.append(.notPublished(path, isMade: isMade, nearest: name.nearestName))
      }
    }
  }

  /// Whether the file holds nothing but its own name, as IndexNow asks of the key by which it knows a site.
  private static func isIndexNowKey(_ file: Inventory.Entry, _ name: PublicFile, _ site: SiteFolder) -> Bool {
    guard let key = name.indexNowKey, file.size <= key.utf8.count + 2 else { return false }
    // What cannot be read holds no key.
    let bytes = try? FileIO.read(site.content + "/" + file.path, from: 0, limit: file.size)
    return bytes.map { String(decoding: $0, as: UTF8.self).trimmed == key } ?? false
  }
}
