import Publishing
import Testing

@Suite("Headers of a published file")
struct FileHeadersTests {
  @Test(
    "Only a name that changes with the bytes may be kept for ever",
    arguments: [
      ("assets/style.1a2b3c4d5e.css", "public, max-age=31536000, immutable"),
      ("assets/icons/favicon.0123456789.svg", "public, max-age=31536000, immutable"),
      ("assets/logo.svg", "public, max-age=3600"), ("media/ferry.1a2b3c4d5e.jpg", "public, max-age=3600"),
      ("articles/flood/index.html", "public, max-age=0, must-revalidate"),
      ("feed.xml", "public, max-age=0, must-revalidate"),
    ])
  func cacheControl(path: String, expected: String) { #expect(FileHeaders(path).cacheControl == expected) }

  @Test(
    "Feeds have the media types that `_headers` promises",
    arguments: [
      ("tags/sea/feed.xml", "application/rss+xml; charset=utf-8"),
      ("atom.xml", "application/atom+xml; charset=utf-8"),
      ("feed.json", "application/feed+json; charset=utf-8"),
      ("sitemap.xml", "application/xml; charset=utf-8"), ("index.html", "text/html; charset=utf-8"),
    ])
  func contentType(path: String, expected: String) { #expect(FileHeaders(path).contentType == expected) }

  @Test("Text gains from packing; pictures, fonts and recordings do not")
  func gzip() {
    let paths = ["index.html", "feed.json", "icon.svg", "ferry.jpg", "serif.woff2", "talk.mp3"]
    #expect(paths.map { FileHeaders($0).gainsFromGzip } == [true, true, true, false, false, false])
  }
}
