/// Words of a text that were read and are not yet terms of it, in their order.
///
/// Whether a word is a function word no processor guesses. To go on reading before it matters costs little; to
/// have read the wrong way would cost more than all that is done about a word.
struct WordQueue {
  private struct Word {
    /// 0 for what ends a phrase.
    let term: Term
    let start: UInt32
    let end: UInt32
  }

  static let capacity = 64
  static var byteCount: Int { capacity * MemoryLayout<Word>.stride }

  private let words: UnsafeMutableBufferPointer<Word>
  private var count = 0
  /// The word before the first one.
  private var previous = Word(term: 0, start: 0, end: 0)

  init(_ space: UnsafeMutableRawBufferPointer) {
    precondition(space.count >= Self.byteCount, "a queue needs its whole space")
    words = space.bindMemory(to: Word.self)
  }

  /// Appends a word that stands at `place` of a text of at most 4 GB; term 0 for none, which ends a phrase.
  @inline(__always)
  mutating func append<Sink: TermSink & ~Copyable>(_ term: Term, _ place: Range<Int>, _ sink: inout Sink) {
    words[count] = Word(
      term: term, start: UInt32(truncatingIfNeeded: place.lowerBound),
      end: UInt32(truncatingIfNeeded: place.upperBound))
    count &+= 1
    if count == Self.capacity { empty(into: &sink) }
  }

  /// Hands on the words, and the phrases of two that follow one another.
  mutating func empty<Sink: TermSink & ~Copyable>(into sink: inout Sink) {
    for word in words[..<count] {
      if word.term != 0 {
        sink.add(word.term, at: Int(word.start)..<Int(word.end))
        if previous.term != 0 {
          var phrase = TermHash()
          phrase.mix(UInt64(previous.term) << 32 | UInt64(word.term))
          sink.add(phrase.term, at: Int(previous.start)..<Int(word.end))
        }
      }
      previous = word
    }
    count = 0
  }
}
