/// Finds out what became of one address, wherever it leads.
struct LinkInquiry: Sendable {
  let desk: HostDesk
  /// Addresses that one link may lead through.
  let redirects: Int

  func verdict(on url: String) async -> LinkVerdict {
    guard var address = WebAddress(url) else { return .unchecked("the address cannot be read") }
    var newAddress: String?
    var isPermanent = true
    for _ in 0...redirects {
      let answer = await answer(of: address)
      guard case .status(let status, let location?) = answer, Self.redirects.contains(status) else {
        return verdict(answer, address, newAddress)
      }
      guard let next = address.resolving(location) else {
        return .unchecked("it redirects to '\(location)', which is no web address")
      }
      // What the owner calls permanent counts up to the first redirect that is not.
      isPermanent = isPermanent && (status == 301 || status == 308)
      if isPermanent { newAddress = next.text }
      address = next
    }
    return .unchecked("it redirects more than \(redirects) times")
  }

  private static let redirects: Set<Int> = [301, 302, 303, 307, 308]

  /// Some servers know no HEAD or answer it wrongly: what is not good is asked again with GET.
  private func answer(of address: WebAddress) async -> LinkAnswer {
    let answer = await desk.answer(to: LinkRequest(.head, address))
    guard case .status(let status, let location) = answer else { return answer }
    let isGood = (200..<300).contains(status) || (Self.redirects.contains(status) && location != nil)
    return isGood || status == 429 ? answer : await desk.answer(to: LinkRequest(.get, address))
  }

  private func verdict(_ answer: LinkAnswer, _ address: WebAddress, _ newAddress: String?) -> LinkVerdict {
    switch answer {
    case .status(200..<300, _): newAddress.map { .moved(to: $0) } ?? .alive
    case .status(let status, _) where status == 404 || status == 410:
      .dead("\(address.host) answers \(status)")
    case .status(let status, _): .unchecked("\(address.host) answers \(status)")
    case .unknownHost: .dead("there is no host \(address.host)")
    case .silence: .unchecked("\(address.host) does not answer")
    case .failure(let reason), .leftAlone(let reason): .unchecked(reason)
    case .unasked(let reason): .unasked(reason)
    }
  }
}
