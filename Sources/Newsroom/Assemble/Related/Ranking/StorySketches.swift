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
  /// For each story a bit of 64 for each of these terms, by the end of its hash.
  private let masks: [UInt64]

  init(_ stories: [RelatedStory]) {
    var terms: [Term] = []
    var masks: [UInt64] = []
    terms.reserveCapacity(stories.count * Self.length)
    masks.reserveCapacity(stories.count)
    for story in stories.indices {
      let own = stories[story].profile.terms
      if own.count >= Self.length {
        terms += own.prefix(Self.length)
      } else {
        terms += repeatElement(0, count: Self.length)
      }
      masks.append(terms.suffix(Self.length).reduce(0) { $0 | 1 << UInt64($1 & 63) })
    }
    self.terms = terms
    self.masks = masks
  }

  /// Whether two stories may be nearly the same text; false is certain enough to act on.
  func mayBeCopies(_ a: Int, _ b: Int) -> Bool {
    // As many terms may be shared as bits are, and one more for each term that has no bit of its own.
    let crowded = Self.length - masks[a].nonzeroBitCount
    guard (masks[a] & masks[b]).nonzeroBitCount + crowded >= Self.suspicion else { return false }
    return shared(a, b) >= Self.suspicion
  }

  private func shared(_ a: Int, _ b: Int) -> Int {
    var (i, j) = (a * Self.length, b * Self.length)
    guard terms[i] != 0, terms[j] != 0 else { return 0 }
    let (endOfA, endOfB) = (i + Self.length, j + Self.length)
    var shared = 0
    while i < endOfA, j < endOfB {
      let (x, y) = (terms[i], terms[j])
      if x == y { shared += 1 }
      if x <= y { i += 1 }
      if y <= x { j += 1 }
    }
    return shared
  }
}
