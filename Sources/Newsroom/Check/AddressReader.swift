import Diagnostics

/// Reads the addresses on a printed page as a browser does (RFC 3986 §5), and knows which of them exist.
struct AddressReader: Sendable {
  let known: Set<SitePath>
  /// What stands before every path of the site: empty, or such as `/news`.
  let basePath: String
  let baseURL: String

  enum Target: Hashable {
    /// Another site, a mail address, a script.
    case outside
    /// An address of this site that leads nowhere.
    case unknown
    /// A page or file of this site, and the place on it; empty for the page as a whole.
    case here(SitePath, fragment: String)
  }

  func read(_ address: String, on page: SitePath) -> Target {
    let trimmed = address.trimmedAsBrowsersDo
    if trimmed.isEmpty { return .here(page, fragment: "") }
    if let own = ownPart(of: trimmed, behind: baseURL) { return read(path: own) }
    if trimmed.hasPrefix("//") || hasScheme(trimmed) { return .outside }
    if trimmed.hasPrefix("#") { return .here(page, fragment: Self.fragment(trimmed.dropFirst())) }
    if trimmed.hasPrefix("?") { return .here(page, fragment: "") }
    if trimmed.hasPrefix("/") {
      return trimmed.hasPrefix(basePath) ? read(path: trimmed.dropFirst(basePath.count)) : .unknown
    }
    let end = trimmed.firstIndex { $0 == "?" || $0 == "#" } ?? trimmed.endIndex
    // The folder of a page is its own path: it ends with a slash.
    let folder = page.text.hasSuffix("/") ? page.text + "x" : page.text
    guard let path = normalizedPath(String(trimmed[..<end]), relativeTo: folder) else { return .unknown }
    let isFolder = trimmed[..<end].hasSuffix("/") || trimmed[..<end].hasSuffix(".")
    return read(path: path + (isFolder && path != "/" ? "/" : "") + trimmed[end...])
  }

  private func read(path text: some StringProtocol) -> Target {
    let end = text.firstIndex { $0 == "?" || $0 == "#" } ?? text.endIndex
    let mark = text.firstIndex(of: "#")
    let path = percentDecoded(String(text[..<end]))
    guard let site = SitePath(path.isEmpty ? "/" : path), let found = served(site) else { return .unknown }
    return .here(found, fragment: mark.map { Self.fragment(text[text.index(after: $0)...]) } ?? "")
  }

  /// Hosts serve `/about/` for `/about/index.html`, and most lead there from `/about`.
  private func served(_ path: SitePath) -> SitePath? {
    if known.contains(path) { return path }
    let folder = path.text.withoutIndexFile
    return SitePath(folder == path.text ? folder + "/" : folder).flatMap { known.contains($0) ? $0 : nil }
  }

  /// The top of a page and words to be searched for (`:~:text=`) are places that every page has.
  static func fragment(_ text: some StringProtocol) -> String {
    let fragment = percentDecoded(String(text))
    let end = fragment.firstRange(of: ":~:")?.lowerBound ?? fragment.endIndex
    return fragment.lowercased() == "top" ? "" : String(fragment[..<end])
  }
}

extension String {
  /// Without spaces and control characters of ASCII at both ends: other spaces are part of an address.
  fileprivate var trimmedAsBrowsersDo: String {
    guard let first = utf8.first, let last = utf8.last, first <= 0x20 || last <= 0x20 else { return self }
    let start = utf8.firstIndex { $0 > 0x20 } ?? endIndex
    let end = utf8.lastIndex { $0 > 0x20 }.map { utf8.index(after: $0) } ?? start
    return String(self[start..<end])
  }
}
