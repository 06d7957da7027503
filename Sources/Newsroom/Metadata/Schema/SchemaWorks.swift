/// A picture with what is known of its making: schema.org ImageObject.
struct SchemaImage: SchemaThing {
  var type: StaticString { "ImageObject" }
  let url: String
  let width: Int?
  let height: Int?
  let caption: String
  let credit: String

  init(_ picture: Picture, _ addresses: Addresses) {
    url = addresses.url(picture.location)
    width = picture.width
    height = picture.height
    caption = picture.caption
    credit = picture.credit
  }

  func write(to json: inout JSONWriter) {
    json.member("url", url)
    json.member("width", width)
    json.member("height", height)
    json.member("caption", caption)
    json.member("creditText", credit)
  }
}

struct SchemaWebSite: SchemaThing {
  var type: StaticString { "WebSite" }
  let id: String
  let url: String
  let name: String
  var description = ""
  var language = ""
  /// The publisher's `@id`.
  var publisher = ""

  func write(to json: inout JSONWriter) {
    json.member("@id", id)
    json.member("url", url)
    json.member("name", name)
    json.member("description", description)
    json.member("inLanguage", language)
    if !publisher.isEmpty { json.member("publisher", reference: publisher) }
  }
}

struct SchemaSeries: SchemaThing {
  var type: StaticString { "CreativeWorkSeries" }
  let name: String
  let url: String

  func write(to json: inout JSONWriter) {
    json.member("@id", url)
    json.member("name", name)
    json.member("url", url)
  }
}

/// One correction of a story, also shown to readers.
struct SchemaCorrection: SchemaThing {
  var type: StaticString { "CorrectionComment" }
  let text: String
  /// RFC 3339.
  let date: String

  func write(to json: inout JSONWriter) {
    json.member("text", text)
    json.member("datePublished", date)
  }
}

/// One entry of live coverage.
struct SchemaLiveUpdate: SchemaThing {
  var type: StaticString { "BlogPosting" }
  let headline: String
  let url: String
  /// RFC 3339.
  let date: String

  func write(to json: inout JSONWriter) {
    json.member("headline", headline)
    json.member("url", url)
    json.member("datePublished", date)
  }
}
