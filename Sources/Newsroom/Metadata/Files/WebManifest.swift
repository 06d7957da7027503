/// The web app manifest (W3C): name, colours and icons for a home screen.
struct WebManifest {
  let desk: WireDesk

  static let path = SitePath.fixed("/site.webmanifest")

  var bytes: [UInt8] {
    let settings = desk.site.settings
    let start = desk.addresses.basePath + "/"
    var json = JSONWriter()
    json.object { json in
      json.member("id", start)
      json.member("name", settings.title)
      json.member("short_name", shortName(settings.title))
      json.member("description", desk.descriptions.front([]))
      json.member("lang", settings.language)
      json.member("start_url", start)
      json.member("scope", start)
      json.member("display", "minimal-ui")
      json.member("theme_color", desk.colors.light)
      json.member("background_color", desk.colors.paper)
      json.key("icons")
      json.array { json in
        for icon in desk.images.icons where icon.side >= 192 {
          json.object { json in
            json.member("src", desk.addresses.basePath + icon.path.encoded)
            json.member("sizes", icon.sizes)
            json.member("type", icon.size.type)
          }
        }
      }
    }
    json.galley.append(UInt8(ascii: "\n"))
    return json.bytes
  }

  /// Home screens show about twelve characters.
  private func shortName(_ title: String) -> String {
    guard title.count > 12, title.hasPrefix("The ") else { return title }
    return String(title.dropFirst(4))
  }
}
