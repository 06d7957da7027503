/// A story: schema.org NewsArticle, the subtype of its kind, or LiveBlogPosting.
struct SchemaArticle: SchemaThing {
  let type: StaticString
  let url: String
  let headline: String
  /// The second line of a very long headline; else empty.
  let secondLine: String
  /// The whole headline where `headline` is a shortened one; else empty.
  let name: String
  let description: String
  let section: String
  let language: String
  /// RFC 3339.
  let published: String
  let modified: String
  let year: Int
  let keywords: [String]
  let wordCount: Int
  let minutes: Int
  let authors: [EncodedJSON]
  let contributors: [SchemaAuthor]
  let translators: [SchemaAuthor]
  let images: [SchemaImage]
  let publisher: EncodedJSON
  let publisherID: String
  let website: EncodedJSON
  let series: SchemaSeries?
  let position: Int?
  let page: SchemaStoryPage
  let corrections: [SchemaCorrection]
  /// Only of live coverage.
  let updates: [SchemaLiveUpdate]
  /// RFC 3339; empty while live coverage goes on.
  let coverageEnd: String
  /// Who paid for it; empty when unknown.
  let sponsor: String

  func write(to json: inout JSONWriter) {
    json.member("@id", url + "#article")
    json.member("url", url)
    json.member("headline", headline)
    json.member("alternativeHeadline", secondLine)
    json.member("name", name)
    json.member("description", description)
    json.member("articleSection", section)
    json.member("inLanguage", language)
    json.member("datePublished", published)
    json.member("dateModified", modified)
    writePeople(to: &json)
    json.member("image", things: images)
    json.member("mainEntityOfPage", page)
    writePlace(to: &json)
    json.member("keywords", keywords)
    json.member("wordCount", wordCount)
    if minutes > 0 { json.member("timeRequired", "PT\(minutes)M") }
    json.key("isAccessibleForFree")
    json.value(true)
    json.member("correction", things: corrections)
    if !updates.isEmpty {
      json.member("coverageStartTime", published)
      json.member("coverageEndTime", coverageEnd)
      json.member("liveBlogUpdate", things: updates)
    }
  }

  private func writePeople(to json: inout JSONWriter) {
    json.member("author", encoded: authors)
    json.member("contributor", things: contributors)
    json.member("translator", things: translators)
    json.key("publisher")
    json.value(publisher)
    json.member("copyrightHolder", reference: publisherID)
    json.member("copyrightYear", year)
    if !sponsor.isEmpty {
      json.key("sponsor")
      json.object { json in
        json.member("@type", "Organization")
        json.member("name", sponsor)
      }
    }
  }

  private func writePlace(to json: inout JSONWriter) {
    json.key("isPartOf")
    json.array { json in
      json.value(website)
      if let series { json.value(series) }
    }
    json.member("position", position)
  }
}
