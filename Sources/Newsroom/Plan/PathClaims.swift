import Diagnostics

/// What wants an address, for messages.
struct PathOwner: Sendable {
  /// Such as "the tag page of 'harbour'".
  let name: String
  let span: SourceSpan?
  /// Two stories at one address were told apart when their slugs were given.
  let isStory: Bool
}

/// Addresses that are taken; two owners of one are an error that names both.
///
/// Paths that differ only in case are kept apart: hosts on Linux serve both. They are reported only when
/// they are the same to the byte.
struct PathClaims {
  private var owners: [SitePath: PathOwner] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  mutating func reserve(_ count: Int) { owners.reserveCapacity(count) }

  mutating func claim(
    _ path: SitePath, _ name: @autoclosure () -> String, at span: SourceSpan? = nil, isStory: Bool = false
  ) {
    guard let first = owners[path] else {
      owners[path] = PathOwner(name: name(), span: span, isStory: isStory)
      return
    }
    if isStory && first.isStory { return }
    diagnostics.append(
      .pathCollision(path, PathOwner(name: name(), span: span, isStory: isStory), first: first))
  }

  func contains(_ path: SitePath) -> Bool { owners[path] != nil }

  var paths: Dictionary<SitePath, PathOwner>.Keys { owners.keys }
}
