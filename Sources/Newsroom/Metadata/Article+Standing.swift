extension Article {
  /// Whether search engines may list the story's page: not when the author says no, nor in a preview of
  /// what is not out yet.
  var isIndexed: Bool { frontMatter.isSearchable && card.badge == nil }

  /// Whether the page here is the one that counts: not for a story republished from elsewhere.
  var isCanonical: Bool { canonical == nil }
}
