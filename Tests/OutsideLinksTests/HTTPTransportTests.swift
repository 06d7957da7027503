import NIOCore
import NIOHTTP1
import NIOPosix
import Testing

@testable import OutsideLinks

@Suite("The checker speaks HTTP")
struct HTTPTransportTests {
  @Test(
    "Against a server on this machine: statuses, redirects, HEAD and GET, a closed port, the agent's name")
  func loopback() async throws {
    let server = try await LoopbackServer.start()
    let http = HTTPTransport(agent: "broadsheet-check/test", timeout: .seconds(3_600))
    let root = "http://127.0.0.1:\(server.port)"
    let closed = "http://127.0.0.1:1/"
    let paths = ["/ok", "/gone", "/moved", "/no-head", "/forbidden"]
    let checker = OutsideLinkChecker(http.link, politeness, unhurried)
    let verdicts = await checker.verdicts(on: paths.map { root + $0 } + [closed])
    await http.close()
    try await server.stop()
    #expect(
      paths.map { verdicts[root + $0] } == [
        .alive, .dead("127.0.0.1 answers 404"), .moved(to: root + "/ok"), .alive,
        .unchecked("127.0.0.1 answers 403"),
      ])
    #expect(verdicts[closed] == .unchecked("127.0.0.1 takes no connection"))
  }

  private var politeness: Politeness {
    var politeness = Politeness()
    politeness.pause = .zero
    return politeness
  }

  /// Time that is never up: a test may wait for minutes until those before it leave it a thread.
  private let unhurried = Timekeeper(pause: { _ in }, isOver: { false })
}

/// A web server of a few pages; those who do not introduce themselves get 400.
private struct LoopbackServer {
  private let channel: any Channel
  var port: Int { channel.localAddress?.port ?? 0 }

  static func start() async throws -> LoopbackServer {
    let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          try channel.pipeline.syncOperations.addHandler(Pages())
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    return LoopbackServer(channel: channel)
  }

  func stop() async throws { try await channel.close() }
}

private final class Pages: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .head(let request) = unwrapInboundIn(data) else { return }
    let body = ByteBuffer(string: String(repeating: "words ", count: 100_000))
    var headers: HTTPHeaders = ["Content-Length": "\(body.readableBytes)"]
    let isKnown = request.headers.first(name: "user-agent") == "broadsheet-check/test"
    let status = isKnown ? Self.status(of: request) : .badRequest
    if status == .movedPermanently { headers.add(name: "Location", value: "/ok") }
    context.write(
      wrapOutboundOut(.head(.init(version: .http1_1, status: status, headers: headers))), promise: nil)
    if request.method != .HEAD { context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil) }
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
  }

  private static func status(of request: HTTPRequestHead) -> HTTPResponseStatus {
    switch request.uri {
    case "/ok": .ok
    case "/moved": .movedPermanently
    case "/no-head": request.method == .HEAD ? .methodNotAllowed : .ok
    case "/forbidden": .forbidden
    default: .notFound
    }
  }
}
