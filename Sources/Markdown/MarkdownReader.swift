import Diagnostics

/// Turns Markdown bodies into documents: GitHub's flavour with footnotes, smart punctuation and wiki links.
///
/// Any number of threads may read at once; the result depends on the bytes, the language and the options alone.
package struct MarkdownReader: Hashable, Sendable {
  package let options: MarkdownOptions

  package init(options: MarkdownOptions = MarkdownOptions()) {
    self.options = options
  }

  package struct Reading: Hashable, Sendable {
    /// Nil when the body is more work than the budget allows; `diagnostics` has the error then.
    package let document: Document?
    package let diagnostics: [Diagnostic]
  }

  /// Reads a body of valid UTF-8 that starts on line `firstLine` of the file at `path`.
  ///
  /// - Parameter language: BCP 47 tag; its quotation marks take the place of straight ones.
  package func document(
    from body: ArraySlice<UInt8>, path: String, firstLine: Int = 1, language: String = "en"
  ) -> Reading {
    let marked = WikiMarks.marking(body)
    let marks = QuotationMarks(language: language)
    var features: SyntaxTree.Features = [.tables, .strikethrough, .autolinks, .tasks, .footnotes]
    if options.smart { features.insert(.smart) }
    if marked != nil { features.insert(.wikiLinks) }
    do throws(Overrun) {
      let source = marked.map { $0[...] } ?? body
      let tree = try SyntaxTree(parsing: source, features: features, marks: marks, budget: options.budget)
      let places = SourcePlaces(body: body, path: path, firstLine: firstLine)
      var typesetter = Typesetter(
        tree: tree, options: options, language: language, marks: marks, places: places)
      typesetter.rawWords = RawHTML.wordsOfDefinitions(in: body)
      if let opening = ForeignMarkup.opening(in: body, body.indices) {
        typesetter.hasForeignMarkup = true
        typesetter.rawWords += RawHTML.words(in: body[opening.startIndex...]).filter {
          $0.utf8.dropLast().contains(UInt8(ascii: "."))
        }
      }
      typesetter.hasStrayEmphasis = StrayMarkup.emphasis(in: body) != nil
      typesetter.hasStrayBrackets = WikiMarks.hasUnmarked(source)
      typesetter.setDocument()
      return Reading(document: typesetter.document, diagnostics: typesetter.diagnostics)
    } catch {
      return Reading(document: nil, diagnostics: [.tooComplex(path, error)])
    }
  }
}
