/// How questions get to other sites and answers back.
///
/// Closures, so that the checker can be tested without any network.
package struct LinkTransport: Sendable {
  let resolve: @Sendable (_ host: String) async -> HostName
  let send: @Sendable (LinkRequest) async -> LinkAnswer

  init(
    resolve: @escaping @Sendable (_ host: String) async -> HostName,
    send: @escaping @Sendable (LinkRequest) async -> LinkAnswer
  ) {
    self.resolve = resolve
    self.send = send
  }
}

/// What the Domain Name System says of a name.
package enum HostName: Hashable, Sendable {
  case exists
  case unknown
  /// There was no answer, as on a machine without a network.
  case unsure
}

package struct LinkRequest: Hashable, Sendable {
  package enum Method: String, Hashable, Sendable {
    case head = "HEAD"
    case get = "GET"
  }

  let method: Method
  package let address: WebAddress

  init(_ method: Method, _ address: WebAddress) {
    self.method = method
    self.address = address
  }
}

package enum LinkAnswer: Hashable, Sendable {
  /// An HTTP status, with the `Location` of a redirect.
  case status(Int, location: String? = nil)
  case unknownHost
  /// Nothing came in time.
  case silence
  /// No connection, or none that can be trusted; the text says why.
  case failure(String)
  /// The host had enough of the questions before, and was left alone; the text says how it showed.
  case leftAlone(String)
  /// The question was not asked; the text says why.
  case unasked(String)
}
