/// Puts questions to hosts, one at a time to each, with a pause between them; remembers which had enough.
actor HostDesk {
  private let transport: LinkTransport
  private let politeness: Politeness
  private let time: Timekeeper
  /// The last question to each host.
  private var queues: [String: Task<LinkAnswer, Never>] = [:]
  private var names: [String: HostName] = [:]
  private var silences: [String: Int] = [:]
  /// Why a host is not asked any more.
  private var closed: [String: String] = [:]

  init(_ transport: LinkTransport, _ politeness: Politeness, _ time: Timekeeper) {
    self.transport = transport
    self.politeness = politeness
    self.time = time
  }

  func answer(to request: LinkRequest) async -> LinkAnswer {
    let host = request.address.host
    let last = queues[host]
    let question = Task {
      if let last {
        switch await last.value {
        case .unasked, .leftAlone: break
        default: await time.pause(politeness.pause)
        }
      }
      return await ask(request, host)
    }
    queues[host] = question
    return await question.value
  }

  /// Whether there is none of several hosts: then it is this machine that cannot reach anything.
  var foundNoHost: Bool { names.count > 1 && names.values.allSatisfy { $0 == .unknown } }

  private func ask(_ request: LinkRequest, _ host: String) async -> LinkAnswer {
    if time.isOver() { return .unasked("time was up") }
    if let reason = closed[host] { return .leftAlone(reason) }
    switch await name(host) {
    case .exists: break
    case .unknown: return .unknownHost
    case .unsure: return .unasked("the name of the host could not be looked up")
    }
    let answer = await transport.send(request)
    note(answer, host)
    return answer
  }

  private func name(_ host: String) async -> HostName {
    if let known = names[host] { return known }
    let name = await transport.resolve(host)
    names[host] = name
    return name
  }

  private func note(_ answer: LinkAnswer, _ host: String) {
    switch answer {
    case .silence, .failure:
      silences[host, default: 0] += 1
      if silences[host] == politeness.silences { closed[host] = "the host did not answer other questions" }
    case .status(429, _): closed[host] = "the host asked to be left alone (429)"
    default: silences[host] = 0
    }
  }
}
