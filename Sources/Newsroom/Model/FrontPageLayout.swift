import Diagnostics

/// What `front.yml` says: which stories stand where on the front page.
package struct FrontPageLayout: Hashable, Sendable {
  var slots: [Slot]
  var rails: [Rail]

  /// A named place for stories; those listed first, the rest filled with the newest that fit.
  package struct Slot: Hashable, Sendable {
    package var name: String
    /// Where front.yml names it; nil for a slot that is there without a front.yml.
    package var span: SourceSpan?
    package var count: Int
    package var stories: [Pin] = []
    package var section: Located<String>?
    /// Index of the section into `Site.sections`, found when the site is assembled; nil for every section.
    package var sectionIndex: Int?
    package var kind: StoryKind?

    init(name: String, count: Int) {
      self.name = name
      self.count = count
    }
  }

  /// A story kept in its place, for good or until a moment.
  package struct Pin: Hashable, Sendable {
    package let slug: Located<String>
    package let until: Instant?
    /// Index into `Site.articles`, found when the site is assembled; nil for what readers cannot see.
    package var article: Int?

    init(slug: Located<String>, until: Instant?) {
      self.slug = slug
      self.until = until
    }
  }

  /// A row of the newest stories of one section.
  package struct Rail: Hashable, Sendable {
    package let section: Located<String>
    package let count: Int
    /// Index of the section into `Site.sections`, found when the site is assembled; nil when it has none of that name.
    package var sectionIndex: Int?
  }

  /// Without a `front.yml`: a lead, four secondary stories, three opinions, the latest, a rail per section.
  ///
  /// A paper without sections has eight secondary stories: nothing else would stand beside its latest.
  static func automatic(sections: [Located<String>]) -> FrontPageLayout {
    var opinion = Slot(name: "opinion", count: 3)
    opinion.kind = .opinion
    return FrontPageLayout(
      slots: [
        Slot(name: "lead", count: 1), Slot(name: "secondary", count: sections.isEmpty ? 8 : 4), opinion,
        Slot(name: "latest", count: 10),
      ],
      rails: sections.map { Rail(section: $0, count: 4) })
  }
}
