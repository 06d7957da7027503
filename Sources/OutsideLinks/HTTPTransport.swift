import AsyncHTTPClient
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix

/// Questions by HTTP, over a client library that keeps connections and speaks TLS.
package struct HTTPTransport: Sendable {
  private let client: HTTPClient
  private let agent: String
  private let timeout: TimeAmount

  /// - Parameter agent: how the checker introduces itself.
  package init(agent: String, timeout: Duration) {
    var configuration = HTTPClient.Configuration()
    // The checker wants to see every redirect itself.
    configuration.redirectConfiguration = .disallow
    configuration.timeout.connect = .seconds(min(10, timeout.components.seconds))
    // A host that takes no connection is not pressed.
    configuration.connectionPool.retryConnectionEstablishment = false
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    self.agent = agent
    self.timeout = .nanoseconds(
      timeout.components.seconds * 1_000_000_000 + timeout.components.attoseconds / 1_000_000_000)
  }

  /// Must be called once, when nothing more is to be asked.
  package func close() async {
    // Connections that cannot be closed now end with the process.
    try? await client.shutdown()
  }

  package var link: LinkTransport {
    LinkTransport(resolve: { await Self.name($0) }, send: { await send($0) })
  }

  private func send(_ request: LinkRequest) async -> LinkAnswer {
    var question = HTTPClientRequest(url: request.address.text)
    question.method = HTTPMethod(rawValue: request.method.rawValue)
    question.headers = ["User-Agent": agent, "Accept": "*/*"]
    do {
      // The body is let go unread, which ends the connection.
      let response = try await client.execute(question, timeout: timeout)
      return .status(Int(response.status.code), location: response.headers.first(name: "location"))
    } catch let error as HTTPClientError where Self.silences.contains(error) {
      return .silence
    } catch {
      return .failure(Self.reason(error, request.address.host))
    }
  }

  private static let silences: [HTTPClientError] = [
    .connectTimeout, .readTimeout, .deadlineExceeded, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout,
    .cancelled,
  ]

  private static func reason(_ error: any Error, _ host: String) -> String {
    let words = "\(error)"
    if words.contains("CERTIFICATE") || words.contains("SSL") || words.contains("TLS") {
      return "\(host) has no valid certificate"
    }
    return error is NIOConnectionError || error is IOError
      ? "\(host) takes no connection" : "\(host) does not answer properly"
  }

  /// Asks the system's resolver, on a thread that may wait.
  private static func name(_ host: String) async -> HostName {
    // An answer that never came is none.
    let status = try? await NIOThreadPool.singleton.runIfActive { lookUp(host) }
    switch status {
    case 0: return .exists
    case EAI_NONAME, noAddress: return .unknown
    default: return .unsure
    }
  }

  private static func lookUp(_ host: String) -> Int32 {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    defer { freeaddrinfo(found) }
    return getaddrinfo(host, nil, &hints, &found)
  }

  /// The name exists but has no address (glibc; not part of POSIX, so not imported).
  private static let noAddress: Int32 = -5
}
