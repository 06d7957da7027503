import Synchronization

@testable import OutsideLinks

/// Other sites as a test wants them; keeps a record of what was asked.
final class Script: Sendable {
  private let answers: [String: LinkAnswer]
  private let names: [String: HostName]
  private let log = Mutex<Log>(Log())

  struct Log {
    var questions: [String] = []
    var pauses = 0
    var open: [String: Int] = [:]
    var mostForOneHost = 0
    var mostHosts = 0
  }

  /// - Parameter answers: by `HEAD https://…`; what is not here is answered with 200.
  init(_ answers: [String: LinkAnswer] = [:], names: [String: HostName] = [:]) {
    self.answers = answers
    self.names = names
  }

  var record: Log { log.withLock { $0 } }

  var transport: LinkTransport {
    LinkTransport(resolve: { self.names[$0] ?? .exists }, send: { await self.answer($0) })
  }

  /// A clock on which pauses take no time; nothing is asked after `limit` questions.
  func time(limit: Int = .max) -> Timekeeper {
    Timekeeper(
      pause: { _ in self.log.withLock { $0.pauses += 1 } },
      isOver: { self.log.withLock { $0.questions.count >= limit } })
  }

  private func answer(_ request: LinkRequest) async -> LinkAnswer {
    let host = request.address.host
    let question = request.method.rawValue + " " + request.address.text
    log.withLock { log in
      log.questions.append(question)
      log.open[host, default: 0] += 1
      log.mostForOneHost = max(log.mostForOneHost, log.open[host, default: 0])
      log.mostHosts = max(log.mostHosts, log.open.count { $0.value > 0 })
    }
    // Others get the chance to ask while this one is open.
    for _ in 0..<20 { await Task.yield() }
    log.withLock { $0.open[host, default: 0] -= 1 }
    return answers[question] ?? .status(200)
  }
}
