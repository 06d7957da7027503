import Diagnostics

extension Diagnostic {
  static func brokenAnchor(
    _ fragment: String, on page: SitePath, at place: ProofPlace, nearest: String?, isComposedOtherwise: Bool
  ) -> Self {
    .error(
      "broken-anchor", at: place.span, "No place on \(page) is called '#\(fragment)'\(place.words)",
      help: isComposedOtherwise
        ? "that place is there, with its accents stored in another way: copy its name from the published page"
        : nearest.map { "did you mean #\($0)?" }
          ?? "link to the `id` of a heading, or to the page as a whole")
  }

  static func brokenPageLink(_ address: String, at place: ProofPlace) -> Self {
    .error(
      "broken-link", at: place.span, "Nothing on this site has the address \(address)\(place.words)",
      help: "correct the address, or add it as an alias to the page that replaced it")
  }

  static func noAlternative(_ source: String, at place: ProofPlace) -> Self {
    .warning(
      "missing-alt", at: place.span, "Picture \(source) has no `alt` attribute\(place.words)",
      help: "add `alt` with what it shows, or `alt=\"\"` if it is mere decoration")
  }

  static func headingsOutOfOrder(_ heading: ProofHeading, after level: Int, at place: ProofPlace) -> Self {
    .warning(
      "heading-order", at: place.span,
      "Heading '\(heading.words)' is of level \(heading.level), the one before it of level \(level)\(place.words)",
      help: "go down one level at a time, so that listeners can find their way by headings")
  }

  static func mainHeadings(_ count: Int, at place: ProofPlace) -> Self {
    .warning(
      "heading-order", at: place.span,
      count == 0
        ? "There is no main heading\(place.words)" : "There are \(count) main headings\(place.words)",
      help: "give the page one `h1`, which says what it is about")
  }

  static func orphanedMedia(_ file: String, bytes: Int) -> Self {
    .warning(
      "orphaned-media", at: SourceSpan(file: file),
      "No story, page or template names this file of \(kilobytes(bytes))",
      help: "delete it; until then it is published all the same")
  }

  static func heavyHTML(_ bytes: Int, limit: Int, at place: ProofPlace) -> Self {
    .warning(
      "heavy-html", at: place.span,
      "HTML has \(kilobytes(bytes)), more than \(kilobytes(limit))\(place.words)",
      help: "split the story, or list fewer stories on a page; `html_kb` under `check:` sets the limit")
  }

  static func heavyPage(_ bytes: Int, limit: Int, heaviest: (SitePath, Int)?, at place: ProofPlace) -> Self {
    let note = heaviest.map { Note("\($0.0) alone has \(kilobytes($0.1))") }
    return .warning(
      "heavy-page", at: place.span,
      "Page loads \(kilobytes(bytes)), more than \(kilobytes(limit))\(place.words)",
      notes: [note].compactMap { $0 },
      help: "save pictures smaller, or show fewer; `page_kb` under `check:` sets the limit")
  }

  static func heavyPicture(_ path: SitePath, bytes: Int, limit: Int, at span: SourceSpan) -> Self {
    .warning(
      "heavy-picture", at: span, "Picture \(path) has \(kilobytes(bytes)), more than \(kilobytes(limit))",
      help: "save it smaller, 1600 pixels wide at most; `picture_kb` under `check:` sets the limit")
  }

  static func unknownRule(_ rule: Located<String>, nearest: String?) -> Self {
    .warning(
      "unknown-rule", at: rule.span, "No finding that could be ignored is called '\(rule.value)'",
      help: nearest.map { "did you mean '\($0)'?" }
        ?? "use a name in brackets, as `broadsheet check` prints it")
  }
}

/// `1,234,567` bytes as `1235 kB`.
private func kilobytes(_ bytes: Int) -> String { "\((bytes + 500) / 1_000) kB" }
