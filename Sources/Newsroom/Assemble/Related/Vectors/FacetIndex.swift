/// What stories have in common besides words: tags, or authors, or sections.
///
/// Each is weighted by its rarity, so that a tag on every story weighs nothing and one on three stories much.
struct FacetIndex: Sendable {
  struct Entry: Hashable, Sendable {
    let facet: Int32
    let weight: Float
  }

  /// The facets that a story shares with another, by story, the rarest first, with weights of about unit length.
  let entries: Ragged<Entry>
  /// Stories under each facet, in their order.
  let stories: [[Int32]]

  init(_ facets: [[Int]]) {
    stories = Self.filed(facets)
    let rarity = Rarity(stories: facets.count)
    let weights = stories.map { $0.count < 2 ? 0 : rarity[$0.count] }
    let raw = facets.map { own -> [Entry] in
      var seen: [Entry] = []
      for facet in own where weights[facet] > 0 && !seen.contains(where: { $0.facet == facet }) {
        seen.append(Entry(facet: Int32(facet), weight: weights[facet]))
      }
      return seen.count < 2 ? seen : seen.sorted { ($1.weight, $0.facet) < ($0.weight, $1.facet) }
    }
    entries = Self.normalized(raw)
  }

  /// Whether no two stories have anything in common that not all have.
  static func isEmpty(_ facets: [[Int]]) -> Bool { FacetIndex(facets).entries.values.isEmpty }

  private static func filed(_ facets: [[Int]]) -> [[Int32]] {
    let count = (facets.lazy.compactMap { $0.max() }.max() ?? -1) + 1
    var stories = [[Int32]](repeating: [], count: count)
    for (story, own) in facets.enumerated() {
      for facet in own where stories[facet].last != Int32(story) { stories[facet].append(Int32(story)) }
    }
    return stories
  }

  /// Halfway between a cosine, where one shared tag of one is everything, and a sum, where more tags win.
  private static func normalized(_ raw: [[Entry]]) -> Ragged<Entry> {
    let lengths = raw.map { $0.reduce(Float(0)) { $0 + $1.weight * $1.weight }.squareRoot() }
    let used = lengths.filter { $0 > 0 }
    let mean = Rarity.settled(Float(used.reduce(0) { $0 + Double($1) } / Double(max(used.count, 1))))
    var entries = Ragged<Entry>()
    for (own, length) in zip(raw, lengths) {
      entries.append(
        own.lazy.map { Entry(facet: $0.facet, weight: $0.weight / (0.5 * length + 0.5 * mean)) })
    }
    return entries
  }

  /// What two stories have in common, the rarest first.
  func shared(_ a: Int, _ b: Int) -> [Int] {
    entries[a].map(\.facet).filter { facet in entries[b].contains { $0.facet == facet } }.map { Int($0) }
  }

  func likeness(_ a: Int, _ b: Int) -> Float {
    var sum: Float = 0
    for x in entries.range(a) {
      for y in entries.range(b) where entries.values[x].facet == entries.values[y].facet {
        sum += entries.values[x].weight * entries.values[y].weight
      }
    }
    return sum
  }

  /// The weight of a facet for a story; 0 where the story is not under it.
  func weight(of facet: Int32, for story: Int) -> Float {
    entries[story].first { $0.facet == facet }?.weight ?? 0
  }
}
