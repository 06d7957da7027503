/// Why a story's related articles are what they are: what an editor asks before steering them.
package struct RelatedExplanation: Sendable {
  package struct Choice: Sendable {
    package let story: Int
    package let reason: RelatedDesk.Reason
    package let score: RelatedScore
    /// Words and phrases that carried the text's part, the weightiest first.
    let terms: [Evidence]
    /// Tags in common, by number, the rarest first.
    package let tags: [Int]
    /// Authors in common, by number, the rarest first.
    package let authors: [Int]
  }

  /// A term as the story writes it, and its share of the text's part of the score.
  package struct Evidence: Hashable, Sendable {
    package let text: String
    package let share: Float
  }

  package struct Refused: Sendable {
    package let story: Int
    package let refusal: RelatedDesk.Refusal
  }

  package let story: Int
  let choices: [Choice]
  /// What would have stood in the list, in the order it came up.
  package let refused: [Refused]
}

extension RelatedDesk {
  /// Explains one story's list; `text` is what its profile was made from, for the words behind the numbers.
  func explanation(for story: Int, text: RelatedText) -> RelatedExplanation {
    var scratch = ranker.scratch()
    let selection = selection(for: story, length: settings.limit, &scratch)
    var glossary = TermGlossary()
    text.read(into: &glossary)
    return RelatedExplanation(
      story: story,
      choices: selection.choices.map { choice in
        RelatedExplanation.Choice(
          story: choice.story, reason: choice.reason, score: score(story, choice.story),
          terms: evidence(story, choice.story, glossary),
          tags: ranker.facets.tags.shared(story, choice.story),
          authors: ranker.facets.authors.shared(story, choice.story))
      },
      refused: selection.refusals.map {
        RelatedExplanation.Refused(story: $0.story, refusal: $0.refusal)
      })
  }

  private func score(_ a: Int, _ b: Int) -> RelatedScore {
    ranker.score(a, b, text: ranker.topics.likeness(a, b))
  }

  private func evidence(_ a: Int, _ b: Int, _ glossary: TermGlossary) -> [RelatedExplanation.Evidence] {
    var shared: [(term: UInt32, product: UInt32)] = []
    ranker.topics.forEachShared(a, b) { shared.append(($0.term, $0.weight * $1.weight)) }
    let sum = Float(shared.reduce(0) { $0 + $1.product })
    shared.sort { ($1.product, $0.term) < ($0.product, $1.term) }
    return shared.prefix(8).compactMap { term, product in
      glossary.spelling[term].map { .init(text: $0, share: Float(product) / sum) }
    }
  }
}

/// The terms of a text as the text writes them where they first occur.
private struct TermGlossary: TermSink {
  /// By as much of a term as vectors know.
  private(set) var spelling: [UInt32: String] = [:]
  private var part: [UInt8] = []

  mutating func begin(_ text: String, weight: Int) { part = Array(text.utf8) }

  mutating func add(_ term: Term, at bytes: Range<Int>) {
    guard term != 0 else { return }
    let term = TopicVector.Entry(term: term, weight: 0).term
    guard spelling[term] == nil else { return }
    let words = String(decoding: part[bytes], as: UTF8.self).split(whereSeparator: \.isWhitespace)
    spelling[term] = words.joined(separator: " ")
  }
}
