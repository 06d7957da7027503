import Diagnostics

/// What wants an address, for messages.
struct PathOwner: Sendable {
  /// Such as "the tag page of 'harbour'".
  let name: String
  let span: SourceSpan?
}

/// Addresses that are taken; two owners of one are an error that names both.
///
/// Paths that differ only in case are kept apart: hosts on Linux serve both. They are reported only when
/// they are the same to the byte.
struct PathClaims {
  private var owners: [SitePath: PathOwner] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  mutating func reserve(_ count: Int) { owners.reserveCapacity(count) }

  mutating func claim(_ path: SitePath, _ name: @autoclosure () -> String, at span: SourceSpan? = nil) {
    if let first = owners[path] {
      diagnostics.append(.pathCollision(path, PathOwner(name: name(), span: span), first: first))
    } else {
      owners[path] = PathOwner(name: name(), span: span)
    }
  }

  func contains(_ path: SitePath) -> Bool { owners[path] != nil }

  var paths: Dictionary<SitePath, PathOwner>.Keys { owners.keys }
}
