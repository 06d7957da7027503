import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix

/// One browser's connection: requests in, one after the other, and answers out.
struct Connection: Sendable {
  typealias Channel = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>
  private typealias Writer = NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>
  private typealias Reader = NIOAsyncChannelInboundStream<HTTPServerRequestPart>.AsyncIterator

  private let channel: Channel

  /// A large file is sent in pieces of this size.
  private static let pieceSize = 256 << 10

  init(_ channel: Channel) { self.channel = channel }

  /// Answers requests until the browser goes away.
  func serve(
    _ answer: @escaping @Sendable (PreviewRequest) -> PreviewResponse,
    bulletins: @Sendable () -> AsyncStream<Bulletin>
  ) async {
    // A connection that breaks is closed already, and nobody is left to be told.
    try? await channel.executeThenClose { inbound, writer in
      var reader = inbound.makeAsyncIterator()
      while let part = try await reader.next() {
        guard case .head(let head) = part else { continue }
        let request = PreviewRequest(head)
        let response = try await Self.onDiskThread { answer(request) }
        // What has no length, such as the news of builds, ends with the connection.
        let hasEnd = response.headers["Content-Length"] != nil
        // What a request carries is of no use here, and need not be read to its end.
        let stays = head.isKeepAlive && !Self.hasBody(head) && hasEnd
        try await writer.write(.head(Self.head(response, stays: stays)))
        switch response.body {
        case .bytes(let bytes):
          if !bytes.isEmpty { try await writer.write(.body(.byteBuffer(ByteBuffer(bytes: bytes)))) }
        case .file(let path, let range): try await Self.send(path, range, to: writer)
        case .bulletins: return try await Self.send(bulletins(), to: writer, until: &reader)
        }
        // An answer to HEAD has no last chunk either.
        guard hasEnd else { return }
        try await writer.write(.end(nil))
        if !stays { return }
      }
    }
  }

  /// Runs what reads files where it keeps no task from its turn.
  private static func onDiskThread<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T
  {
    try await NIOThreadPool.singleton.runIfActive(work)
  }

  private static func head(_ response: PreviewResponse, stays: Bool) -> HTTPResponseHead {
    var headers = HTTPHeaders()
    for (name, value) in response.headers.sorted(by: { $0.key < $1.key }) {
      headers.add(name: name, value: value)
    }
    headers.add(name: "Connection", value: stays ? "keep-alive" : "close")
    return HTTPResponseHead(
      version: .http1_1, status: HTTPResponseStatus(statusCode: response.status), headers: headers)
  }

  private static func hasBody(_ head: HTTPRequestHead) -> Bool {
    head.headers.contains(name: "transfer-encoding")
      || head.headers.first(name: "content-length").map { $0 != "0" } ?? false
  }

  private static func send(_ path: String, _ range: Range<Int>, to writer: Writer) async throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw ChannelError.eof }
    defer { close(descriptor) }
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (start, wanted) = (offset, min(pieceSize, range.upperBound - offset))
      let piece = try await onDiskThread {
        var piece = ByteBuffer()
        piece.writeWithUnsafeMutableBytes(minimumWritableBytes: wanted) {
          max(0, pread(descriptor, $0.baseAddress, wanted, start))
        }
        return piece
      }
      // A file that became shorter cannot keep the promise of its length: the connection must break.
      guard piece.readableBytes > 0 else { throw ChannelError.eof }
      try await writer.write(.body(.byteBuffer(piece)))
      offset += piece.readableBytes
    }
  }

  /// Sends bulletins until the browser leaves, which shows in that nothing more can be read from it.
  private static func send(
    _ bulletins: AsyncStream<Bulletin>, to writer: Writer, until reader: inout Reader
  ) async throws {
    let sender = Task {
      for await bulletin in bulletins {
        try await writer.write(.body(.byteBuffer(ByteBuffer(bytes: bulletin.bytes))))
      }
    }
    defer { sender.cancel() }
    while try await reader.next() != nil {}
  }
}

extension PreviewRequest {
  fileprivate init(_ head: HTTPRequestHead) {
    var headers: [String: String] = [:]
    for (name, value) in head.headers {
      let name = name.lowercased()
      // Of two hosts neither is to be believed; other fields form a list.
      headers[name] = headers[name].map { $0 + ", " + value } ?? value
    }
    self.init(head.method.rawValue, head.uri, headers: headers)
  }
}
