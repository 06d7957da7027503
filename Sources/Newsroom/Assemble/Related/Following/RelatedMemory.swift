/// What choosing related articles leaves for the next build: enough to follow an edit instead of starting anew.
package struct RelatedMemory: Equatable, Sendable {
  /// Stable hash of all that every list depends on.
  let frame: UInt64
  let marks: [Mark]
  /// Names that each story is filed under.
  let filings: Ragged<UInt64>
  let topics: TopicIndex
  /// Indices of related articles, best first.
  let lists: Ragged<Int32>
  /// Indices of all stories that a list depends on besides the story itself.
  let considered: Ragged<Int32>
  /// What another story must have in common with this one to be considered too.
  let floors: [Float]

  /// Whether the next build can go on from either.
  func isSame(as other: RelatedMemory?) -> Bool { frame == other?.frame && marks == other?.marks }

  /// What tells one version of a story from another.
  struct Mark: Equatable, BitwiseCopyable, Sendable {
    let identity: UInt64
    /// Stable hash of its terms.
    let wording: UInt64
    /// Stable hash of all else that its list and those of others depend on.
    let nature: UInt64
    let published: Int
  }
}

/// What an earlier build left, and the words that stories had then.
package struct RelatedBefore: Sendable {
  let memory: RelatedMemory?
  /// Of stories that have other words now or are gone, by identity.
  private let profiles: [UInt64: TermProfile]

  init(_ memory: RelatedMemory? = nil, profiles: [UInt64: TermProfile] = [:]) {
    self.memory = memory
    self.profiles = profiles
  }

  /// The terms that a story had, if they are known and have the fingerprint `wording`.
  ///
  /// - Parameter hidden: of stories that readers may not see, or no longer, by identity.
  func profile(of identity: UInt64, wording: UInt64, hidden: [UInt64: TermProfile]) -> TermProfile? {
    let profile = profiles[identity] ?? hidden[identity]
    return profile.flatMap { $0.fingerprint == wording ? $0 : nil }
  }
}
