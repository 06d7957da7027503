/// The parts of a head that are the same on every page.
enum SharedHead {
  static func tags(_ settings: Settings) -> [UInt8] {
    var head = HeadWriter()
    head.name("referrer", "strict-origin-when-cross-origin")
    head.property("og:site_name", settings.title)
    head.name("twitter:site", Accounts.x(settings.social.x))
    return head.bytes
  }

  /// The tags of a picture that many pages show; empty unless its own words say what it shows.
  static func tags(of picture: Picture?, _ addresses: Addresses) -> [UInt8] {
    guard let picture, let alt = alternative(of: picture) else { return [] }
    var head = HeadWriter()
    append(picture, alt: alt, addresses, to: &head)
    return head.bytes
  }

  static func links(
    _ colors: ThemeColors, _ images: ThemeImages, _ channel: FeedChannel, _ addresses: Addresses
  ) -> [UInt8] {
    var head = HeadWriter()
    feeds(of: channel, addresses, &head)
    if let icon = images.vectorIcon {
      head.link("icon", addresses.basePath + icon.encoded, [("type", "image/svg+xml")])
    }
    for icon in images.icons where icon.side == 32 || icon.side == 192 {
      head.link(
        "icon", addresses.basePath + icon.path.encoded, [("type", icon.size.type), ("sizes", icon.sizes)])
    }
    if let icon = images.icon(180) {
      head.link("apple-touch-icon", addresses.basePath + icon.path.encoded, [("sizes", icon.sizes)])
    }
    head.link("manifest", addresses.basePath + WebManifest.path.encoded)
    frame(colors.light, on: "light", &head)
    frame(colors.dark, on: "dark", &head)
    return head.bytes
  }

  private static func frame(_ color: String, on scheme: StaticString, _ head: inout HeadWriter) {
    guard !color.isEmpty else { return }
    head.append("<meta name=\"theme-color\" media=\"(prefers-color-scheme: ")
    head.append(scheme)
    head.append(")\" content=\"")
    head.text(color)
    head.append("\">\n")
  }

  static func feeds(of channel: FeedChannel, _ addresses: Addresses, _ head: inout HeadWriter) {
    for format in FeedFormat.allCases {
      head.link(
        "alternate", addresses.url(channel.path(format)),
        [("type", format.mediaType), ("title", "\(channel.title) (\(format.label))")])
    }
  }
}
