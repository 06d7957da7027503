import Glibc

/// What stories have in common besides words: tags, or authors, or sections.
///
/// Each is weighted by its rarity, so that a tag on every story weighs nothing and one on three stories much.
struct FacetIndex: Sendable {
  struct Entry: Sendable {
    let facet: Int32
    let weight: Float
  }

  /// The facets of story `a` that another story shares are those from `starts[a]` to `starts[a + 1]`, the
  /// rarest first, with weights of about unit length.
  private let starts: [Int]
  private let entries: [Entry]
  /// Stories under each facet, in their order.
  let stories: [[Int32]]

  init(_ facets: [[Int]]) {
    let count = (facets.lazy.compactMap { $0.max() }.max() ?? -1) + 1
    var stories = [[Int32]](repeating: [], count: count)
    for (story, own) in facets.enumerated() {
      for facet in own where stories[facet].last != Int32(story) { stories[facet].append(Int32(story)) }
    }
    let rarity = stories.map { $0.count < 2 ? 0 : Float(log(Double(facets.count) / Double($0.count))) }
    let raw = facets.map { own -> [Entry] in
      var seen: [Entry] = []
      for facet in own where rarity[facet] > 0 && !seen.contains(where: { $0.facet == facet }) {
        seen.append(Entry(facet: Int32(facet), weight: rarity[facet]))
      }
      return seen.sorted { ($1.weight, $0.facet) < ($0.weight, $1.facet) }
    }
    starts = raw.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    entries = Self.normalized(raw)
    self.stories = stories
  }

  /// Halfway between a cosine, where one shared tag of one is everything, and a sum, where more tags win.
  private static func normalized(_ raw: [[Entry]]) -> [Entry] {
    let lengths = raw.map { $0.reduce(Float(0)) { $0 + $1.weight * $1.weight }.squareRoot() }
    let used = lengths.filter { $0 > 0 }
    let mean = Float(used.reduce(0) { $0 + Double($1) } / Double(max(used.count, 1)))
    return zip(raw, lengths).flatMap { own, length in
      own.map { Entry(facet: $0.facet, weight: $0.weight / (0.5 * length + 0.5 * mean)) }
    }
  }

  func entries(of story: Int) -> ArraySlice<Entry> { entries[starts[story]..<starts[story + 1]] }

  /// Whether no two stories have anything in common that not all have.
  var isEmpty: Bool { entries.isEmpty }

  /// What two stories have in common, the rarest first.
  func shared(_ a: Int, _ b: Int) -> [Int] {
    entries(of: a).map(\.facet).filter { facet in entries(of: b).contains { $0.facet == facet } }.map {
      Int($0)
    }
  }

  func likeness(_ a: Int, _ b: Int) -> Float {
    var sum: Float = 0
    for x in starts[a]..<starts[a + 1] {
      for y in starts[b]..<starts[b + 1] where entries[x].facet == entries[y].facet {
        sum += entries[x].weight * entries[y].weight
      }
    }
    return sum
  }
}
