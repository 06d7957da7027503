import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix

/// The open port: takes connections, and has each served by a task of its own.
struct Listener: Sendable {
  let place: ListeningPlace
  private let channel: NIOAsyncChannel<Connection.Channel, Never>

  /// This many ports behind the first are tried, one after the other.
  private static let others = 50

  /// - Parameters:
  ///   - host: an address of this machine; loopback when nil.
  ///   - port: the first port to try; 0 lets the system choose one.
  static func open(host: String?, port: UInt16) async throws(PreviewError) -> Listener {
    let host = host ?? "127.0.0.1"
    let last = port == 0 ? 0 : min(Int(port) + others, Int(UInt16.max))
    for candidate in Int(port)...last {
      do {
        let channel = try await bind(host, candidate)
        let actual = channel.channel.localAddress?.port ?? candidate
        return Listener(
          place: ListeningPlace(host: host, port: UInt16(truncatingIfNeeded: actual)), channel: channel)
      } catch let error as IOError where error.errnoCode == EADDRINUSE {
        continue
      } catch {
        throw .cannotListen(host: host, port: UInt16(candidate), reason: "\(error)")
      }
    }
    throw .noFreePort(from: port)
  }

  /// Serves until the task is cancelled; this or `close` must be called once for every listener that was opened.
  func run(_ serve: @escaping @Sendable (Connection) async -> Void) async throws {
    try await withThrowingDiscardingTaskGroup { group in
      try await channel.executeThenClose { connections in
        for try await connection in connections { group.addTask { await serve(Connection(connection)) } }
      }
    }
  }

  /// Gives the port back without having served.
  func close() async throws { try await channel.executeThenClose { _ in } }

  private static func bind(_ host: String, _ port: Int) async throws -> NIOAsyncChannel<
    Connection.Channel, Never
  > {
    try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .serverChannelOption(.backlog, value: 128)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .bind(host: host, port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          // The library reads at most 80 kB of headers, and answers what is no HTTP with 400. Requests wait for
          // each other in `Connection`, so it need not hold them back; then it also tells when a browser leaves.
          try pipeline.configureHTTPServerPipeline(
            withPipeliningAssistance: false, withErrorHandling: true)
          return try Connection.Channel(wrappingChannelSynchronously: channel)
        }
      }
  }
}
