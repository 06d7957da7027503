import Diagnostics

/// Finds the pictures that authors name: in the media folder, beside the story, or elsewhere on the web.
struct PictureFinder: Sendable {
  let media: MediaLibrary
  let baseURL: String

  /// The picture, or a warning that there is none.
  ///
  /// - Parameter file: the content file that names it, for paths relative to it.
  func find(
    _ reference: ImageReference, from file: String, fallbackAlt: String = ""
  ) -> (picture: Picture?, diagnostic: Diagnostic?) {
    let source = reference.source.value
    for path in candidates(source, from: file) {
      if let found = media[path] { return (picture(.site(path), found, reference, fallbackAlt), nil) }
    }
    if let url = absolute(source) { return (picture(.elsewhere(url), nil, reference, fallbackAlt), nil) }
    if hasScheme(source) { return (nil, .pictureWithoutFile(source, at: reference.source.span)) }
    let missing = Diagnostic.missingPicture(source, at: reference.source.span, nearest: nearest(source))
    return (nil, missing)
  }

  /// Site paths that `source` may mean, likeliest first.
  func candidates(_ source: String, from file: String) -> [SitePath] {
    let source = onSite(source)
    guard absolute(source) == nil else { return [] }
    let end = source.utf8.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
    let address = percentDecoded(String(source[..<(end ?? source.endIndex)]))
    // A name may hold what means something in an address: `Foto #3.jpg`.
    return (address == source ? [address] : [source, address]).flatMap { name -> [SitePath] in
      if name.hasPrefix("/") { return [SitePath(name)].compactMap { $0 } }
      let beside = normalizedPath(name, relativeTo: file)
      return [beside, "/" + name, "/media/" + name].compactMap { $0 }.compactMap { SitePath($0) }
    }
  }

  /// `source` as an address that is good in feeds and on cards, too; nil for a path, and for what is no web address.
  private func absolute(_ source: String) -> String? {
    // Without a scheme, it is the site's own.
    if source.hasPrefix("//") { return baseURL.prefix { $0 != "/" } + encodedAddress(source) }
    for scheme in ["https://", "http://"] where begins(source, with: scheme) {
      return scheme + encodedAddress(source).dropFirst(scheme.count)
    }
    return nil
  }

  /// The path of an absolute address of this very site; any other address as it is.
  private func onSite(_ source: String) -> String {
    guard let part = ownPart(of: source, behind: baseURL), part.first == "/" else { return source }
    return String(part)
  }

  /// The file that was probably meant, as Markdown takes it: without what ends an address, or means something in it.
  private func nearest(_ source: String) -> String? {
    guard media.files.count < 2_000 else { return nil }
    return nearMiss(to: percentDecoded(source), among: media.files.keys.map(\.text).sorted()).map { path in
      path.map { " \"#%()<>?".contains($0) ? percentEncoded(String($0), keeping: .unreserved) : String($0) }
        .joined()
    }
  }

  private func picture(
    _ location: Picture.Location, _ file: MediaFile?, _ reference: ImageReference, _ fallbackAlt: String
  ) -> Picture {
    var picture = Picture(
      location: location, width: file?.image?.width ?? reference.width,
      height: file?.image?.height ?? reference.height, type: file?.image?.type ?? mediaType(of: location),
      alt: reference.alt ?? fallbackAlt, caption: reference.caption, credit: reference.credit)
    picture.isHeavy = (file?.byteCount ?? 0) > Picture.heaviest
    return picture
  }

  private func mediaType(of location: Picture.Location) -> String {
    let type =
      switch location {
      case .site(let path): ContentType.of(path.text)
      case .elsewhere(let url): ContentType.of(String(url.prefix { $0 != "?" && $0 != "#" }))
      }
    return type == ContentType.unknown ? "" : type
  }
}

/// `path` as seen from the folder of `file`, with `.` and `..` worked out; nil when it leads out of the site.
func normalizedPath(_ path: String, relativeTo file: String) -> String? {
  var parts = file.split(separator: "/").dropLast().map(String.init)
  for part in path.split(separator: "/") {
    switch part {
    case ".": continue
    case "..":
      guard !parts.isEmpty else { return nil }
      parts.removeLast()
    default: parts.append(String(part))
    }
  }
  return "/" + parts.joined(separator: "/")
}
