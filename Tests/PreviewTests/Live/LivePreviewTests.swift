import Foundation
import Newsroom
import Synchronization
import Testing

@testable import Preview

@Suite("A preview on loopback", .timeLimit(.minutes(2)), .serialized)
struct LivePreviewTests {
  private let site: ScratchFolder

  init() throws {
    site = try ScratchFolder([
      "content/site.yml": "title: Courier\nbase_url: https://courier.example\n",
      "content/articles/flood.md": story("Harbour floods", "slug: flood\n"),
      "content/articles/secret.md": story("Secret plans", "slug: secret\ndraft: true\n"),
    ])
  }

  /// Runs a preview for as long as `body` talks to it, on a thread that may block.
  private func preview(
    drafts: Bool = false, announce: @escaping @Sendable (PreviewEvent) -> Void = { _ in },
    _ body: @escaping @Sendable (UInt16, ScratchFolder) throws -> Void
  ) async throws {
    var request = BuildRequest(site: site.root, now: Instant(seconds: Int(time(nil))), jobs: 2)
    request.includesDrafts = drafts
    let server = try PreviewServer(request, announce: announce)
    let (places, place) = AsyncStream.makeStream(of: ListeningPlace.self)
    let serving = Task {
      defer { place.finish() }
      try await server.run(host: nil, port: 0) { place.yield($0) }
    }
    let outcome: Result<Void, any Error>
    do {
      var opened = places.makeAsyncIterator()
      let port = try #require(await opened.next()).port
      try await onThread { [site] in try body(port, site) }
      outcome = .success(())
    } catch { outcome = .failure(error) }
    serving.cancel()
    _ = await serving.result
    try outcome.get()
  }

  private static func listen(_ port: UInt16) throws -> LoopbackClient {
    let client = try LoopbackClient(port: port)
    client.send("GET /__broadsheet/events HTTP/1.1\r\nHost: localhost:\(port)\r\n\r\n")
    try client.wait(for: "event: edition\n")
    try client.wait(for: "\n\n")
    return client
  }

  @Test("A page is served with the newsroom bar, which is never written to the disk")
  func page() async throws {
    try await preview { port, site in
      let page = try LoopbackClient.get("/articles/flood/", port: port)
      #expect(page.hasPrefix("HTTP/1.1 200 OK"))
      #expect(page.contains("Harbour floods") && page.contains("content/articles/flood.md</code>"))
      let file = site.root + "/.broadsheet/preview/\(port)-127.0.0.1/site/articles/flood/index.html"
      let written = try String(contentsOfFile: file, encoding: .utf8)
      #expect(!written.contains("broadsheet-bar"))
      #expect(!FileManager.default.fileExists(atPath: site.root + "/output"))
    }
  }

  @Test("What previews built that have ended is deleted, for it may have been taken down; others keep theirs")
  func endedPreviews() async throws {
    let folder = site.root + "/.broadsheet/preview"
    try site.write(".broadsheet/preview/1-127.0.0.1/site/index.html", "x")
    try site.write(".broadsheet/preview/2-127.0.0.1/site/index.html", "x")
    try site.write("elsewhere/kept.txt", "x")
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/3-127.0.0.1", withDestinationPath: site.root + "/elsewhere")
    let lock = try FolderLock(folder + "/2-127.0.0.1")
    try await preview { port, _ in
      #expect(FileManager.default.fileExists(atPath: site.root + "/elsewhere/kept.txt"))
      #expect(!FileManager.default.fileExists(atPath: folder + "/1-127.0.0.1/site"))
      #expect(FileManager.default.fileExists(atPath: folder + "/2-127.0.0.1/site/index.html"))
      // Between builds, too.
      _ = try LoopbackClient.get("/", port: port)
      #expect(throws: FileSystemError.self) { try FolderLock(folder + "/\(port)-127.0.0.1") }
    }
    withExtendedLifetime(lock) {}
  }

  @Test("The folder that it builds into may be a link to another disk")
  func linkedFolder() async throws {
    try site.write("elsewhere/.gitignore", "*\n")
    try site.link(".broadsheet", to: "elsewhere")
    try await preview { port, _ in
      let page = try LoopbackClient.get("/articles/flood/", port: port)
      #expect(page.hasPrefix("HTTP/1.1 200 OK"))
    }
  }

