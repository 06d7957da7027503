import Diagnostics

extension Theme {
  /// The words of the interface: English, then the site's language over it, then its own `labels`.
  ///
  /// A site's own language file need only hold what it changes.
  func labels(for settings: Settings) -> (labels: Labels, diagnostics: [Diagnostic]) {
    var texts: [String: String] = [:]
    var diagnostics: [Diagnostic] = []
    let main = settings.language.split(separator: "-").first.map { $0.lowercased() } ?? "en"
    var names = ["en", main, settings.language]
    names = names.enumerated().filter { names.firstIndex(of: $0.element) == $0.offset }.map(\.element)
    for path in names.map({ "labels/\($0).yml" }) {
      for source in [Theme.builtIn.file(path), file(path)] {
        guard let source else { continue }
        var problems: [Diagnostic] = []
        for pair in YAMLSource(source).mapping(&problems) ?? [] {
          if let text = pair.value.text {
            if source.path.hasPrefix(Theme.builtInPrefix) == false, texts[pair.key] == nil,
              let nearest = nearMiss(to: pair.key, among: texts.keys.sorted())
            {
              problems.append(.unknownLabel(pair.key, at: pair.keySpan, nearest: nearest))
            }
            texts[pair.key] = text
          } else {
            problems.append(.wrongType(pair.key, expected: "text", found: pair.value))
          }
        }
        diagnostics += problems
      }
    }
    for label in settings.labels { texts[label.key] = label.value }
    return (Labels(texts), diagnostics)
  }
}
