/// What a site may choose about its bodies.
package struct MarkdownOptions: Hashable, Sendable {
  /// Whether HTML in a body stays in the page; scripts and other dangerous elements are shown as text even then.
  package let rawHTML: Bool
  /// Whether straight quotes, `--` and `...` become typographic.
  package let smart: Bool
  /// Words that open an inline related line, such as `Related` in `Related: [[slug]]`; case does not matter.
  package let relatedLabels: [String]
  /// What a screen reader says for the arrow that leads from a footnote back to the text.
  package let footnoteBackLabel: String
  /// BCP 47 tag of that label.
  package let labelLanguage: String
  package let budget: MarkdownBudget

  package init(
    rawHTML: Bool = false, smart: Bool = true, relatedLabels: [String] = ["Related"],
    footnoteBackLabel: String = "Back to the text", labelLanguage: String = "en",
    budget: MarkdownBudget = MarkdownBudget()
  ) {
    self.rawHTML = rawHTML
    self.smart = smart
    self.relatedLabels = relatedLabels
    self.footnoteBackLabel = footnoteBackLabel
    self.labelLanguage = labelLanguage
    self.budget = budget
  }
}

/// How much work one body may be: the same body is always inside or always outside, on any machine.
///
/// The defaults let an ordinary article of several megabytes pass and stop a hostile one within half a second.
package struct MarkdownBudget: Hashable, Sendable {
  /// Bytes that the parser may allocate in all.
  package let memory: Int
  /// Steps of the parser's loops that can grow with the square of a paragraph; about 1 ns each.
  package let steps: UInt64
  /// Elements within elements.
  package let depth: Int

  init(memory: Int = 128 << 20, steps: UInt64 = 200_000_000, depth: Int = 128) {
    self.memory = memory
    self.steps = steps
    self.depth = depth
  }
}
