import Diagnostics
import Markdown

/// Finds where the links of a body lead on the assembled site.
struct LinkResolver: Sendable {
  let stories: StoryIndex
  let media: MediaLibrary
  let zone: Zone
  private let baseURL: String
  private let basePath: String
  /// The address that the site is built for, and that at which readers have it.
  let homes: [String]
  /// Addresses of what was taken down.
  private let gonePaths: Set<SitePath>

  init(stories: StoryIndex, media: MediaLibrary, settings: Settings, tombstones: [Tombstone] = []) {
    gonePaths = Set(tombstones.map(\.path))
    self.stories = stories
    self.media = media
    zone = settings.zone
    baseURL = settings.baseURL
    homes = [baseURL, settings.publishedAddress]
    basePath = Addresses(base: baseURL).basePath
  }

  func resolve(_ link: Link, from file: String) -> (link: ResolvedLink, problem: LinkProblem?) {
    switch link.target {
    case .article(let slug, let fragment): resolveStory(slug, fragment, link.span)
    case .url(let url): diagnosed(resolve(url: url, link.span, from: file))
    case .attribute(let path):
      diagnosed(resolve(attribute: withoutBasePath(path, basePath), link.span, from: file))
    }
  }

  private func diagnosed(_ found: (ResolvedLink, Diagnostic?)) -> (ResolvedLink, LinkProblem?) {
    (found.0, found.1.map(LinkProblem.diagnosed))
  }

  private func resolveStory(
    _ slug: String, _ fragment: String, _ span: SourceSpan
  ) -> (ResolvedLink, LinkProblem?) {
    guard let index = stories.index(slug: slug) else {
      if stories.isUnreadable(slug: slug) { return (.withheld(text: slug), nil) }
      // Even its slug may say what must not be said.
      if stories.gone(slug: slug) != nil {
        return (.withheld(text: "…"), .diagnosed(.linkToGone(slug, at: span)))
      }
      return (.withheld(text: slug), .unknownSlug(Located(slug, at: span), key: nil))
    }
    let suffix = fragment.isEmpty ? "" : "#" + fragment.normalized
    return diagnosed(link(to: stories.stories[index], suffix: suffix, span))
  }

  private func link(
    to story: StoryIndex.Story, suffix: String, _ span: SourceSpan
  ) -> (ResolvedLink, Diagnostic?) {
    if story.isVisible { return (.site(story.path, suffix: suffix, story: story.name), nil) }
    let hidden = Diagnostic.linkToHidden(story, zone: zone, at: span)
    // What readers had to lose is not named again, not even by its slug.
    if case .expired = story.status { return (.withheld(text: "…"), hidden) }
    return (.withheld(text: story.slug.text), hidden)
  }

  private func resolve(url: String, _ span: SourceSpan, from file: String) -> (ResolvedLink, Diagnostic?) {
    // A query without a path asks for this page (RFC 3986 §5.2.2), which feeds are not.
    if url.hasPrefix("?"), let story = stories.index(file: file) {
      return (.site(stories.stories[story].path, suffix: url, story: nil), nil)
    }
    if url.first.map({ $0 == "#" || $0 == "?" }) ?? true { return (.anchor(url.normalized), nil) }
    if let rest = ownPart(of: url, behind: baseURL) {
      let link = Written(rest.first == "/" ? String(rest) : "/" + rest, at: span)
      return resolve(link, to: link.path)
    }
    if url.hasPrefix("//") || hasScheme(url) { return (.elsewhere(encodedAddress(url)), nil) }
    let link = Written(url, at: span)
    return url.hasPrefix("/") ? resolve(link, to: link.path) : resolve(link, relativeTo: file)
  }

  /// What lies beside the file is meant, as in Markdown; all else is read from the page on, as browsers do.
  private func resolve(
    attribute url: String, _ span: SourceSpan, from file: String
  ) -> (ResolvedLink, Diagnostic?) {
    if url.first.map("/?#".contains) ?? true || hasScheme(url) { return resolve(url: url, span, from: file) }
    let link = Written(url, at: span)
    if let path = normalizedPath(link.path, relativeTo: file), isSource(path) {
      return resolve(link, relativeTo: file)
    }
    guard let story = stories.index(file: file) else { return (.anchor(url), nil) }
    let page = stories.stories[story].path.text
    // The last part of a path names what is there, not where to go on from.
    guard let path = normalizedPath(link.path, relativeTo: page.hasSuffix("/") ? page + "index.html" : page)
    else { return (.withheld(text: url), .brokenLink(url, at: span, nearest: nil)) }
    return resolve(link, to: link.path.hasSuffix("/") && path != "/" ? path + "/" : path)
  }

  /// Whether a story or a file of the site comes from this path of the content folder.
  private func isSource(_ path: String) -> Bool {
    let name = String(path.dropFirst())
    return stories.index(file: name) != nil || stories.isUnreadable(file: name) || stories.isGone(file: name)
      || SitePath(path).map { media[$0] != nil } ?? false
  }

  /// An address of this site as it was written, taken apart.
  private struct Written {
    let url: String
    /// Decoded.
    let path: String
    /// Query and fragment, in the normal form that ids of headings have.
    let suffix: String
    let span: SourceSpan

