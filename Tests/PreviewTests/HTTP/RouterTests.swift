import Newsroom
import Testing

@testable import Preview

@Suite("Answers of the preview")
struct RouterTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder([
      "site/index.html": "<html><body>Front</body></html>",
      "site/a/index.html": "<html><body>Story</body></html>", "site/a/photo.jpg": "0123456789",
      "site/404.html": "<html><body>Nothing here</body></html>", "site/.secret": "hidden",
      "outside.txt": "secret",
    ])
  }

  private func router(_ change: (inout PreviewEdition) -> Void = { _ in }) -> PreviewRouter {
    var edition = PreviewEdition(id: "7.1")
    edition.hasSite = true
    change(&edition)
    return PreviewRouter(
      hosts: HostCheck(port: 8000), site: StaticHost(root: folder.root + "/site"), edition: edition)
  }

  private func ask(
    _ target: String, _ method: String = "GET", headers: [String: String] = [:],
    _ router: PreviewRouter? = nil
  ) -> PreviewResponse {
    let headers = ["host": "localhost:8000"].merging(headers) { $1 }
    return (router ?? self.router()).respond(to: PreviewRequest(method, target, headers: headers))
  }

  private func text(_ response: PreviewResponse) -> String {
    guard case .bytes(let bytes) = response.body else { return "" }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("A folder is answered with its index file")
  func index() {
    let response = ask("/a/")
    #expect(response.status == 200)
    #expect(response.headers["Content-Type"] == "text/html; charset=utf-8")
    #expect(text(response).hasPrefix("<html><body>Story"))
  }

  @Test("A folder without its slash is a redirect that keeps the query")
  func redirect() {
    let response = ask("/a?x=1")
    #expect(response.status == 301)
    #expect(response.headers["Location"] == "/a/?x=1")
  }

  @Test("A whole address is one of a page, when it is the preview's own")
  func absoluteForm() {
    #expect(text(ask("HTTP://localhost:8000/a/?x=1")).hasPrefix("<html><body>Story"))
    #expect(text(ask("http://localhost:8000")).hasPrefix("<html><body>Front"))
    #expect(ask("http://evil.example/a/").status == 421)
    #expect(ask("http://localhost:8000/a/", headers: ["host": "evil.example"]).status == 421)
    #expect(ask("http://localhost:8000//evil.example").headers["Location"] == nil)
  }

  @Test("No redirect leads to another host", arguments: ["//evil.example", "//a", "/\\evil.example"])
  func openRedirect(target: String) { #expect(ask(target).headers["Location"] == nil) }

  @Test("A missing page is answered with the site's own, and status 404")
  func missing() {
    let response = ask("/nowhere/")
    #expect(response.status == 404)
    #expect(text(response).hasPrefix("<html><body>Nothing here"))
  }

  @Test("A file asked for as if it were a folder is missing")
  func fileAsFolder() { #expect(ask("/a/photo.jpg/").status == 404) }

  @Test(
    "HEAD has the headers of GET, and no body",
    arguments: [
      "/", "/a", "/nowhere", "/a/photo.jpg", "/%", "http://evil.example/", "/__broadsheet/events",
      "/__broadsheet/client.js", "/__broadsheet/share?path=/a/",
    ])
  func head(target: String) {
    let (get, head) = (ask(target), ask(target, "HEAD"))
    #expect(head.status == get.status)
    #expect(head.headers == get.headers)
    #expect(head.body == .bytes([]))
  }

  @Test("A range is answered with that part")
  func range() {
    let response = ask("/a/photo.jpg", headers: ["range": "bytes=2-4"])
    #expect(response.status == 206)
    #expect(response.headers["Content-Range"] == "bytes 2-4/10")
    #expect(response.headers["Content-Length"] == "3")
    #expect(text(response) == "234")
  }

  @Test("A range beyond the end says how long the file is")
  func badRange() {
    let response = ask("/a/photo.jpg", headers: ["range": "bytes=10-"])
    #expect(response.status == 416)
    #expect(response.headers["Content-Range"] == "bytes */10")
  }

  @Test("A range of another version is answered with the whole file")
  func ifRange() {
    #expect(ask("/a/photo.jpg", headers: ["range": "bytes=2-4", "if-range": "\"old\""]).status == 200)
  }

  @Test("What the browser has already is not sent again", arguments: ["/", "/a/photo.jpg"])
  func notModified(target: String) throws {
    let tag = try #require(ask(target).headers["ETag"])
    let response = ask(target, headers: ["if-none-match": tag])
    #expect(response.status == 304)
    #expect(response.body == .bytes([]))
  }

  @Test("Only reading is allowed", arguments: ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"])
  func methods(method: String) {
    let response = ask("/", method)
    #expect(response.status == 405)
    #expect(response.headers["Allow"] == "GET, HEAD")
  }

  @Test(
    "A foreign Host header is refused on every path",
    arguments: ["/", "/a/photo.jpg", "/__broadsheet/events", "/__broadsheet/share?path=/a/"])
  func rebinding(target: String) {
    #expect(ask(target, headers: ["host": "evil.example:8000"]).status == 421)
  }

  @Test("Absurd requests are refused")
  func absurd() {
    #expect(ask("/" + String(repeating: "a/", count: 5_000)).status == 414)
    #expect(ask("/", headers: ["x": String(repeating: "a", count: 40_000)]).status == 431)
    #expect(ask("/%00").status == 400)
  }

  @Test(
    "No way leads out of the folder",
    arguments: ["/../outside.txt", "/%2e%2e/outside.txt", "/..%5coutside.txt"])
  func traversal(target: String) { #expect(ask(target).status == 400) }

  @Test("Symbolic links are not followed, whether to a file, a folder or inside")
  func links() throws {
    try folder.link("site/out.txt", to: folder.root + "/outside.txt")
    try folder.link("site/up", to: folder.root)
    try folder.link("site/inside", to: "a")
    for target in ["/out.txt", "/up/outside.txt", "/inside/", "/inside/photo.jpg", "/up"] {
      #expect(ask(target).status == 404)
    }
  }

  @Test("Hidden files are missing")
  func hidden() { #expect(ask("/.secret").status == 404) }

  @Test("A large file is sent from the disk, in part or whole")
  func largeFile() throws {
    try folder.write("site/film.mp4", String(repeating: "x", count: StaticHost.largeSize))
    let path = folder.root + "/site/film.mp4"
    #expect(ask("/film.mp4").body == .file(path: path, range: 0..<StaticHost.largeSize))
    let part = ask("/film.mp4", headers: ["range": "bytes=5-9"])
    #expect(part.body == .file(path: path, range: 5..<10))
  }

  @Test("A site that was never built shows why")
  func neverBuilt() {
    let failing = router {
      $0.hasSite = false
      $0.failure = "error: <b> & all"
    }
    let response = ask("/", failing)
    #expect(response.status == 503)
    #expect(text(response).contains("error: &lt;b&gt; &amp; all"))
  }

  @Test("The share desk reads the page that was built")
  func shareDesk() {
    let response = ask("/__broadsheet/share?path=/a/")
    #expect(response.status == 200)
    #expect(text(response).contains("<a href=\"/a/\">/a/</a>"))
    #expect(ask("/__broadsheet/share?path=/nowhere/").status == 404)
    #expect(ask("/__broadsheet/share?path=/../outside.txt").status == 404)
    #expect(ask("/__broadsheet/share?path=https://evil.example/").status == 404)
  }

  private func ask(_ target: String, _ router: PreviewRouter) -> PreviewResponse {
    ask(target, "GET", headers: [:], router)
  }
}
