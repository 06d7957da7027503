import AsyncHTTPClient
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix

/// Asks a store, signed and as often as it takes.
struct StoreClient: Sendable {
  let address: StoreAddress
  let credentials: StoreCredentials
  let patience: Patience

  /// Ends with the process, as its connections do.
  private static let http: HTTPClient = {
    var configuration = HTTPClient.Configuration()
    // A signature holds for one host only.
    configuration.redirectConfiguration = .disallow
    configuration.httpVersion = .http1Only
    configuration.timeout = .init(connect: .seconds(10), read: .seconds(60), write: .seconds(60))
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = Bucket.width
    configuration.connectionPool.retryConnectionEstablishment = false
    return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }()

  /// More than any record of a publication, and more than one page of a list.
  private static let longestAnswer = 1 << 28

  /// Any answer that is not a passing trouble of the store; throws when there was none.
  func send(_ request: StoreRequest) async throws -> StoreAnswer {
    var attempts = 0
    let result: Result<StoreAnswer, any Error> = try await patience.answer {
      attempts += 1
      do {
        let answer = try await sendOnce(request)
        guard answer.isPassingTrouble else { return .final(.success(answer)) }
        return .passing(.success(answer), asked: answer.headers["retry-after"].flatMap { Int($0) })
      } catch let error as CancellationError {
        throw error
      } catch {
        return Self.isFinal(error) ? .final(.failure(error)) : .passing(.failure(error))
      }
    }
    switch result {
    case .success(let answer): return answer
    case .failure(let error): throw failure(error, attempts)
    }
  }

  private func sendOnce(_ request: StoreRequest) async throws -> StoreAnswer {
    try Task.checkCancellation()
    let response = try await Self.http.execute(signed(request), deadline: .now() + .hours(1))
    let body = try await response.body.collect(upTo: Self.longestAnswer)
    var headers: [String: String] = [:]
    for (name, value) in response.headers { headers[name.lowercased()] = value }
    return StoreAnswer(status: Int(response.status.code), headers: headers, body: Array(buffer: body))
  }

  /// Signed anew for each attempt: a signature is good for some minutes only.
  private func signed(_ request: StoreRequest) -> HTTPClientRequest {
    let date = SigningDate(seconds: time(nil))
    let payload = sha256(request.body)
    var headers = request.headers
    headers += [("host", address.host), ("x-amz-date", date.text), ("x-amz-content-sha256", payload)]
    if let token = credentials.sessionToken { headers.append(("x-amz-security-token", token)) }
    let path = address.path(of: request.key)
    let authorization = Signature(credentials: credentials, region: address.region).authorization(
      request.method.rawValue, path: path, query: request.query, headers: headers, payload: payload, at: date)
    var question = HTTPClientRequest(url: address.url(path: path, query: Signature.text(of: request.query)))
    question.method = HTTPMethod(rawValue: request.method.rawValue)
    question.headers = HTTPHeaders(
      headers + [("authorization", authorization), ("user-agent", "Broadsheet")])
    if request.method == .put { question.body = .bytes(request.body) }
    return question
  }

  /// Whether asking again is no use.
  private static func isFinal(_ error: any Error) -> Bool {
    let words = "\(error)"
    return words.contains("CERTIFICATE") || (error as? HTTPClientError) == .invalidURL
      || (error as? HTTPClientError) == .emptyHost
  }

  private func failure(_ error: any Error, _ attempts: Int) -> StoreError {
    if "\(error)".contains("CERTIFICATE") {
      return StoreError("\(address.host) has no valid certificate", help: "correct `endpoint` of the target")
    }
    let reason = Self.reason(error) ?? credentials.hidden(in: "\(error)")
    return StoreError(
      "cannot reach \(address.host), asked \(attempts) time\(attempts == 1 ? "" : "s"): \(reason)",
      help: "run the command again; if it stays so, look at `endpoint`, `region` and `bucket` of the target")
  }
}

extension StoreClient {
  /// Why there was no answer, in plain words; nil when only the error itself can say.
  private static func reason(_ error: any Error) -> String? {
    switch error {
    case let error as HTTPClientError where silences.contains(error): "it does not answer in time"
    case let error as HTTPClientError where error == .remoteConnectionClosed: "it ends the connection"
    case let error as NIOConnectionError:
      error.connectionErrors.isEmpty ? "no such name is known" : "it takes no connection"
    case let error as IOError:
      error.errnoCode == ECONNREFUSED ? "it takes no connection" : "it ends the connection"
    default: nil
    }
  }

  private static let silences: [HTTPClientError] = [
    .connectTimeout, .readTimeout, .writeTimeout, .deadlineExceeded, .tlsHandshakeTimeout,
  ]
}

extension StoreAnswer {
  /// Whether the same question may well be answered a moment later.
  fileprivate var isPassingTrouble: Bool {
    switch status {
    case 408, 429, 500, 502, 503, 504: true
    case 409: ["ConditionalRequestConflict", "OperationAborted"].contains(element("Code"))
    case 400: element("Code") == "RequestTimeout"
    default: false
    }
  }
}
