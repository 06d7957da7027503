/// The words of a story, as its related articles are found by.
package struct RelatedText: Sendable {
  package let headline: String
  package let dek: String
  /// Plain text, blocks separated by a blank line.
  package let body: String
  /// BCP 47 tag of the language it is written in.
  let language: String

  /// Reads a text's terms, each part with the weight of its place.
  ///
  /// A word of the headline counts as four words of the body, one of the dek as two: editors choose them to
  /// say what the story is about. Anything from 2 to 5 for the headline ranks within .002 of the best.
  func read<Sink: TermSink & ~Copyable>(into sink: inout Sink) {
    let reader = TermReader(language: language)
    for (text, weight) in [(headline, 4), (dek, 2), (body, 1)] {
      sink.begin(text, weight: weight)
      reader.read(text, into: &sink)
    }
  }
}
