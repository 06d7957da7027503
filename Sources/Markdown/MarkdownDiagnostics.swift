import Diagnostics

extension Diagnostic {
  static func tooComplex(_ path: String, _ overrun: Overrun) -> Self {
    let (what, help) =
      switch overrun {
      case .tooLarge:
        ("needs too much memory", "split the body, its tables or its lists into several articles")
      case .tooManySteps:
        (
          "would take too long to set",
          "look for one long paragraph or table row full of unfinished markup, and put blank lines in it"
        )
      case .tooDeep: ("has lists, quotes or emphasis nested too deeply", "take some of the levels out")
      }
    return .error("markdown-too-complex", at: SourceSpan(file: path), "The body \(what)", help: help)
  }

  static func rawHTMLOff(at span: SourceSpan) -> Self {
    .warning(
      "raw-html-off", at: span, "HTML in a body is left out, because raw HTML is off",
      help: "write it as Markdown, or set `raw_html: true` under `markdown:` in site.yml")
  }

  static func rawHTMLRefused(_ element: String, at span: SourceSpan) -> Self {
    .warning(
      "raw-html-refused", at: span, "`<\(element)>` in a body is shown as text, even where raw HTML is on",
      help: element == "iframe"
        ? "give it a `src` that begins with https:// or /, and no `srcdoc`"
        : "write it as Markdown, or put it into a template of the site")
  }

  static func foreignMarkup(at span: SourceSpan) -> Self {
    .warning(
      "foreign-markup", at: span, "Markup of another tool is shown to readers as it stands",
      help: "write in Markdown what it stood for, or put backticks around what readers are to see")
  }

  static func unknownQuoteMark(_ mark: String, at span: SourceSpan) -> Self {
    let known = Quote.pullQuoteMarks
    return .warning(
      "foreign-markup", at: span, "`\(mark)` means nothing here and is shown to readers as it stands",
      help: known.contains(mark.lowercased())
        ? "put it on a line of its own"
        : nearMiss(to: mark, among: known).map { "did you mean `\($0)`?" }
          ?? "leave it out, or write `\(known[0])` for a pull quote")
  }

  static func strayEmphasis(at span: SourceSpan) -> Self {
    .warning(
      "stray-markup", at: span, "These `**` make nothing bold and are shown to readers",
      help: "leave the punctuation beside them out of the bold words, as in 「**words**」")
  }

  static func strayBrackets(at span: SourceSpan) -> Self {
    .warning(
      "stray-markup", at: span, "These brackets make no link and are shown to readers",
      help: "put a slug between them, as in `[[slug]]` or `[[slug|words]]`; brackets for readers are `\\[\\[`"
    )
  }

  static func strayHeading(at span: SourceSpan) -> Self {
    .warning(
      "stray-markup", at: span, "This is no heading, because the space after it is not an ordinary one",
      help: "put the space of the space bar, U+0020, after the `#`")
  }

  static func emptyHeading(at span: SourceSpan) -> Self {
    .warning(
      "empty-heading", at: span, "A heading has no words",
      help: "write some after the `#`, or delete the line")
  }

  static func unsafeURL(_ url: String, at span: SourceSpan) -> Self {
    .warning(
      "unsafe-url", at: span, "Address '\(url.prefix(60))' can run a script and is left out",
      help: "link to a page that begins with https://")
  }
}
