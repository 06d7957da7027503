import Newsroom
import Testing

@Suite("Content types")
struct ContentTypeTests {
  @Test(
    "A file's type follows the ending of its name, whatever its case",
    arguments: [
      ("/a/index.html", "text/html; charset=utf-8"), ("/x/PHOTO.JPG", "image/jpeg"),
      ("/feed.xml", "application/xml; charset=utf-8"), ("/a.b/style.1f.css", "text/css; charset=utf-8"),
      ("/.well-known/x.json", "application/json"),
    ])
  func byEnding(path: String, type: String) { #expect(ContentType.of(path) == type) }

  @Test(
    "A name without a known ending is plain bytes",
    arguments: ["/CNAME", "/a.b/CNAME", "/.html", "/x.unknown", "/x."])
  func fallback(path: String) { #expect(ContentType.of(path) == "application/octet-stream") }
}
