import Diagnostics

extension LinkVerdict {
  /// What an author should know of a link to `url`; nil when all is well.
  package func diagnostic(on url: String, at span: SourceSpan) -> Diagnostic? {
    switch self {
    case .alive: nil
    case .moved(let address):
      .note(
        "moved-external-link", at: span, "\(url) has moved for good", notes: [.init("it is now \(address)")],
        help: "link to the new address, if it says the same")
    case .dead(let answer):
      .error(
        "dead-external-link", at: span, "\(url) is gone: \(answer)",
        help: "link to where it is now or to an archived copy, or take the link out")
    case .unchecked(let reason), .unasked(let reason):
      .note("unchecked-external-link", at: span, "\(url) could not be checked: \(reason)")
    }
  }
}
