/// A few terms of each story, picked so that stories with mostly the same text have mostly the same few.
///
/// The smallest hashes of a set are a fair sample of it (Broder's bottom-k sketch), so the share of them that
/// two stories have in common estimates the share of all their terms; sixteen settle cheaply that two
/// stories are not copies of one another.
struct StorySketches: Sendable {
  private static let length = 16
  /// Shared terms of sixteen that make a closer look worth while.
  private static let suspicion = 8

  /// Sixteen a story, ascending; a story with fewer terms is too short to be anybody's copy and has zeros.
  private let terms: [Term]

  init(_ stories: [RelatedStory]) {
    var terms: [Term] = []
    terms.reserveCapacity(stories.count * Self.length)
    for story in stories.indices {
      let own = stories[story].profile.terms
      if own.count >= Self.length {
        terms += own.prefix(Self.length)
      } else {
        terms += repeatElement(0, count: Self.length)
      }
    }
    self.terms = terms
  }

  /// Whether two stories may be nearly the same text; false is certain enough to act on.
  func mayBeCopies(_ a: Int, _ b: Int) -> Bool {
    var (i, j) = (a * Self.length, b * Self.length)
    guard terms[i] != 0, terms[j] != 0 else { return false }
    let (endOfA, endOfB) = (i + Self.length, j + Self.length)
    var shared = 0
    while i < endOfA, j < endOfB {
      let (x, y) = (terms[i], terms[j])
      if x == y { shared += 1 }
      if x <= y { i += 1 }
      if y <= x { j += 1 }
    }
    return shared >= Self.suspicion
  }
}
