/// What a store knows its customer by. Printing it, in whatever way, shows none of it.
package struct StoreCredentials: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  let accessKey: String
  let secretKey: String
  /// For keys that are lent for some hours only.
  let sessionToken: String?

  package init(accessKey: String, secretKey: String, sessionToken: String? = nil) {
    self.accessKey = accessKey
    self.secretKey = secretKey
    self.sessionToken = sessionToken
  }

  package var description: String { "(credentials)" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: []) }

  /// The text without any of them: what a store says may repeat what was sent to it.
  func hidden(in text: String) -> String {
    [secretKey, sessionToken ?? "", accessKey].filter { $0.utf8.count >= 4 }.reduce(text) {
      $0.split(separator: $1, omittingEmptySubsequences: false).joined(separator: "…")
    }
  }
}
