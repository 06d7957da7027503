import FlyingFox
import FlyingSocks
import Foundation
import Newsroom

/// Builds a site into a folder of its own, serves it, and keeps both up to date while its author writes.
package struct PreviewServer: Sendable {
  package let place: ListeningPlace
  private let output: String
  private let request: BuildRequest
  private let announce: @Sendable (PreviewEvent) -> Void
  private let board: BulletinBoard
  private let stop = StopSignal()

  /// How often a silent connection is tried, so that those who left are found out.
  private static let pulse = Duration.seconds(15)

  /// - Parameter request: what to build; where to is the preview's own business.
  package init(
    _ request: BuildRequest, at place: ListeningPlace, announce: @escaping @Sendable (PreviewEvent) -> Void
  ) throws(FileSystemError) {
    self.place = place
    self.announce = announce
    let folder = try SiteFolder(at: request.site).root + "/.broadsheet"
    output = folder + "/preview/\(place.port)"
    try FileIO.makeFolder(output)
    // Nothing of this belongs in the site's version control.
    try FileIO.write(Array("*\n".utf8), to: folder + "/.gitignore")
    var request = request
    request.output = output
    request.baseURL = place.urls[0]
    self.request = request
    board = BulletinBoard(PreviewEdition(id: Pressroom.firstID(now: request.now)))
  }

  /// Builds and serves until the task is cancelled.
  ///
  /// - Parameter ready: called once requests are answered.
  package func run(ready: @escaping @Sendable () -> Void) async throws {
    // A browser that leaves in the middle of an answer must not end the program.
    signal(SIGPIPE, SIG_IGN)
    defer { stop.give() }
    await firstBuild()
    let server = HTTPServer(
      config: .init(address: try place.address(), logger: .disabled),
      handler: ClosureHTTPHandler { [self] in try await answer($0) })
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      group.addTask {
        try await server.waitUntilListening()
        ready()
        while true {
          try await Task.sleep(for: Self.pulse)
          board.pulse()
        }
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  /// Starts the thread that builds, and waits for its first edition.
  private func firstBuild() async {
    let pressroom = Pressroom(request: request, board: board, stop: stop, announce: announce)
    await withCheckedContinuation { done in
      // A build keeps its thread busy, and between builds the thread sleeps in the kernel: neither is for a task.
      let thread = Thread { pressroom.run { done.resume() } }
      thread.stackSize = 8 << 20
      thread.start()
    }
  }

  private func answer(_ request: HTTPRequest) async throws -> HTTPResponse {
    // What a request carries is of no use here, but must not be taken for the next request.
    for try await _ in request.bodySequence {}
    let router = PreviewRouter(hosts: place.check, site: StaticHost(root: output), edition: board.edition)
    var response = try http(router.respond(to: PreviewRequest(request)))
    let keepsAlive = request.headers[.connection]?.lowercased() == "keep-alive"
    response.headers[.connection] = keepsAlive ? "keep-alive" : "close"
    return response
  }

  private func http(_ response: PreviewResponse) throws -> HTTPResponse {
    var headers = HTTPHeaders()
    for (name, value) in response.headers { headers[HTTPHeader(name)] = value }
    let body =
      switch response.body {
      case .bytes(let bytes): HTTPBodySequence(data: Data(bytes), suggestedBufferSize: 65_536)
      case .file(let path, let range):
        try HTTPBodySequence(file: URL(fileURLWithPath: path), range: range, suggestedBufferSize: 65_536)
      case .bulletins: HTTPBodySequence(from: EventBytes(bulletins: board.subscribe()))
      }
    return HTTPResponse(statusCode: status(response.status), headers: headers, body: body)
  }

  private func status(_ code: Int) -> HTTPStatusCode {
    let phrases = [
      200: "OK", 206: "Partial Content", 301: "Moved Permanently", 304: "Not Modified", 400: "Bad Request",
      404: "Not Found", 405: "Method Not Allowed", 414: "URI Too Long", 416: "Range Not Satisfiable",
      421: "Misdirected Request", 431: "Request Header Fields Too Large", 503: "Service Unavailable",
    ]
    return HTTPStatusCode(code, phrase: phrases[code] ?? "Answer")
  }
}

extension PreviewRequest {
  fileprivate init(_ request: HTTPRequest) {
    var headers: [String: String] = [:]
    for name in request.headers.keys { headers[name.rawValue.lowercased()] = request.headers[name] }
    let query = request.target.query()
    self.init(
      request.method.rawValue, request.target.path() + (query.isEmpty ? "" : "?" + query), headers: headers)
  }
}
