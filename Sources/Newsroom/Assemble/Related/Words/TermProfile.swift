import Mustache

/// What one story is about: its terms and how often each occurs.
///
/// It depends on the story's own text alone, so it can be kept with the parsed file. Five bytes a term, some
/// 600 terms in a story of 700 words.
package struct TermProfile: Sendable {
  /// Ascending; as long as `counts`.
  let terms: HeldValues<UInt32>
  /// Occurrences, weighted by their place in the story; 255 and more are one.
  package let counts: HeldValues<UInt8>
  /// Stable hash of both.
  package let fingerprint: UInt64

  package static let empty = TermProfile(terms: [], counts: [])

  init(terms: [UInt32], counts: [UInt8]) {
    precondition(terms.count == counts.count, "every term has a count")
    self.terms = HeldValues(terms)
    self.counts = HeldValues(counts)
    var hasher = StableHasher()
    terms.withUnsafeBytes { hasher.combine(bytes: $0) }
    hasher.combine(bytes: counts)
    fingerprint = hasher.finish()
  }

  /// A profile that was made before; nil where its parts do not belong together.
  init?(terms: HeldValues<UInt32>, counts: HeldValues<UInt8>, fingerprint: UInt64) {
    guard terms.count == counts.count else { return nil }
    self.terms = terms
    self.counts = counts
    self.fingerprint = fingerprint
  }

  init(_ text: RelatedText) {
    let bytes = min(text.body.utf8.count, TermReader.longest) + text.dek.utf8.count
    var tally = TermTally(expectedTerms: bytes / 6)
    text.read(into: &tally)
    self = tally.profile()
  }
}

extension TermProfile {
  /// Calls `body` with the place of each term, the term, and how often the story has it.
  @inline(__always)
  func forEachTerm(_ body: (_ place: Int, _ term: Term, _ count: UInt8) -> Void) {
    terms.withUnsafeBufferPointer { terms in
      counts.withUnsafeBufferPointer { counts in
        for place in terms.indices { body(place, terms[place], counts[place]) }
      }
    }
  }
}

extension TermProfile: Equatable {
  package static func == (a: TermProfile, b: TermProfile) -> Bool { a.fingerprint == b.fingerprint }
}
