/// Diagnostics as an author reads them in a terminal.
///
///     error: Front matter has no title
///       --> articles/flood.md:1:1
///        |
///      1 | ---
///        | ^^^
///        = help: add a line such as `title: Harbour floods again`
package struct Report: Sendable {
  package let diagnostics: [Diagnostic]
  /// Reads a file named by a span; nil when it is gone.
  private let source: @Sendable (String) -> SourceFile?
  private let colored: Bool
  /// Whether the name of the rule stands beside the severity: `warning[missing-dek]: …`.
  private let namesRules: Bool

  package init(
    _ diagnostics: [Diagnostic], colored: Bool = false, namesRules: Bool = false,
    source: @escaping @Sendable (String) -> SourceFile?
  ) {
    self.diagnostics = diagnostics.ordered
    self.colored = colored
    self.namesRules = namesRules
    self.source = source
  }

  package var text: String {
    var files = SourceFiles(source: source)
    return diagnostics.map { render($0, &files) }.joined(separator: "\n")
  }

  private func render(_ diagnostic: Diagnostic, _ files: inout SourceFiles) -> String {
    let (word, color) = look(of: diagnostic.severity)
    var out = paint(namesRules ? "\(word)[\(diagnostic.id)]" : word, color, bold: true)
    out += paint(": " + printable(diagnostic.headline), nil, bold: true) + "\n"
    if let span = diagnostic.span { out += excerpt(span, color, &files) }
    for note in diagnostic.notes {
      out += "  \(paint("note", 36, bold: true)): \(printable(note.text))\n"
      if let span = note.span { out += excerpt(span, 36, &files) }
    }
    if let help = diagnostic.help { out += "  \(paint("help", 32, bold: true)): \(printable(help))\n" }
    return out
  }

  private func look(of severity: Diagnostic.Severity) -> (word: String, color: Int) {
    switch severity {
    case .error: ("error", 31)
    case .warning: ("warning", 33)
    case .note: ("note", 36)
    }
  }

  private func excerpt(_ span: SourceSpan, _ color: Int, _ files: inout SourceFiles) -> String {
    guard span.line > 0 else { return "  \(paint("-->", 34)) \(printable(span.path))\n" }
    guard let excerpt = files.excerpt(of: span) else {
      return "  \(paint("-->", 34)) \(printable(span.path)):\(span.line):\(span.column)\n"
    }
    let gutter = String(span.line)
    let blank = String(repeating: " ", count: gutter.count)
    var out = "  \(paint("-->", 34)) \(printable(span.path)):\(span.line):\(excerpt.column)\n"
    out += " \(blank) \(paint("|", 34))\n"
    out += " \(paint(gutter, 34)) \(paint("|", 34)) \(excerpt.text)\n"
    out += " \(blank) \(paint("|", 34)) \(excerpt.padding)\(paint(excerpt.caret, color, bold: true))\n"
    return out
  }

  private func paint(_ text: String, _ color: Int?, bold: Bool = false) -> String {
    guard colored else { return text }
    let codes = [bold ? "1" : nil, color.map(String.init)].compactMap { $0 }
    return "\u{1B}[\(codes.joined(separator: ";"))m\(text)\u{1B}[0m"
  }
}
