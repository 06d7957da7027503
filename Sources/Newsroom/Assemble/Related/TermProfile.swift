import Mustache

/// What one story is about: its terms and how often each occurs.
///
/// It depends on the story's own text alone, so it can be kept with the parsed file. Five bytes a term, some
/// 600 terms in a story of 700 words.
package struct TermProfile: Hashable, Sendable {
  /// Ascending; as long as `counts`.
  package let terms: [UInt32]
  /// Occurrences, weighted by their place in the story; 255 and more are one.
  package let counts: [UInt8]
  /// Stable hash of both.
  package let fingerprint: UInt64

  package static let empty = TermProfile(terms: [], counts: [])

  package init(terms: [UInt32], counts: [UInt8]) {
    precondition(terms.count == counts.count, "every term has a count")
    self.terms = terms
    self.counts = counts
    var hasher = StableHasher()
    terms.withUnsafeBytes { hasher.combine(bytes: $0) }
    hasher.combine(bytes: counts)
    fingerprint = hasher.finish()
  }

  package init(_ text: RelatedText) {
    let bytes = min(text.body.utf8.count, TermReader.longest) + text.dek.utf8.count
    var tally = TermTally(expectedTerms: bytes / 6)
    text.read(into: &tally)
    self = tally.profile()
  }
}
