/// What the search for related articles knows of one story.
///
/// Stories are named by their index in the list they come in, newest first.
package struct RelatedStory: Sendable {
  /// Stable hash of what it is known by from one build to the next.
  package let identity: UInt64
  package let profile: TermProfile
  /// First publication, in seconds since 1970.
  package let published: Int
  /// The same in minutes, which is as exact as nearness in time needs.
  var minute: Int32 { Int32(clamping: published / 60) }
  /// Numbers of its tags; any numbering will do, the smaller the better.
  package let tags: [Int]
  package let authors: [Int]
  package let section: Int?
  /// Stable hashes of the names behind the numbers: first those of `tags`, then `authors`, then the section.
  package let filing: [UInt64]
  /// Number of its series, and its place in it.
  package let series: (series: Int, number: Int)?
  /// Stories the editor wants in the list, first ones first.
  let pins: [Int]
  /// Stories the editor never wants in the list.
  let bans: [Int]
  /// Stories that its body links to.
  package let linked: [Int]

  init(
    identity: UInt64 = 0, profile: TermProfile, published: Int, tags: [Int] = [], authors: [Int] = [],
    section: Int? = nil, filing: [UInt64] = [], series: (series: Int, number: Int)? = nil, pins: [Int] = [],
    bans: [Int] = [], linked: [Int] = []
  ) {
    self.identity = identity
    self.profile = profile
    self.published = published
    self.tags = tags
    self.authors = authors
    self.section = section
    self.filing = filing
    self.series = series
    self.pins = pins
    self.bans = bans
    self.linked = linked
  }
}
