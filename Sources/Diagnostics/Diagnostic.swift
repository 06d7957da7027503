/// One thing that is wrong, where, and what to do about it: a value that is collected, sorted and shown.
package struct Diagnostic: Hashable, Sendable {
  package enum Severity: Int, Hashable, Sendable, Comparable {
    /// Something to know about, and nothing wrong.
    case note
    case warning, error

    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  /// A second place that explains the first, or a sentence of context when `span` is nil.
  package struct Note: Hashable, Sendable {
    package let span: SourceSpan?
    package let text: String

    package init(at span: SourceSpan? = nil, _ text: String) {
      self.span = span
      self.text = text
    }
  }

  /// Stable name of the rule, such as `duplicate-slug`.
  package let id: String
  package let severity: Severity
  package let span: SourceSpan?
  /// What is wrong, in headline style, without a full stop.
  package let headline: String
  package let notes: [Note]
  /// What to do, in the imperative.
  package let help: String?

  package init(
    _ severity: Severity, _ id: String, at span: SourceSpan?, _ headline: String,
    notes: [Note] = [], help: String? = nil
  ) {
    self.id = id
    self.severity = severity
    self.span = span
    self.headline = headline
    self.notes = notes
    self.help = help
  }

  package static func error(
    _ id: String, at span: SourceSpan?, _ headline: String, notes: [Note] = [], help: String? = nil
  ) -> Self {
    Diagnostic(.error, id, at: span, headline, notes: notes, help: help)
  }

  package static func warning(
    _ id: String, at span: SourceSpan?, _ headline: String, notes: [Note] = [], help: String? = nil
  ) -> Self {
    Diagnostic(.warning, id, at: span, headline, notes: notes, help: help)
  }

  package static func note(
    _ id: String, at span: SourceSpan?, _ headline: String, notes: [Note] = [], help: String? = nil
  ) -> Self {
    Diagnostic(.note, id, at: span, headline, notes: notes, help: help)
  }

  /// The same finding as an error, as `--strict` asks for; a note stays a note.
  package var asError: Self {
    severity == .note ? self : Diagnostic(.error, id, at: span, headline, notes: notes, help: help)
  }
}

extension [Diagnostic] {
  package var hasErrors: Bool { contains { $0.severity == .error } }

  /// Ordered by place, errors before warnings at one place, each finding once.
  package var ordered: [Diagnostic] {
    var ordered: [Diagnostic] = []
    ordered.reserveCapacity(count)
    // Where those begin that nothing in the order tells apart: what was found twice stands among them.
    var start = 0
    for index in indices.sorted(by: { Self.isBefore(self[$0], self[$1]) }) {
      if let last = ordered.last, Self.isBefore(last, self[index]) { start = ordered.count }
      if !ordered[start...].contains(self[index]) { ordered.append(self[index]) }
    }
    return ordered
  }

  private static func isBefore(_ a: Diagnostic, _ b: Diagnostic) -> Bool {
    switch (a.span, b.span) {
    case (nil, nil): break
    case (nil, _): return true
    case (_, nil): return false
    case (let x?, let y?): if x != y { return x < y }
    }
    if a.severity != b.severity { return a.severity > b.severity }
    return (a.id, a.headline) < (b.id, b.headline)
  }
}
