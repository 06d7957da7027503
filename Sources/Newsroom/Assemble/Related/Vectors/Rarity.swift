import Glibc

/// How much it says that two stories share a term or a tag, by how many stories have it.
///
/// Counts are known by steps only, half octaves of small ones (2, 3, 4, 5 to 6, 7 to 9, …) and whole ones of others (16
/// to 22, 23 to 45, …), and so is the number of all stories. One story more or less therefore leaves nearly all
/// rarities as they are, which is what lets lists follow an edit.
struct Rarity: Hashable, Sendable {
  /// Half octaves of the number of all stories.
  let all: Int

  init(stories: Int) { all = Self.halfOctaves(stories) }

  /// The step of a number, in half octaves: 0 for 1, 2 for 2, 3 for 3, 4 for 4, 5 for 5 and 6, 8 for 14 to 22.
  static func halfOctaves(_ count: Int) -> Int {
    guard count > 1 else { return 0 }
    let octaves = log2(Double(count))
    return count < 16 ? Int((2 * octaves).rounded()) : 2 * Int(octaves.rounded())
  }

  /// In octaves: how often the number of all stories can be halved before so few are left; 0 for what all have.
  subscript(count: Int) -> Float { Float(max(all - Self.halfOctaves(count), 0)) / 2 }

  /// Rarity of a term by its number of stories, as long as it is any.
  ///
  /// A term of one story relates it to nobody, and what a quarter of all stories mention is nobody's subject.
  func ofTerms() -> [Float] {
    var table: [Float] = [0, 0]
    while Self.halfOctaves(table.count) <= max(all - 4, Self.smallest), table.count < TermCensus.most {
      table.append(self[table.count] + 0.5)
    }
    return table
  }

  /// So many half octaves of stories may have a term in an archive of any size: 22 stories.
  private static let smallest = 8

  /// The nearest eighth of an octave: a mean over all stories that one story does not move.
  static func settled(_ mean: Float) -> Float { mean > 0 ? exp2((8 * log2(mean)).rounded() / 8) : 0 }
}
