import Diagnostics

extension Theme {
  /// The words of the interface: English, then the site's language over it, then its own `labels`.
  ///
  /// A site's own language file need only hold what it changes.
  func labels(for settings: Settings) -> (labels: Labels, diagnostics: [Diagnostic]) {
    var texts: [String: String] = [:]
    var diagnostics: [Diagnostic] = []
    for path in Self.labelFiles(for: settings.language) {
      for source in [Theme.builtIn.file(path), file(path)] {
        guard let source else { continue }
        var problems: [Diagnostic] = []
        for pair in YAMLSource(source).mapping(&problems) ?? [] {
          if let text = pair.value.text {
            texts[pair.key] = words(text)
          } else {
            problems.append(.wrongType(pair.key, expected: "text", found: pair.value))
          }
        }
        diagnostics += problems
      }
    }
    for label in settings.labels { texts[label.key] = words(label.value) }
    return (Labels(texts), diagnostics)
  }

  /// The words of a label, with the spaces that part it from what stands beside it.
  private func words(_ text: String) -> String {
    let words = plainText(text)
    guard !words.isEmpty else { return text }
    return (text.hasPrefix(" ") ? " " : "") + words + (text.hasSuffix(" ") ? " " : "")
  }

  static let labelsPrefix = "labels/"

  /// Paths of the files whose labels a site in `language` shows, each over those before it.
  static func labelFiles(for language: String) -> [String] {
    let main = language.split(separator: "-").first.map { $0.lowercased() } ?? "en"
    let names = ["en", main, language]
    return names.indices.filter { names.firstIndex(of: names[$0]) == $0 }.map {
      labelsPrefix + names[$0] + ".yml"
    }
  }
}
