/// How alike two stories are, part by part.
package struct RelatedScore: Hashable, Sendable {
  /// Words and phrases in common; 1 for the same text.
  package var text: Float = 0
  package var tags: Float = 0
  package var authors: Float = 0
  package var section: Float = 0
  /// What the sum is multiplied by for nearness in time; 1 for stories years apart.
  var nearness: Float = 1

  package var total: Float { (text + tags + authors + section) * nearness }
}

/// How the parts of a score are mixed, with the site's own weights applied.
struct RelatedBlend: Sendable {
  let text: Float
  let tags: Float
  let authors: Float
  let section: Float
  let nearness: Float
  let nearnessDays: Float

  /// The numbers here are the built-in mix, which a weight of 1 in site.yml stands for.
  ///
  /// They were chosen on four archives in two languages, where the mix is flat: halving or doubling any one
  /// of them costs less than .01 of recall.
  init(_ settings: RelatedSettings) {
    text = Float(settings.textWeight)
    tags = 0.04 * Float(settings.tagWeight)
    authors = 0.015 * Float(settings.authorWeight)
    section = 0.005 * Float(settings.sectionWeight)
    nearness = Float(settings.nearnessWeight)
    nearnessDays = Float(max(settings.nearnessDays, 1))
  }

  /// The factor for two stories of the same moment.
  var highestNearness: Float { 1 + nearness }

  /// The factor for two stories so many minutes apart: it halves its gain after `nearnessDays` and never
  /// falls to nothing, so that an old story can still win by what it says.
  @inline(__always)
  func nearness(_ a: Int32, _ b: Int32) -> Float {
    1 + nearness * nearnessDays / (nearnessDays + Float(abs(Int(a) - Int(b))) * (1 / 1_440))
  }
}
