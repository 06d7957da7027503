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
    _ settings: Settings, _ images: ThemeImages, _ channel: FeedChannel, _ addresses: Addresses
  ) -> [UInt8] {
    var head = HeadWriter()
    feeds(of: channel, addresses, &head)
    if let icon = images.vectorIcon {
      head.link("icon", addresses.basePath + icon.encoded, [("type", "image/svg+xml")])
    }
    if let icon = images.icon(32) {
      head.link("icon", addresses.basePath + icon.encoded, [("type", "image/png"), ("sizes", "32x32")])
    }
    if let icon = images.icon(192) {
      head.link("icon", addresses.basePath + icon.encoded, [("type", "image/png"), ("sizes", "192x192")])
    }
    if let icon = images.icon(180) {
      head.link("apple-touch-icon", addresses.basePath + icon.encoded, [("sizes", "180x180")])
    }
    head.link("manifest", addresses.basePath + WebManifest.path.encoded)
    let colors = ThemeColors(settings)
    head.append("<meta name=\"theme-color\" media=\"(prefers-color-scheme: light)\" content=\"")
    head.text(colors.light)
    head.append("\">\n<meta name=\"theme-color\" media=\"(prefers-color-scheme: dark)\" content=\"")
    head.text(colors.dark)
    head.append("\">\n")
    return head.bytes
  }

  static func feeds(of channel: FeedChannel, _ addresses: Addresses, _ head: inout HeadWriter) {
    for format in FeedFormat.allCases {
      head.link(
        "alternate", addresses.url(channel.path(format)),
        [("type", format.mediaType), ("title", "\(channel.title) (\(format.label))")])
    }
  }
}

/// Colours of the browser's frame, from the theme's settings where they are plain colours.
struct ThemeColors {
  let light: String
  let dark: String
  let paper: String

  init(_ settings: Settings) {
    func color(_ key: String, in theme: [LabelledValue]) -> String? {
      theme.first { $0.key == key }.flatMap { Self.isHexadecimal($0.value) ? $0.value : nil }
    }
    light = color("accent", in: settings.theme) ?? "#8c1d35"
    dark = color("paper", in: settings.darkTheme) ?? "#141412"
    paper = color("paper", in: settings.theme) ?? "#fffefc"
  }

  private static func isHexadecimal(_ text: String) -> Bool {
    text.hasPrefix("#") && [4, 7].contains(text.utf8.count) && text.dropFirst().allSatisfy(\.isHexDigit)
  }
}