  @Test("An edit reaches the browser, and the page is new")
  func edit() async throws {
    try await preview { port, site in
      let news = try Self.listen(port)
      try site.write("content/articles/flood.md", story("Harbour dries", "slug: flood\n"))
      try news.wait(for: " page ")
      #expect(try LoopbackClient.get("/articles/flood/", port: port).contains("Harbour dries"))
    }
  }

  /// Ids of the editions that browsers hear of when a file is saved, up to the end of the build.
  private func editions(saving file: String, _ text: String) async throws -> Set<Substring> {
    let builds = DispatchSemaphore(value: 0)
    let ids = Mutex<Set<Substring>>([])
    try await preview {
      if case .built = $0 { builds.signal() }
    } _: { port, site in
      builds.wait()
      let news = try Self.listen(port)
      try site.write(file, text)
      builds.wait()
      // What comes after everything that there is to hear of the build.
      try site.write(file, "---\ntitle: [\n---\n")
      let heard = try news.wait(for: "event: failure\n")
      let messages = heard.matches(of: #/event: edition\ndata: (\S+) page /#)
      ids.withLock { $0 = Set(messages.map(\.output.1)) }
    }
    return ids.withLock { $0 }
  }

  @Test("An edit of a body is one new edition, though it changes the front page and feeds, too")
  func bodyEdit() async throws {
    let edited = story("Harbour floods", "slug: flood\n", body: "It fell.")
    #expect(try await editions(saving: "content/articles/flood.md", edited).count == 1)
  }

  @Test("So is one of a headline, which stands on many pages")
  func headlineEdit() async throws {
    try site.write("content/articles/ferry.md", story("Ferry sails", "slug: ferry\ntags: [Sea]\n"))
    let edited = story("Harbour dries", "slug: flood\n")
    #expect(try await editions(saving: "content/articles/flood.md", edited).count == 1)
  }

  @Test("A page that the build alone could know of is a second edition")
  func relatedEdit() async throws {
    let (bread, sea) = ("The bakery bakes bread and rolls.", "The harbour wall holds the tide.")
    try site.write("content/articles/bakery.md", story("Bakery opens", "slug: bakery\n", body: bread))
    try site.write("content/articles/wall.md", story("Harbour wall stands", "slug: wall\n", body: sea))
    try site.write("content/articles/flood.md", story("News", "slug: flood\n", body: sea))
    // Now it comes first among what is related to the bakery.
    let edited = story("News", "slug: flood\n", body: bread + " Bread and rolls, says the bakery.")
    #expect(try await editions(saving: "content/articles/flood.md", edited).count == 2)
  }

  @Test("A broken edit shows the report over the last good edition, until it is mended")
  func failure() async throws {
    try await preview { port, site in
      let news = try Self.listen(port)
      try site.write("content/articles/flood.md", "---\ntitle: Broken\ndate: someday\n---\n")
      try news.wait(for: "event: failure\n")
      try news.wait(for: "content/articles/flood.md:3:")
      #expect(try LoopbackClient.get("/articles/flood/", port: port).contains("Harbour floods"))
      try site.write("content/articles/flood.md", story("Harbour mended", "slug: flood\n"))
      try news.wait(for: "event: edition\n")
      #expect(try LoopbackClient.get("/articles/flood/", port: port).contains("Harbour mended"))
    }
  }

  @Test("A story whose embargo ends appears by itself")
  func embargo() async throws {
    let release = Date(timeIntervalSinceNow: 3).ISO8601Format()
    try site.write("content/articles/tide.md", story("Tide turns", "slug: tide\nembargo: \(release)\n"))
    try await preview { port, _ in
      let news = try Self.listen(port)
      #expect(try LoopbackClient.get("/articles/tide/", port: port).hasPrefix("HTTP/1.1 404"))
      try news.wait(for: ".2 page ")
      #expect(try LoopbackClient.get("/articles/tide/", port: port).hasPrefix("HTTP/1.1 200"))
    }
  }

  @Test("A failed build says whether there is an earlier edition to show")
  func earlierEdition() async throws {
    let said = Mutex<[Bool]>([])
    try site.write("content/articles/flood.md", "---\ntitle: [\n---\n")
    try await preview {
      if case .failed(_, let hasEarlierEdition) = $0 { said.withLock { $0.append(hasEarlierEdition) } }
    } _: { port, site in
      let news = try LoopbackClient(port: port)
      news.send("GET /__broadsheet/events HTTP/1.1\r\nHost: localhost:\(port)\r\n\r\n")
      try news.wait(for: "event: failure\n")
      try site.write("content/articles/flood.md", story("Harbour mended", "slug: flood\n"))
      try news.wait(for: "event: edition\n")
      try site.write("content/articles/flood.md", "---\ntitle: [\n---\n")
      try news.wait(for: "event: failure\n")
    }
    #expect(said.withLock { $0 } == [false, true])
  }

  @Test("Drafts of pages have their badge, and people the file that they are edited in")
  func origins() async throws {
    try site.write("content/pages/plan.md", "---\ntitle: Plan\ndraft: true\n---\nWords.\n")
    try site.write("content/authors/ada.md", "---\nname: Ada Ferris\n---\nWrites.\n")
    try await preview(drafts: true) { port, _ in
      let page = try LoopbackClient.get("/plan/", port: port)
      #expect(page.contains(">Draft</b>") && page.contains("content/pages/plan.md</code>"))
      let person = try LoopbackClient.get("/authors/ada/", port: port)
      #expect(person.contains("content/authors/ada.md</code>") && !person.contains(">Draft</b>"))
    }
  }

  @Test("A change of style alone is told apart")
  func style() async throws {
    try site.write("templates/assets/style.css", "p { color: red }")
    try await preview { port, site in
      let news = try Self.listen(port)
      try site.write("templates/assets/style.css", "p { color: blue }")
      try news.wait(for: " style ")
    }
  }

  @Test("Drafts are shown when asked for, with a badge")
  func drafts() async throws {
    try await preview { port, _ in
      let page = try LoopbackClient.get("/articles/secret/", port: port)
      #expect(page.hasPrefix("HTTP/1.1 404"))
    }
    try await preview(drafts: true) { port, _ in
      let page = try LoopbackClient.get("/articles/secret/", port: port)
      #expect(page.contains(">Draft</b>"))
    }
  }

  @Test("A site that cannot be built says why, and comes up when it is mended")
  func neverBuilt() async throws {
    try site.write("content/articles/flood.md", "---\ntitle: [\n---\n")
    try await preview { port, site in
      let notice = try LoopbackClient.get("/", port: port)
      #expect(notice.hasPrefix("HTTP/1.1 503") && notice.contains("content/articles/flood.md"))
      let news = try LoopbackClient(port: port)
      news.send("GET /__broadsheet/events HTTP/1.1\r\nHost: localhost:\(port)\r\n\r\n")
      try news.wait(for: "event: failure\n")
      try site.write("content/articles/flood.md", story("Harbour mended", "slug: flood\n"))
      try news.wait(for: "event: edition\n")
      #expect(try LoopbackClient.get("/articles/flood/", port: port).contains("Harbour mended"))
    }
  }

  @Test("What is no HTTP, or absurdly long, is refused and does no harm")
  func absurd() async throws {
    try await preview { port, _ in
      for request in [
        "nonsense\r\n\r\n", "GET /\(String(repeating: "a", count: 1 << 20)) HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nX: \(String(repeating: "a", count: 1 << 20))\r\n\r\n",
      ] {
        let client = try LoopbackClient(port: port)
        client.send(request)
        #expect(client.rest().hasPrefix("HTTP/1.1 400"))
      }
      #expect(try LoopbackClient.get("/", port: port, host: "evil.example").hasPrefix("HTTP/1.1 421"))
      #expect(try LoopbackClient.get("/", port: port).hasPrefix("HTTP/1.1 200"))
    }
  }

  @Test("Requests that were sent at once are answered one after the other, on one connection")
  func pipelining() async throws {
    try await preview { port, _ in
      let client = try LoopbackClient(port: port)
      let requests = ["GET /articles/flood/", "HEAD /articles/flood/", "GET /nowhere/", "GET /feed.xml"]
      client.send(requests.map { "\($0) HTTP/1.1\r\nHost: localhost:\(port)\r\n\r\n" }.joined())
      for status in ["200 OK", "200 OK", "404 Not Found", "200 OK"] {
        try client.wait(for: "HTTP/1.1 \(status)\r\n")
        try client.wait(for: "Connection: keep-alive\r\n")
      }
      client.send("GET / HTTP/1.1\r\nHost: localhost:\(port)\r\nConnection: close\r\n\r\n")
      try client.wait(for: "HTTP/1.1 200 OK\r\n")
      #expect(client.rest().hasSuffix("</html>\n"))
    }
  }

  @Test("HEAD of the news of builds has their headers, and ends the connection after them")
  func headOfEvents() async throws {
    try await preview { port, _ in
      let client = try LoopbackClient(port: port)
      client.send("HEAD /__broadsheet/events HTTP/1.1\r\nHost: localhost:\(port)\r\n\r\n")
      let answer = client.rest()
      #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
      #expect(answer.contains("Content-Type: text/event-stream\r\n"))
      #expect(answer.contains("Connection: close\r\n"))
      #expect(answer.components(separatedBy: "\r\n\r\n").dropFirst() == [""])
    }
  }

  @Test("A large file comes whole, and in parts as they are asked for")
  func largeFile() async throws {
    let recording = (0..<300_000).map { "\($0 % 10_000)\n" }.joined()
    try #require(recording.utf8.count > StaticHost.largeSize)
    try site.write("content/media/tide.mp3", recording)
    try site.write(
      "content/articles/flood.md",
      story("Harbour floods", "slug: flood\n", body: "[Listen](/media/tide.mp3)"))
    try await preview { port, _ in
      let whole = try LoopbackClient.get("/media/tide.mp3", port: port)
      #expect(whole.contains("Content-Length: \(recording.utf8.count)\r\n"))
      #expect(whole.hasSuffix("\r\n\r\n" + recording))
      let client = try LoopbackClient(port: port)
      client.send(
        "GET /media/tide.mp3 HTTP/1.1\r\nHost: localhost:\(port)\r\nRange: bytes=1000-800999\r\n"
          + "Connection: close\r\n\r\n")
      let part = client.rest()
      #expect(part.hasPrefix("HTTP/1.1 206 Partial Content\r\n"))
      #expect(part.contains("Content-Range: bytes 1000-800999/\(recording.utf8.count)\r\n"))
      #expect(part.hasSuffix("\r\n\r\n" + recording.dropFirst(1_000).prefix(800_000)))
    }
  }

  @Test("An address that is not this machine's is refused in words")
  func foreignAddress() async throws {
    let error = await #expect(throws: PreviewError.self) {
      try await Listener.open(host: "192.0.2.1", port: 0)
    }
    let words = error?.description ?? ""
    #expect(words.hasPrefix("cannot listen on 192.0.2.1, port 0: "))
    #expect(
      words.hasSuffix("; --host takes an address of this machine, such as 192.168.1.20, or 0.0.0.0 for all"))
  }

  @Test("When every port is taken, another one is asked for")
  func noFreePort() async throws {
    let last = try await Listener.open(host: "127.0.0.3", port: .max)
    await #expect(throws: PreviewError.noFreePort(from: .max)) {
      try await Listener.open(host: "127.0.0.3", port: .max)
    }
    #expect(
      PreviewError.noFreePort(from: .max).description
        == "no port from 65535 on is free; choose another with --port")
    let serving = Task { try await last.run { _ in } }
    serving.cancel()
    _ = await serving.result
  }

  @Test("A port that is taken is passed over")
  func takenPort() async throws {
    let first = try await Listener.open(host: nil, port: 0)
    let second = try await Listener.open(host: nil, port: first.place.port)
    #expect(second.place.port > first.place.port)
    for listener in [first, second] {
      let serving = Task { try await listener.run { _ in } }
      serving.cancel()
      _ = await serving.result
    }
  }
}
