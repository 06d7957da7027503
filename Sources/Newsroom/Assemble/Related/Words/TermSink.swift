/// What receives the terms of a text one by one.
protocol TermSink: ~Copyable {
  /// A part of the story starts; each of its terms counts `weight` times.
  mutating func begin(_ text: String, weight: Int)

  /// A word, phrase or n-gram that stands at `bytes` of the part's UTF-8; 0 for none.
  ///
  /// That there is none is for the sink to see: every other word is no term, and no phrase goes on from it.
  mutating func add(_ term: Term, at bytes: Range<Int>)
}

/// A word or phrase as 32 bits of a hash of its folded, stemmed letters; never 0.
///
/// Among ten million different terms one in 400 shares its number with another, which adds one stray match
/// to a story of several hundred terms.
typealias Term = UInt32
