import Synchronization

/// Asks other sites whether what is linked is still there.
package struct OutsideLinkChecker: Sendable {
  private let transport: LinkTransport
  private let politeness: Politeness
  private let time: Timekeeper

  package init(_ transport: LinkTransport, _ politeness: Politeness, _ time: Timekeeper) {
    self.transport = transport
    self.politeness = politeness
    self.time = time
  }

  /// A verdict for each of `urls`; `progress` is called with how many are done, after each and from any thread.
  package func verdicts(
    on urls: [String], progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async -> [String: LinkVerdict] {
    let desk = HostDesk(transport, politeness, time)
    let inquiry = LinkInquiry(desk: desk, redirects: politeness.redirects)
    let done = Mutex(0)
    let report: @Sendable () -> Void = {
      progress(
        done.withLock { done in
          done += 1
          return done
        })
    }
    var verdicts: [String: LinkVerdict] = [:]
    await withTaskGroup(of: [(String, LinkVerdict)].self) { group in
      var waiting = Self.byHost(urls)[...]
      func startNext() {
        guard let urls = waiting.popFirst() else { return }
        group.addTask {
          var found: [(String, LinkVerdict)] = []
          for url in urls {
            found.append((url, await inquiry.verdict(on: url)))
            report()
          }
          return found
        }
      }
      for _ in 0..<politeness.hosts { startNext() }
      for await found in group {
        for (url, verdict) in found { verdicts[url] = verdict }
        startNext()
      }
    }
    guard await desk.foundNoHost else { return verdicts }
    return verdicts.mapValues { _ in .unasked("no host could be found; is this machine online?") }
  }

  /// The addresses of each host together, the host with most of them first: it takes longest.
  private static func byHost(_ urls: [String]) -> [[String]] {
    let hosts = Dictionary(grouping: Set(urls)) { WebAddress($0)?.host ?? "" }
    return hosts.sorted {
      $0.value.count != $1.value.count ? $0.value.count > $1.value.count : $0.key < $1.key
    }
    .map { $0.value.sorted() }
  }
}
