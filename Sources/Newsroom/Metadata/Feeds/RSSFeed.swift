import Mustache

/// RSS 2.0 by the RSS Advisory Board's profile, with Dublin Core, content and Media RSS modules.
struct RSSFeed {
  let desk: WireDesk
  let channel: FeedChannel

  func bytes(_ entries: [FeedEntry]) -> [UInt8] {
    var xml = XMLWriter(capacity: 16_384 + entries.reduce(0) { $0 + $1.html.count })
    xml.element("rss", Self.namespaces) { xml in
      xml.element("channel") { xml in
        writeChannel(entries, &xml)
        for entry in entries { xml.element("item") { write(entry, &$0) } }
      }
    }
    return xml.bytes
  }

  private static let namespaces: [(StaticString, String)] = [
    ("version", "2.0"), ("xmlns:atom", "http://www.w3.org/2005/Atom"),
    ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"), ("xmlns:media", "http://search.yahoo.com/mrss/"),
  ]

  private func writeChannel(_ entries: [FeedEntry], _ xml: inout XMLWriter) {
    let settings = desk.site.settings
    let page = desk.addresses.url(channel.page)
    xml.element("title", text: channel.title)
    xml.element("link", text: page)
    xml.element("description", text: channel.description)
    xml.element("language", text: settings.language)
    if !settings.copyright.isEmpty { xml.element("copyright", text: settings.copyright) }
    if let last = entries.lastModified { xml.element("lastBuildDate", text: rfc822(last, settings.zone)) }
    xml.element("generator", text: "Broadsheet")
    xml.element("ttl", text: "60")
    if let logo = desk.images.icon(144).map({ desk.addresses.url($0.path) })
      ?? desk.publisher.logo.map({ desk.addresses.url($0.location) })
    {
      xml.element("image") { xml in
        xml.element("url", text: logo)
        xml.element("title", text: channel.title)
        xml.element("link", text: page)
      }
    }
    let own = desk.addresses.international(channel.path(.rss))
    xml.empty("atom:link", [("rel", "self"), ("type", FeedFormat.rss.mediaType), ("href", own)])
    if !settings.feeds.hub.isEmpty { xml.empty("atom:link", [("rel", "hub"), ("href", settings.feeds.hub)]) }
  }

  private func write(_ entry: FeedEntry, _ xml: inout XMLWriter) {
    let zone = desk.site.settings.zone
    xml.element("title", text: entry.title)
    xml.element("link", text: entry.url)
    xml.element("guid", [("isPermaLink", "false")], text: entry.id)
    xml.element("pubDate", text: rfc822(entry.published, zone))
    if entry.modified > entry.published {
      xml.element("atom:updated", text: rfc3339(entry.modified, zone))
    }
    for writer in entry.writers { xml.element("dc:creator", text: writer.name) }
    for person in entry.contributors { xml.element("dc:contributor", text: person.name) }
    for category in entry.categories { xml.element("category", text: category) }
    // Readers take the description for HTML, so what is text for us must be escaped once more.
    var description = Galley()
    appendXML(entry.dek, to: &description)
    xml.element("description", text: String(decoding: description.bytes, as: UTF8.self))
    if !entry.html.isEmpty { xml.element("content:encoded", html: entry.html) }
    if let picture = entry.picture { write(picture, &xml) }
  }

  private func write(_ picture: Picture, _ xml: inout XMLWriter) {
    var attributes: [(StaticString, String)] = [
      ("url", desk.addresses.url(picture.location)), ("medium", "image"),
    ]
    if !picture.type.isEmpty { attributes.append(("type", picture.type)) }
    if let width = picture.width, let height = picture.height {
      attributes += [("width", String(width)), ("height", String(height))]
    }
    xml.element("media:content", attributes) { xml in
      if !picture.credit.isEmpty {
        xml.element("media:credit", [("role", "author")], text: picture.credit)
      }
      if !picture.caption.isEmpty {
        xml.element("media:description", [("type", "plain")], text: picture.caption)
      }
      if !picture.alt.isEmpty {
        xml.element("media:text", [("type", "plain")], text: picture.alt)
      }
    }
  }
}

/// The moment as RSS wants it (RFC 822 with a year of four digits): `Thu, 07 May 2026 09:05:00 +0200`.
func rfc822(_ instant: Instant, _ zone: Zone) -> String {
  let offset = zone.offset(at: instant)
  let time = CivilTime(secondsSinceEpoch: instant.seconds + offset)
  let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
  let east = abs(offset) / 60
  return "\(days[time.weekday]), \(padded(time.day, 2)) \(months[time.month - 1]) \(padded(time.year, 4)) "
    + "\(padded(time.hour, 2)):\(padded(time.minute, 2)):\(padded(time.second, 2)) "
    + "\(offset < 0 ? "-" : "+")\(padded(east / 60, 2))\(padded(east % 60, 2))"
}
