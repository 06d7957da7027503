import Diagnostics

/// What is wrong with something that a source names.
enum LinkProblem: Sendable {
  case diagnosed(Diagnostic)
  /// No story has this slug.
  ///
  /// - Parameter key: of the list in front matter that names it; nil for a link or a pin of the front page.
  case unknownSlug(Located<String>, key: String?)

  /// Whether it stops a build.
  var isError: Bool {
    switch self {
    case .diagnosed(let diagnostic): diagnostic.severity == .error
    case .unknownSlug(_, let key): key == nil
    }
  }
}

extension [LinkProblem] {
  /// With the slugs that were probably meant, as long as `nearMisses` last: in the order in which people read them,
  /// whatever was found first.
  func diagnostics(near stories: StoryIndex, _ nearMisses: NearMisses = NearMisses()) -> [Diagnostic] {
    var nearMisses = nearMisses
    var found: [Diagnostic] = []
    var unknown: [(slug: Located<String>, key: String?)] = []
    for problem in self {
      switch problem {
      case .diagnosed(let diagnostic): found.append(diagnostic)
      case .unknownSlug(let slug, let key): unknown.append((slug, key))
      }
    }
    return found
      + unknown.sorted { $0.slug.span < $1.slug.span }.map { slug, key -> Diagnostic in
        let nearest = nearMisses.nearest(to: slug.value) { stories.stories.map(\.slug.text) }
        if let key { return .relatedNamesNoStory(slug, key: key, nearest: nearest) }
        return .unknownStory(slug.value, at: slug.span, nearest: nearest)
      }
  }
}
