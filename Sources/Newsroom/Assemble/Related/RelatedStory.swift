/// What the search for related articles knows of one story.
///
/// Stories are named by their index in the list they come in, newest first.
package struct RelatedStory: Sendable {
  package let profile: TermProfile
  /// First publication, in seconds since 1970.
  package let published: Int
  /// Numbers of its tags; any numbering will do, the smaller the better.
  package let tags: [Int]
  package let authors: [Int]
  package let section: Int?
  /// Number of its series, and its place in it.
  package let series: (series: Int, number: Int)?
  /// Stories the editor wants in the list, first ones first.
  package let pins: [Int]
  /// Stories the editor never wants in the list.
  package let bans: [Int]
  /// Stories that its body links to.
  package let linked: [Int]

  package init(
    profile: TermProfile, published: Int, tags: [Int] = [], authors: [Int] = [], section: Int? = nil,
    series: (series: Int, number: Int)? = nil, pins: [Int] = [], bans: [Int] = [], linked: [Int] = []
  ) {
    self.profile = profile
    self.published = published
    self.tags = tags
    self.authors = authors
    self.section = section
    self.series = series
    self.pins = pins
    self.bans = bans
    self.linked = linked
  }

  /// The same without its terms, once they are in the index.
  var withoutProfile: RelatedStory {
    RelatedStory(
      profile: .empty, published: published, tags: tags, authors: authors, section: section, series: series,
      pins: pins, bans: bans, linked: linked)
  }
}
