/// How many files one publication may delete: what guards a site against a build that lost half of it.
package enum DeletionLimit: Hashable, Sendable {
  /// Of the files of the site as it is published.
  case percent(Int)
  case files(Int)

  package static let standard = DeletionLimit.percent(10)

  /// `40%` or `12`; nil for anything else.
  package init?(_ text: String) {
    let isPercent = text.hasSuffix("%")
    guard let number = Int(isPercent ? text.dropLast() : text[...]), number >= 0 else { return nil }
    guard !isPercent || number <= 100 else { return nil }
    self = isPercent ? .percent(number) : .files(number)
  }

  package func allows(_ plan: PublicationPlan) -> Bool {
    switch self {
    case .percent(let percent): plan.deleted.count * 100 <= plan.published * percent
    case .files(let files): plan.deleted.count <= files
    }
  }

  package var text: String {
    switch self {
    case .percent(let percent): "\(percent) %"
    case .files(let files): "\(files)"
    }
  }
}
