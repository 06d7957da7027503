import Diagnostics

extension Diagnostic {
  static func relatedNamesNoStory(_ slug: Located<String>, key: String, nearest: String?) -> Self {
    .warning(
      "unknown-pin", at: slug.span, "`\(key)` names '\(slug.value)', which no story has as its slug",
      help: nearest.map { "did you mean '\($0)'?" } ?? "remove it, or use the slug of a story")
  }

  static func relatedNamesItself(_ slug: Located<String>, key: String) -> Self {
    .warning(
      "pin-to-itself", at: slug.span, "`\(key)` names the story itself",
      help: "remove '\(slug.value)'; a story is never in its own list")
  }

  static func relatedNamesTwice(_ slug: Located<String>, key: String, first: Located<String>) -> Self {
    .warning(
      "duplicate-pin", at: slug.span, "`\(key)` names '\(slug.value)' twice",
      notes: [Note(at: first.span, "the first mention")], help: "remove one of the two")
  }

  static func pinAlsoBanned(_ slug: Located<String>, ban: Located<String>) -> Self {
    .warning(
      "pin-also-excluded", at: slug.span, "'\(slug.value)' is in `related` and in `related_exclude`",
      notes: [Note(at: ban.span, "excluded here, which wins")], help: "remove it from one of the two")
  }

  static func relatedWeighsNothing(at span: SourceSpan?) -> Self {
    .warning(
      "related-weighs-nothing", at: span, "`related` gives text, tags, authors and section no weight",
      help: "give one of them a weight above 0, or set `limit: 0` to have no related articles")
  }

  static func relatedWeightUnused(_ key: String, at span: SourceSpan?) -> Self {
    .warning(
      "related-weight-unused", at: span, "`related.\(key)` has a weight, but no two stories share \(key)",
      help: "remove the weight, or give stories \(key) in their front matter")
  }
}

extension RelatedSettings {
  /// What is odd about them, seen against the site's stories; `span` is where `related` stands.
  func diagnostics(for stories: [RelatedStory], at span: SourceSpan?) -> [Diagnostic] {
    guard limit > 0 else { return [] }
    let weights = [textWeight, tagWeight, authorWeight, sectionWeight]
    if weights.allSatisfy({ $0 <= 0 }) { return [.relatedWeighsNothing(at: span)] }
    let parts: [(name: String, weight: Double, facets: (RelatedStory) -> [Int])] = [
      ("tags", tagWeight, \.tags), ("authors", authorWeight, \.authors),
      ("section", sectionWeight, { $0.section.map { [$0] } ?? [] }),
    ]
    // A weight of 1 is the default and says nothing of what the editor expects.
    return parts.filter { part in
      part.weight > 0 && part.weight != 1 && FacetIndex.isEmpty(stories.map(part.facets))
    }.map { .relatedWeightUnused($0.name, at: span) }
  }
}
