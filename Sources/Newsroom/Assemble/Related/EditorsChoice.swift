import Diagnostics

/// What an editor says about a story's related articles: `related` and `related_exclude` of its front matter,
/// resolved to stories.
package struct EditorsChoice: Sendable {
  private(set) var pins: [Int] = []
  private(set) var bans: [Int] = []
  private(set) var problems: [LinkProblem] = []

  /// What a slug in a pin or ban leads to.
  package enum Lookup: Sendable {
    case story(Int)
    /// A story that readers may not see yet, or no longer: no mistake, and nothing to show.
    case hidden
    /// No story.
    case unknown
  }

  /// No choice: the search decides.
  init() {}

  /// - Parameters:
  ///   - related: slugs that the editor pins.
  ///   - excluded: slugs that the editor bans.
  ///   - story: the index of the story itself.
  init(
    related: [Located<String>], excluded: [Located<String>], for story: Int, lookup: (String) -> Lookup
  ) {
    let banned = resolve(excluded, key: "related_exclude", for: story, lookup)
    let pinned = resolve(related, key: "related", for: story, lookup)
    bans = banned.map(\.story)
    for (pin, slug) in pinned {
      if let ban = banned.first(where: { $0.story == pin }) {
        problems.append(.diagnosed(.pinAlsoBanned(slug, ban: ban.slug)))
      } else {
        pins.append(pin)
      }
    }
  }

  private mutating func resolve(
    _ slugs: [Located<String>], key: String, for story: Int, _ lookup: (String) -> Lookup
  ) -> [(story: Int, slug: Located<String>)] {
    var found: [(story: Int, slug: Located<String>)] = []
    for slug in slugs {
      switch lookup(slug.value) {
      case .story(story): problems.append(.diagnosed(.relatedNamesItself(slug, key: key)))
      case .story(let other):
        if let first = found.first(where: { $0.story == other }) {
          problems.append(.diagnosed(.relatedNamesTwice(slug, key: key, first: first.slug)))
        } else {
          found.append((other, slug))
        }
      case .hidden: break
      case .unknown: problems.append(.unknownSlug(slug, key: key))
      }
    }
    return found
  }
}
