/// JSON Feed 1.1.
struct JSONFeed {
  let desk: WireDesk
  let channel: FeedChannel

  func bytes(_ entries: [FeedEntry]) -> [UInt8] {
    var json = JSONWriter(
      capacity: 16_384 + entries.reduce(0) { $0 + $1.html.count + $1.html.count / 8 }, isInScript: false)
    json.object { json in
      writeFeed(&json)
      json.key("items")
      json.array { json in for entry in entries { json.object { write(entry, &$0) } } }
    }
    json.galley.append(UInt8(ascii: "\n"))
    return json.bytes
  }

  private func writeFeed(_ json: inout JSONWriter) {
    let settings = desk.site.settings
    json.member("version", "https://jsonfeed.org/version/1.1")
    json.member("title", channel.title)
    json.member("home_page_url", desk.addresses.url(channel.page))
    json.member("feed_url", desk.addresses.international(channel.path(.json)))
    json.member("description", channel.description)
    json.member("icon", desk.images.icon(512).map { desk.addresses.url($0.path) } ?? "")
    json.member("favicon", desk.images.icon(192).map { desk.addresses.url($0.path) } ?? "")
    json.key("authors")
    json.array { json in
      json.object { json in
        json.member("name", desk.publisher.name)
        json.member("url", desk.addresses.front)
      }
    }
    json.member("language", settings.language)
    guard !settings.feeds.hub.isEmpty else { return }
    json.key("hubs")
    json.array { json in
      json.object { json in
        json.member("type", "WebSub")
        json.member("url", settings.feeds.hub)
      }
    }
  }

  private func write(_ entry: FeedEntry, _ json: inout JSONWriter) {
    let zone = desk.site.settings.zone
    json.member("id", entry.id)
    json.member("url", entry.url)
    json.member("external_url", entry.original)
    json.member("title", entry.title)
    json.member("summary", entry.dek)
    if entry.html.isEmpty {
      json.member("content_text", entry.dek)
    } else {
      json.key("content_html")
      json.value(utf8: entry.html)
    }
    let image = entry.picture.map { desk.addresses.url($0.location) } ?? ""
    json.member("image", image)
    json.member("banner_image", image)
    json.member("date_published", rfc3339(entry.published, zone))
    json.member("date_modified", rfc3339(entry.modified, zone))
    json.key("authors")
    json.array { json in
      for writer in entry.writers {
        json.object { json in
          json.member("name", writer.name)
          json.member("url", writer.url)
          json.member("avatar", writer.photo)
        }
      }
    }
    json.member("tags", entry.categories)
    json.member("language", entry.language)
  }
}
