/// Why a store did not do what was asked, in words for people; holds no key.
package struct StoreError: Error, Hashable, CustomStringConvertible, Sendable {
  package let message: String
  package let help: String?

  init(_ message: String, help: String? = nil) {
    self.message = message
    self.help = help
  }

  package var description: String { help.map { "\(message)\n  help: \($0)" } ?? message }
}
