import Diagnostics

extension LinkResolver {
  /// Where a story first appeared; nil for one whose `canonical` is its own address, as many tools write it.
  ///
  /// Scheme, capitals of the host and a last slash make no difference.
  ///
  /// - Parameter path: where the story is.
  func original(
    _ canonical: Located<String>?, of path: SitePath
  ) -> (url: String?, diagnostic: Diagnostic?) {
    guard let canonical else { return (nil, nil) }
    let part = homes.lazy.compactMap { home in
      ownPart(of: String(home.prefix { $0 != ":" } + canonical.value.drop { $0 != ":" }), behind: home)
    }.first
    guard let part else { return (canonical.value, nil) }
    let target = part.contains("?") ? nil : SitePath(typed: String(part.prefix { $0 != "#" }))
    if target == path { return (nil, nil) }
    // One of the paper's own stories may well be another's original.
    let story = target.flatMap(stories.index(path:))
    if let story, stories.stories[story].isVisible { return (canonical.value, nil) }
    return (canonical.value, .unknownCanonical(canonical))
  }
}
