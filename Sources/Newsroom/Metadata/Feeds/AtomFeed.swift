/// Atom (RFC 4287).
struct AtomFeed {
  let desk: WireDesk
  let channel: FeedChannel

  private var zone: Zone { desk.site.settings.zone }

  func bytes(_ entries: [FeedEntry]) -> [UInt8] {
    var xml = XMLWriter(capacity: 16_384 + entries.reduce(0) { $0 + $1.html.count })
    let language = desk.site.settings.language
    let namespaces: [(StaticString, String)] = [
      ("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", language),
    ]
    xml.element("feed", namespaces) { xml in
      writeFeed(entries, &xml)
      for entry in entries {
        var attributes: [(StaticString, String)] = []
        if entry.language != language { attributes = [("xml:lang", entry.language)] }
        xml.element("entry", attributes) { write(entry, &$0) }
      }
    }
    return xml.bytes
  }

  private func writeFeed(_ entries: [FeedEntry], _ xml: inout XMLWriter) {
    let settings = desk.site.settings
    let own = desk.addresses.international(channel.path(.atom))
    xml.element("id", text: own)
    xml.element("title", text: channel.title)
    xml.element("subtitle", text: channel.description)
    // An empty feed has never changed, and must not seem to change with every build.
    xml.element("updated", text: rfc3339(entries.lastModified ?? Instant(seconds: 0), zone))
    xml.empty("link", [("rel", "self"), ("type", FeedFormat.atom.mediaType), ("href", own)])
    xml.empty(
      "link", [("rel", "alternate"), ("type", "text/html"), ("href", desk.addresses.url(channel.page))])
    if !settings.feeds.hub.isEmpty { xml.empty("link", [("rel", "hub"), ("href", settings.feeds.hub)]) }
    xml.element("author") { xml in
      xml.element("name", text: desk.publisher.name)
      xml.element("uri", text: desk.addresses.front)
    }
    if let icon = desk.images.icon(192) { xml.element("icon", text: desk.addresses.url(icon.path)) }
    if let logo = desk.publisher.logo { xml.element("logo", text: desk.addresses.url(logo.location)) }
    if !settings.copyright.isEmpty { xml.element("rights", text: settings.copyright) }
    xml.element("generator", text: "Broadsheet")
  }

  private func write(_ entry: FeedEntry, _ xml: inout XMLWriter) {
    xml.element("id", text: entry.id)
    xml.element("title", text: entry.title)
    xml.empty("link", [("rel", "alternate"), ("type", "text/html"), ("href", entry.url)])
    if !entry.original.isEmpty { xml.empty("link", [("rel", "via"), ("href", entry.original)]) }
    xml.element("published", text: rfc3339(entry.published, zone))
    xml.element("updated", text: rfc3339(entry.modified, zone))
    for writer in entry.writers {
      xml.element("author") { xml in
        xml.element("name", text: writer.name)
        xml.element("uri", text: writer.url)
      }
    }
    for person in entry.contributors {
      xml.element("contributor") { xml in
        xml.element("name", text: person.name)
        xml.element("uri", text: person.url)
      }
    }
    for category in entry.categories { xml.empty("category", [("term", category)]) }
    xml.element("summary", text: entry.dek)
    if !entry.html.isEmpty { xml.element("content", [("type", "html")], html: entry.html) }
  }
}
