import Diagnostics

extension Theme {
  /// The words of the interface: English, then the site's language over it, then its own `labels`.
  ///
  /// A site's own language file need only hold what it changes.
  func labels(for settings: Settings) -> (labels: Labels, diagnostics: [Diagnostic]) {
    var texts: [String: String] = [:]
    var diagnostics: [Diagnostic] = []
    for source in labelSources(for: settings.language) {
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
    for label in settings.labels { texts[label.key] = words(label.value) }
    return (Labels(texts), diagnostics)
  }

  /// The words of a label, with the spaces that part it from what stands beside it.
  private func words(_ text: String) -> String {
    let words = plainText(text)
    guard !words.isEmpty else { return text }
    return (text.hasPrefix(" ") ? " " : "") + words + (text.hasSuffix(" ") ? " " : "")
  }

  /// Labels that a site in another language shows in English for want of words, in the order of the built-in file.
  func labelsLeftInEnglish(for settings: Settings) -> [String] {
    let main = settings.language.split(separator: "-").first?.lowercased()
    guard main != "en", let english = Theme.builtIn.file(Self.labelsPrefix + "en.yml") else { return [] }
    let others = labelSources(for: settings.language).filter { $0.path != english.path }
    let worded = Set(others.flatMap(Self.keys) + settings.labels.map(\.key))
    return Self.keys(of: english).filter { !worded.contains($0) }
  }

  private static func keys(of file: SourceFile) -> [String] {
    // What is wrong with the file is said when its texts are read.
    var problems: [Diagnostic] = []
    return (YAMLSource(file).mapping(&problems) ?? []).map(\.key)
  }

  /// The files whose labels a site in `language` shows, each over those before it.
  private func labelSources(for language: String) -> [SourceFile] {
    Self.labelFiles(for: language).flatMap { [Theme.builtIn.file($0), file($0)].compactMap(\.self) }
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