    init(_ url: String, at span: SourceSpan) {
      let end = url.utf8.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? url.endIndex
      self.url = url
      self.span = span
      path = percentDecoded(String(url[..<end]))
      suffix = String(url[end...]).normalized
    }
  }

  /// - Parameter path: where the link leads, from the front page.
  private func resolve(_ link: Written, to path: String) -> (ResolvedLink, Diagnostic?) {
    let clean = path.withoutIndexFile
    guard let exact = SitePath(clean) else {
      return (.withheld(text: link.url), .brokenLink(link.url, at: link.span, nearest: nil))
    }
    let isFile = media[exact] != nil || clean.hasSuffix("/") || clean.namesFile
    // The address of a story that could not be read ends, in all likelihood, with its slug.
    if stories.hasUnreadable, let last = clean.split(separator: "/").last,
      stories.isUnreadable(slug: String(last))
    {
      return (.withheld(text: link.url), nil)
    }
    let target = isFile ? exact : SitePath(clean + "/") ?? exact
    if gonePaths.contains(target) { return (.withheld(text: "…"), .linkToGone(link.url, at: link.span)) }
    return (.site(target, suffix: link.suffix, story: nil), nil)
  }

  /// `../2024/flood.md` names a story by its file; anything else is read from the story's own folder.
  private func resolve(_ link: Written, relativeTo file: String) -> (ResolvedLink, Diagnostic?) {
    guard let path = normalizedPath(link.path, relativeTo: file) else {
      return (.withheld(text: link.url), .brokenLink(link.url, at: link.span, nearest: nil))
    }
    let name = String(path.dropFirst())
    if let story = stories.index(file: name) {
      return self.link(to: stories.stories[story], suffix: link.suffix, link.span)
    }
    if stories.isUnreadable(file: name) { return (.withheld(text: link.url), nil) }
    if stories.isGone(file: name) { return (.withheld(text: "…"), .linkToGone(link.url, at: link.span)) }
    return resolve(link, to: link.path.hasSuffix("/") && path != "/" ? path + "/" : path)
  }
}

/// `path` from the front page on: where a site lies below its host, HTML may have been written for just that place.
func withoutBasePath(_ path: String, _ basePath: String) -> String {
  guard !basePath.isEmpty,
    let rest = part(of: path[...], behind: basePath[...], in: { withPlainEscapes(encodedAddress($0)) })
  else { return path }
  guard let next = rest.first else { return "/" }
  if next == "?" || next == "#" { return "/" + rest }
  // Two slashes would lead to another site.
  return next == "/" && !rest.hasPrefix("//") ? String(rest) : path
}

/// What stands in `url` behind the site's own address: a path, a query, a fragment or nothing; nil for other addresses.
///
/// Texts of before the site had a certificate say `http:`, and some say neither: all lead to it.
func ownPart(of url: String, behind address: String) -> Substring? {
  let rest = withoutWebScheme(url)
  // Most links are paths, and every address of a site names its host.
  guard rest.utf8.starts(with: "//".utf8) else { return nil }
  let scheme = address.prefix { $0 != ":" } + ":"
  let form = { baseURL(scheme + $0).map(withoutWebScheme).map(String.init) }
  return part(of: rest, behind: withoutWebScheme(address), in: form)
}

private func withoutWebScheme(_ address: String) -> Substring {
  for scheme in ["https:", "http:"] where begins(address, with: scheme) {
    return address[address.utf8.index(address.startIndex, offsetBy: scheme.utf8.count)...]
  }
  return address[...]
}

/// Whether `text` begins with `word`, of small letters, in any letters, and goes on behind it.
func begins(_ text: String, with word: String) -> Bool {
  text.utf8.count > word.utf8.count
    && zip(text.utf8, word.utf8).allSatisfy { $0 == $1 || $0.isLetter && $0 | 0x20 == $1 }
}

/// What stands behind `base`, in whatever spelling `address` begins with it: of capitals, or of letters beyond ASCII.
///
/// - Parameter form: gives an address the form that `base` has.
private func part(
  of address: Substring, behind base: Substring, in form: (String) -> String?
) -> Substring? {
  if address.utf8.starts(with: base.utf8) {
    let rest = address[address.utf8.index(address.startIndex, offsetBy: base.utf8.count)...]
    if rest.utf8.first.map("/?#".utf8.contains) ?? true { return rest }
  }
  let slashes = base.utf8.count { $0 == UInt8(ascii: "/") }
  var seen = 0
  let start = address.utf8.prefix {
    if $0 == UInt8(ascii: "/") { seen += 1 }
    return seen <= slashes && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#")
  }
  // In the form that it has by far most often it is another address.
  guard start.contains(where: { $0 >= 0x80 || 0x41...0x5A ~= $0 || $0 == 0x25 || $0 == 0x3A }),
    form(String(Substring(start))).map { $0[...] } == base
  else { return nil }
  return address[start.endIndex...]
}

/// Whether `url` begins with a scheme (RFC 3986 §3.1).
func hasScheme(_ url: String) -> Bool {
  guard let colon = url.utf8.firstIndex(of: UInt8(ascii: ":")), colon != url.startIndex else { return false }
  return url[..<colon].utf8.allSatisfy {
    ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2B || $0 == 0x2D
      || $0 == 0x2E
  }
}
