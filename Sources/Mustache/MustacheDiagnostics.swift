import Diagnostics

/// What is said about templates.
extension Diagnostic {
  static func notUTF8(at span: SourceSpan) -> Self {
    .error(
      "template-encoding", at: span, "Template is not valid UTF-8",
      help: "save the file with the encoding UTF-8")
  }

  static func unclosedTag(at span: SourceSpan, closing: String) -> Self {
    .error(
      "unclosed-tag", at: span, "Tag has no end",
      help: "close it with `\(closing)`; a tag's name cannot contain another tag")
  }

  static func badTag(at span: SourceSpan, _ problem: TagProblem) -> Self {
    switch problem {
    case .empty:
      .error("bad-tag", at: span, "Tag names nothing", help: "write a name between the braces")
    case .space(let name):
      .error(
        "bad-tag", at: span, "Tag name '\(name)' contains a space",
        help: "a tag holds one name; there are no helpers, filters or parameters")
    case .dots(let name):
      .error("bad-tag", at: span, "Name '\(name)' has a dot with nothing beside it")
    case .nestedDynamicName:
      .error(
        "bad-tag", at: span, "Dynamic name has a second asterisk",
        help: "a name can be looked up once: {{> *name}}")
    }
  }

  static func badDelimiters(at span: SourceSpan) -> Self {
    .error(
      "bad-delimiters", at: span, "Delimiters cannot be read",
      help: "write two delimiters with a space between, such as {{=<% %>=}}")
  }

  static func unclosed(_ kind: Tag.Kind, _ name: String, at span: SourceSpan) -> Self {
    .error(
      "unclosed-section", at: span, "\(title(kind)) '\(name)' is never closed",
      help: "add {{/\(name)}}")
  }

  static func strayCloser(_ name: String, at span: SourceSpan) -> Self {
    .error("stray-closer", at: span, "Closing tag '\(name)' closes nothing")
  }

  /// - Parameter closer: the closing tag of `outer`, which came too early.
  static func crossed(
    _ kind: Tag.Kind, _ name: String, at span: SourceSpan, opener: SourceSpan, _ outer: String,
    closer: SourceSpan
  ) -> Self {
    .error(
      "crossed-sections", at: span,
      "\(title(kind)) '\(name)' is closed after '\(outer)', in which it was opened",
      notes: [Note(at: opener, "opened here"), Note(at: closer, "'\(outer)' is closed here")],
      help: "put {{/\(name)}} before {{/\(outer)}}")
  }

  static func misspeltCloser(_ name: String, at span: SourceSpan, opener: SourceSpan, _ wanted: String)
    -> Self
  {
    .error(
      "stray-closer", at: span, "Closing tag '\(name)' does not match '\(wanted)'",
      notes: [Note(at: opener, "opened here")], help: "did you mean {{/\(wanted)}}?")
  }

  static func nestedTooDeep(at span: SourceSpan, limit: Int) -> Self {
    .error(
      "nested-too-deep", at: span, "Sections are nested more than \(limit) deep",
      help: "move the inner part to a partial")
  }

  static func blockFilledTwice(_ name: String, at span: SourceSpan, first: SourceSpan) -> Self {
    .error(
      "block-filled-twice", at: span, "Block '\(name)' is filled twice",
      notes: [Note(at: first, "first filled here")])
  }

  static func outsideBlocks(_ parent: String, at span: SourceSpan) -> Self {
    .warning(
      "outside-blocks", at: span, "Content of '\(parent)' outside its blocks is not shown",
      help: "put it into one of its blocks: {{$name}}…{{/name}}")
  }

  static func missingTemplate(_ name: String, at span: SourceSpan, near: String?) -> Self {
    .error(
      "missing-partial", at: span, "There is no partial '\(name)'",
      help: near.map { "did you mean '\($0)'?" }
        ?? "add templates/partials/\(TemplateNames.plain(name)).mustache")
  }

  static func unknownBlock(_ name: String, in parent: String, at span: SourceSpan, known: [String]) -> Self {
    .error(
      "unknown-block", at: span, "Template '\(parent)' has no block '\(name)'",
      help: suggestion(for: name, among: known, none: "it has no blocks to fill"))
  }

  static func includesItself(_ name: String, at span: SourceSpan, chain: [Note]) -> Self {
    .error(
      "endless-partial", at: span, "Template '\(name)' includes itself without end", notes: chain,
      help: "put the inclusion into a section that is empty at some depth")
  }

  static func includedTooDeep(at span: SourceSpan, limit: Int, chain: [Note]) -> Self {
    .error(
      "endless-partial", at: span, "Partials are included more than \(limit) deep", notes: chain,
      help: "do they include each other in a section that is never empty?")
  }

  /// - Parameter elsewhere: what has that name inside the objects that are known here.
  static func unknownVariable(
    _ name: String, at span: SourceSpan, among known: [String], elsewhere: [String], chain: [Note]
  ) -> Self {
    let quoted = elsewhere.prefix(3).map { "'\($0)'" }
    return .error(
      "unknown-variable", at: span, "There is no variable '\(name)' here", notes: chain,
      help: quoted.isEmpty
        ? suggestion(for: name, among: known, none: "nothing is available here")
        : "did you mean \(quoted.joined(separator: " or "))?")
  }

  /// - Parameter advice: how the object comes by its parts, where that is up to a site.
  static func unknownPart(
    _ part: String, of name: String, at span: SourceSpan, among known: [String], advice: String?,
    chain: [Note]
  ) -> Self {
    .error(
      "unknown-variable", at: span, "There is no variable '\(name).\(part)' here", notes: chain,
      help: suggestion(for: part, among: known, none: "nothing is available here", advice: advice))
  }

  static func hasNoParts(
    _ name: String, _ holds: String, part: String, at span: SourceSpan, chain: [Note]
  ) -> Self {
    .error(
      "no-parts", at: span, "'\(name)' is \(holds) and has no '\(part)'", notes: chain,
      help: holds == "a list" ? "open a section over it: {{#\(name)}}…{{/\(name)}}" : nil)
  }

  static func cannotBeShown(_ name: String, _ holds: String, at span: SourceSpan, chain: [Note]) -> Self {
    .error(
      "cannot-be-shown", at: span, "'\(name)' is \(holds) and cannot be shown by itself", notes: chain,
      help: name == "." ? nil : "open a section over it: {{#\(name)}}…{{/\(name)}}")
  }

  private static func suggestion(
    for name: String, among known: [String], none: String, advice: String? = nil
  ) -> String {
    if let near = nearMiss(to: name, among: known) { return "did you mean '\(near)'?" }
    if known.isEmpty { return advice ?? none }
    let shown = known.prefix(12).joined(separator: ", ")
    return "available: " + shown + (known.count > 12 ? " and \(known.count - 12) more" : "")
      + (advice.map { "; " + $0 } ?? "")
  }

  private static func title(_ kind: Tag.Kind) -> String {
    switch kind {
    case .parent: "Parent"
    case .block: "Block"
    default: "Section"
    }
  }
}

extension Diagnostic.Note {
  static func included(from span: SourceSpan) -> Self {
    Diagnostic.Note("included from \(span.path):\(span.line)")
  }
}
